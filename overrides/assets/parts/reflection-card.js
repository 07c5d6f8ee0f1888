/**
 * What can be done with a card's item, by the names of its buttons.
 *
 * @typedef {{[name in "look" | "save" | "table" | "delete"]: () => void}} CardActions
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    countProgress,
    findElement,
    getRecordTitle,
    getStateKey,
    joinParts,
    leadTo,
    makeChecklistLink,
    placeAnswers,
  } = profiles;

  /**
   * Create the card of something that is kept.
   *
   * @param {ReflectionsView} view
   * @param {StoredItem} stored
   * @param {CardActions} actions
   * @returns {HTMLElement}
   */
  function createCard(view, stored, actions) {
    const { root, say, find } = view;
    const { format, id, item, fault } = stored;
    const { record = {}, last = "" } = item || {};
    const framework = profiles.frameworks.get(record.framework);
    const isTeam = format.kind === "team";
    const card = find("card").content.firstElementChild.cloneNode(true);
    const name = card.querySelector("strong");
    const link = card.querySelector("a");
    const title = item ? getRecordTitle(view, record) : say("reflections-unreadable");
    name.textContent = joinParts([isTeam && say("record"), title], ": ");
    name.id = `__kept-${id}`;
    card.classList.toggle("pp-current", id === view.chosen);
    if (id === view.chosen) card.setAttribute("aria-current", "true");

    card.querySelectorAll("a, button").forEach((control) => {
      const { act } = control.dataset;
      control.id = `__${act}-${id}`; // by which it gets the focus back
      control.setAttribute("aria-describedby", name.id);
      control.hidden = ["look", "table"].includes(act) && (isTeam || !item);
      if (act) control.addEventListener("click", actions[act]);
    });

    // One goes on at the last answer, else at the first thing that is asked.
    const next = framework && (findElement(framework, last) || framework.groups[0]?.asked[0]);
    link.hidden = !next;
    if (next) {
      link.href = isTeam ? `${root.dataset.root}team/` : makeChecklistLink(view, next.address);
      leadTo(link, stored);
    }

    if (item) {
      const progress =
        framework && countProgress(framework.groups, placeAnswers(framework, record).placed);
      card.querySelector(".pp-muted").textContent = joinParts(
        [
          framework ? framework.short : record.framework,
          progress && !isTeam && say("progress", progress),
          say(getStateKey(fault, true, item)),
        ],
        " · ",
      );
    }
    return card;
  }

  Object.assign(profiles, { createCard });
})();
