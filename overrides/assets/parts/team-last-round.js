/* What a team decided at its last meeting, with which the next one opens. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { ACTION_FIELDS, createNode, joinParts, listPriorities } = profiles;

  function createList(texts) {
    const items = texts.map((text) => createNode("li", {}, text));
    return texts.length > 0 && createNode("ul", { dir: "auto" }, items);
  }

  /**
   * Show the priorities and actions of an earlier record, if one was opened.
   *
   * @param {TeamView} view
   */
  function showLastRound({ session, meeting, say, find }) {
    const { earlier } = meeting.state;
    const part = find("then");
    part.hidden = !earlier;
    if (!earlier) return;
    const priorities = listPriorities(session.framework, earlier).map(({ text }) => text);
    const actions = earlier.actions.map((action) =>
      joinParts(ACTION_FIELDS.map((field) => action[field]), " · "),
    );
    const isEmpty = !priorities.length && !actions.length;
    const { date } = earlier;
    const lists = [
      priorities.length > 0 && createNode("p", {}, createNode("strong", {}, say("priorities"))),
      createList(priorities),
      actions.length > 0 && createNode("p", {}, createNode("strong", {}, say("actions"))),
      createList(actions),
    ].filter(Boolean);
    const [title, body] = part.children;
    title.textContent = say("last-round", { date });
    body.replaceChildren(...(isEmpty ? [createNode("p", {}, say("last-round-none"))] : lists));
  }

  Object.assign(profiles, { showLastRound });
})();
