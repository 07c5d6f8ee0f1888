/* What there is to talk about, and the guides that help with it. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    buildAgenda,
    createNode,
    createQuietLine,
    createWrittenList,
    describeElement,
    describeGroup,
    describeMarks,
    describeSpread,
    joinParts,
    listWritten,
  } = profiles;
  const MAX_POINTS = 8;
  const MAX_PROPOSED = 3;

  /**
   * Show links to the guides of what is chosen.
   *
   * @param {TeamView} view
   */
  function showGuides(view) {
    const { root, session, chosen, say, find } = view;
    const level = find("level").value;
    const groups = session.framework.groups.filter(({ holder }) => chosen.has(holder.address));
    const sections = new Set(groups.map(({ section }) => section));
    const links = [...sections].map((section) => {
      const practices = groups
        .filter((group) => group.section === section)
        .map(({ holder }) => holder.address.slice(section.address.length + 1))
        .filter(Boolean); // the section's own questions are in every guide of its
      const parts = [practices.length && `practices=${practices}`, level && `level=${level}`];
      const href = `${root.dataset.root}${section.address}/guide/#${joinParts(parts, "&")}`;
      return createNode("a", { href }, say("agenda-guide", { title: section.text }));
    });
    find("guides").replaceChildren(...links);
  }

  function createPoint(view, { group, widest, marks, notes }) {
    const { meeting, chosen, say } = view;
    const { address } = group.holder;
    const change = ({ target }) => {
      meeting.state.chosen = chosen;
      if (target.checked) chosen.add(address);
      else chosen.delete(address);
      showGuides(view);
    };
    const attributes = { type: "checkbox", checked: chosen.has(address), change };
    const text = describeElement(widest.element);
    const spread = `${say("agenda-widest", { text })} ${describeSpread(widest, say)}`;
    return createNode(
      "li",
      {},
      createNode(
        "label",
        {},
        createNode("input", attributes),
        " ",
        createNode("strong", {}, describeGroup(group, say)),
      ),
      createQuietLine(joinParts([widest.differ && spread, describeMarks(marks, say)])),
      createWrittenList(
        view,
        notes,
        ({ element, entry }) => {
          const about = element !== group.holder && describeElement(element);
          return joinParts([about, ...listWritten(view, entry)], "\n");
        },
        describeGroup(group, say),
      ),
    );
  }

  /**
   * Show the agenda and the guides. Until somebody chooses, what weighs most is proposed.
   *
   * @param {TeamView} view
   */
  function showAgenda(view) {
    const { session, meeting, say, find } = view;
    const { length } = meeting.counted;
    const points = buildAgenda(session.framework, meeting.notes, length, (element) =>
      meeting.getCounts(element),
    );
    const proposed = points.slice(0, MAX_PROPOSED).map(({ group }) => group.holder.address);
    view.chosen = meeting.state.chosen || new Set(proposed);
    const items = points.slice(0, MAX_POINTS).map((point) => createPoint(view, point));
    if (!length || !points.length) {
      const text = say(length ? "agenda-none" : "agenda-alone");
      items.push(createNode("li", { class: "pp-empty-list" }, text));
    }
    find("agenda").replaceChildren(...items);
    showGuides(view);
  }

  Object.assign(profiles, { showAgenda, showGuides });
})();
