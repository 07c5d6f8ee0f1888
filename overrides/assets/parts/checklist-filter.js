/* Which statements of a checklist are shown: those of one level, those without an answer. What is
   answered and hidden is counted aloud. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { isOfLevel, joinParts, writeText } = profiles;
  const ANSWERED = "[data-answered=true]";
  const UNANSWERED = "[data-answered=false]";
  const HIDDEN = ":is(.pp-filtered-out, .pp-set-aside)";

  function findLevelInput(root) {
    return root.querySelector("[name=level]:checked");
  }

  /**
   * Tell whether something is of the level that is shown.
   *
   * @param {HTMLElement} root
   * @param {FrameworkElement} element
   * @returns {boolean}
   */
  function isOfShownLevel(root, element) {
    return isOfLevel(element, findLevelInput(root)?.value || "");
  }

  /**
   * List what is shown and has no answer yet.
   *
   * @param {HTMLElement} root
   * @returns {HTMLElement[]}
   */
  function listUnanswered(root) {
    const all = [...root.querySelectorAll(`.pp-asked${UNANSWERED}`)];
    return all.filter((asked) => !asked.closest(HIDDEN));
  }

  /**
   * Show what the filters leave, as it is answered now.
   *
   * @param {HTMLElement} root
   */
  function filterAnswered(root) {
    const isOn = root.querySelector("[data-pp-unanswered]").checked;
    root.querySelectorAll(".pp-asked").forEach((asked) => {
      asked.classList.toggle("pp-set-aside", isOn && asked.matches(ANSWERED));
    });
    root.querySelectorAll(".pp-column, .pp-practice").forEach((part) => {
      const isDone = !part.querySelector(`${UNANSWERED}:not(.pp-filtered-out)`);
      part.classList.toggle("pp-set-aside", isOn && isDone);
    });
  }

  /**
   * Tell what is shown, and how much of what is answered is not.
   *
   * @param {Page} page
   */
  function tellShown({ root, say, find }) {
    const isOn = find("unanswered").checked;
    const level = findLevelInput(root)?.dataset.shown;
    const answered = root.querySelectorAll(`${ANSWERED}${HIDDEN}, ${HIDDEN} ${ANSWERED}`).length;
    const parts = [
      level && `${level}.`,
      isOn && say("only-unanswered-shown"),
      answered && say.count("answered-hidden", answered),
    ];
    writeText(find("shown"), joinParts(parts));
    root.querySelector("[data-pp-do=show-all]").hidden = !isOn && !level;
  }

  /**
   * Show everything.
   *
   * @param {HTMLElement} root
   */
  function showEverything(root) {
    root.querySelector("[data-pp-unanswered]").checked = false;
    const all = root.querySelector("[name=level][value='']");
    if (all && !all.checked) all.click();
  }

  Object.assign(profiles, {
    filterAnswered,
    isOfShownLevel,
    listUnanswered,
    showEverything,
    tellShown,
  });
})();
