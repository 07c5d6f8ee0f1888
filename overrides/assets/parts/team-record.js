/* What a team has settled, as its page shows it. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createNode,
    getResponseText,
    isSettled,
    joinParts,
    placeAnswers,
    showActions,
    showPriorities,
  } = profiles;

  function createStrayItem({ address, element, entry }, framework, say) {
    const { response = "", reason, evidence, priority, text } = entry;
    const parts = [
      text || address,
      element ? getResponseText(framework, element, response) : response,
      reason,
      evidence,
      priority && say("priority"),
      element?.retired && say("retired-why", { why: element.retired }),
    ];
    return createNode("li", {}, joinParts(parts, " · "));
  }

  /**
   * Create what was settled about elements that are no longer asked.
   *
   * @param {TeamView} view
   * @returns {HTMLElement[]}
   */
  function createStrayItems({ session, say }) {
    const { framework, item } = session;
    const { retired, lost } = placeAnswers(framework, item.record);
    return [...retired, ...lost]
      .filter(({ entry }) => isSettled(entry))
      .map((answer) => createStrayItem(answer, framework, say));
  }

  /**
   * Show what the record says.
   *
   * @param {TeamView} view
   */
  function showTeamRecord(view) {
    const { say, find, ourAnswers } = view;
    const strays = createStrayItems(view);
    const title = createNode("p", {}, say.count("other-records", strays.length));
    ourAnswers.forEach((answer) => answer.show());
    showPriorities(view);
    showActions(view);
    find("other").hidden = !strays.length;
    find("other").replaceChildren(title, createNode("ul", {}, strays));
  }

  Object.assign(profiles, { createStrayItems, showTeamRecord });
})();
