/* What a team decided at its last meeting, with which the next one opens. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createButton,
    createNode,
    formatDate,
    joinParts,
    listActionCells,
    listPriorities,
    putAction,
    tell,
  } = profiles;

  function createList(texts) {
    const items = texts.map((text) => createNode("li", {}, text));
    return texts.length > 0 && createNode("ul", { dir: "auto" }, items);
  }

  /* Those that are neither done nor dropped, nor in the record already. */
  function listOpenActions({ session, meeting }) {
    const known = new Set(session.item.record.actions.map(({ id }) => id));
    return meeting.state.earlier.actions.filter(({ id, state }) => !state && !known.has(id));
  }

  function createCarryButton(view) {
    const { session, say, find } = view;
    const open = listOpenActions(view);
    if (!open.length) return null;
    const carry = () => {
      session.update((record) => open.reduce(putAction, record));
      showLastRound(view);
      tell(view, say.count("carried", open.length));
      find("act").focus();
    };
    return createButton(say.count("carry", open.length), carry, { className: "pp-button" });
  }

  /**
   * Show the priorities and actions of an earlier record, if one was opened.
   *
   * @param {TeamView} view
   */
  function showLastRound(view) {
    const { session, meeting, say, find } = view;
    const { earlier } = meeting.state;
    const part = find("then");
    part.hidden = !earlier;
    if (!earlier) return;
    const priorities = listPriorities(session.framework, earlier).map(({ text }) => text);
    const actions = earlier.actions.map((action) =>
      joinParts(listActionCells(session.framework, action, say).map(formatDate), " · "),
    );
    const isEmpty = !priorities.length && !actions.length;
    const { date } = earlier;
    const lists = [
      priorities.length > 0 && createNode("p", {}, createNode("strong", {}, say("priorities"))),
      createList(priorities),
      actions.length > 0 && createNode("p", {}, createNode("strong", {}, say("actions"))),
      createList(actions),
      createCarryButton(view),
    ].filter(Boolean);
    const [title, body] = part.children;
    title.textContent = say("last-round", { date: formatDate(date) });
    body.replaceChildren(...(isEmpty ? [createNode("p", {}, say("last-round-none"))] : lists));
  }

  Object.assign(profiles, { showLastRound });
})();
