/* The way through a checklist: to what is not answered, and to the end. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { filterAnswered, listUnanswered, tell } = profiles;

  function bringToTop(element, target) {
    element.scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
  }

  /**
   * Go to something that is asked.
   *
   * @param {HTMLElement} asked
   */
  function goToAsked(asked) {
    const chosen = asked.querySelector("input:checked");
    bringToTop(asked, chosen || asked.querySelector("input, textarea"));
  }

  /* After what was answered last, else below the window's upper edge; then from the beginning. */
  function findNext(unanswered, last) {
    const isAfter = last?.isConnected
      ? (asked) => last.compareDocumentPosition(asked) & Node.DOCUMENT_POSITION_FOLLOWING
      : (asked) => asked.getBoundingClientRect().bottom > 0;
    return unanswered.find(isAfter) || unanswered[0];
  }

  /**
   * Go to the next of what is shown that has no answer, or to the end where there is none.
   *
   * @param {ChecklistView} view
   */
  function goToUnanswered(view) {
    const { root, say, last } = view;
    filterAnswered(root);
    const next = findNext(listUnanswered(root), last);
    if (next) {
      goToAsked(next);
      return;
    }
    const heading = root.querySelector(".pp-end :is(h2, h3)");
    bringToTop(heading, heading);
    const hidden = root.querySelectorAll("[data-answered=false].pp-filtered-out").length;
    const others = hidden && say.count("unanswered-hidden", hidden);
    tell(view, say("all-shown-answered"), others);
  }

  Object.assign(profiles, { goToAsked, goToUnanswered });
})();
