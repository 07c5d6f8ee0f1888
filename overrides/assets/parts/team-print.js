/* A team's record on paper, with room to write where nothing is settled yet. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createNode,
    createStrayItems,
    describeAsked,
    describeCounts,
    getResponseSet,
    getResponseText,
    isSettled,
    joinParts,
    listActionCells,
    listPriorities,
    TEAM_FORMAT,
  } = profiles;
  const MIN_ACTIONS = 3;
  const PLAN_COLUMNS = ["", "", "", "", "", ""];

  function createStatement({ session, meeting, say }, element) {
    const { framework } = session;
    const { response, reason, evidence, priority, spread } = meeting.getEntry(element);
    const boxes = getResponseSet(framework, element).map(([, text]) =>
      createNode("span", { class: "pp-checkbox" }, text),
    );
    const lines = [
      [
        "our-answer",
        response
          ? getResponseText(framework, element, response)
          : createNode("span", { class: "pp-checkboxes" }, boxes),
      ],
      ["sheet-spread", spread && describeCounts(framework, element, spread, " · ")],
      ["our-reason", reason],
      ["our-evidence", evidence],
    ].filter(([, value]) => value);
    return createNode(
      "li",
      { class: "pp-statement" },
      createNode("p", {}, describeAsked(element, say)),
      lines.map(([key, value]) =>
        createNode("p", {}, createNode("strong", {}, `${say(key)}: `), value),
      ),
      priority && createNode("p", {}, createNode("strong", {}, say("our-priority"))),
    );
  }

  function createPractice(view, { holder, section, asked }) {
    const title = joinParts([holder.name, holder.text], ": ");
    const statements = asked.map((element) => createStatement(view, element));
    return createNode(
      "section",
      { class: "pp-practice" },
      createNode("p", { class: "pp-eyebrow" }, `${section.name}: ${section.text}`),
      createNode("h3", {}, holder === section ? view.say("questions") : title),
      createNode("ul", { class: "pp-statements" }, statements),
    );
  }

  /**
   * Fill in the sheet that is printed: priorities and actions on its first page, then what the team
   * has settled, or, before it has settled anything, what it chose to talk about.
   *
   * @param {TeamView} view
   */
  function fillSheet(view) {
    const { session, meeting, chosen, say, find } = view;
    const { framework, item } = session;
    const { record } = item;
    const fill = (name, ...children) =>
      find("paper")
        .querySelector(`[data-of=${name}]`)
        .replaceChildren(...children);
    const { groups } = framework;
    const isDone = (element) => isSettled(meeting.getEntry(element));
    const settled = groups
      .map((group) => ({ ...group, asked: group.asked.filter(isDone) }))
      .filter(({ asked }) => asked.length);
    // Before anything is settled, the sheet has room to write.
    const practices = settled.length
      ? settled
      : groups.filter(({ holder }) => chosen.has(holder.address));
    const priorities = listPriorities(framework, record).filter(({ isAsked }) => isAsked);
    const strays = createStrayItems(view);
    const title = createNode("p", {}, say("no-longer-asked"));
    const rows = Math.max(MIN_ACTIONS, record.actions.length);

    fill("framework", `${framework.title}, ${framework.version}`);
    [...TEAM_FORMAT.about, "people"].forEach((name) => fill(name, record[name] || ""));
    fill("practices", ...practices.map((group) => createPractice(view, group)));
    fill("priorities", ...priorities.map(({ text }) => createNode("li", {}, text)));
    fill("gone", ...(strays.length ? [title, createNode("ul", {}, strays)] : []));
    fill(
      "actions",
      ...Array.from({ length: rows }, (_, number) => {
        const action = record.actions[number];
        const texts = action ? listActionCells(framework, action, say) : PLAN_COLUMNS;
        return createNode(
          "tr",
          {},
          texts.map((text) => createNode("td", {}, text)),
        );
      }),
    );
  }

  Object.assign(profiles, { fillSheet });
})();
