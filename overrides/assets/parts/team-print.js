/* A team's record on paper, with room to write where nothing is settled yet. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createNode,
    createStrayItems,
    describeAsked,
    describeCounts,
    getChoiceSet,
    getResponseSet,
    getResponseText,
    isSettled,
    joinParts,
    listActionCells,
    listFindings,
    listPriorities,
    makeItemId,
    TEAM_FORMAT,
  } = profiles;
  const MIN_ACTIONS = 3;
  const MIN_PEOPLE = 8;
  const ACTION_PLACES = ["what", "who", "when", "evidence", "priority", "state"];
  const STATES = ["open", "done", "dropped"];
  const PEOPLE_PLACES = ["name", "position", "role"];

  /* What a Word file of the sheet takes back when it is opened again, by its tag. */
  function createPlace(tag, title, text, choices) {
    const given = choices ? JSON.stringify(choices) : false;
    const attributes = { "data-tag": tag, "data-title": title, "data-choices": given };
    return createNode("span", { class: "pp-written", ...attributes }, text);
  }

  function createLine(key, content, say) {
    return createNode("p", {}, createNode("strong", {}, `${say(key)}: `), content);
  }

  function createBoxes(element, responses) {
    const boxes = responses.map(([, text]) =>
      createNode("span", { class: "pp-checkbox", "data-tag": element.address }, text),
    );
    return createNode("span", { class: "pp-checkboxes" }, boxes);
  }

  function createStatement({ session, meeting, say }, element) {
    const { framework } = session;
    const { address } = element;
    const { response, reason, priority, spread } = meeting.getEntry(element);
    const responses = getResponseSet(framework, element);
    const place = (field, text, choices) =>
      createPlace(`${address}:${field}`, say(`our-${field}`), text, choices);
    const { length } = responses;
    const text = response && getResponseText(framework, element, response);
    const choices = getChoiceSet(framework, element);
    const answer = response ? place("answer", text, choices) : createBoxes(element, responses);
    return createNode(
      "li",
      { class: "pp-statement" },
      createNode("p", {}, createNode("strong", {}, describeAsked(element, say))),
      (response || length > 0) && createLine("our-answer", answer, say),
      spread &&
        createLine("sheet-spread", describeCounts(framework, element, spread, " · "), say),
      (reason || response) && createLine("our-reason", place("reason", reason), say),
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
      createNode("h4", {}, holder === section ? view.say("questions") : title),
      createNode("ul", { class: "pp-statements" }, statements),
    );
  }

  /* Before anything is settled, what the team chose to talk about has room to write. */
  function listPractices({ session, meeting, chosen }) {
    const { groups } = session.framework;
    const isDone = (element) => isSettled(meeting.getEntry(element));
    const settled = groups
      .map((group) => ({ ...group, asked: group.asked.filter(isDone) }))
      .filter(({ asked }) => asked.length);
    const isAny = settled.length > 0;
    return {
      isAny,
      practices: isAny ? settled : groups.filter(({ holder }) => chosen.has(holder.address)),
    };
  }

  function createFindings(view) {
    const { session, say } = view;
    return [...listFindings(view)]
      .filter(([, found]) => found.length)
      .flatMap(([finding, found]) => [
        createNode("h4", {}, say.count(`find-${finding}`, found.length)),
        createNode(
          "ul",
          {},
          found.map(({ element, counts }) => {
            const said = describeCounts(session.framework, element, counts, " · ");
            const quiet = createNode("span", { class: "pp-muted" }, ` ${said}`);
            return createNode("li", {}, describeAsked(element, say), quiet);
          }),
        ),
      ]);
  }

  function createRow(cells) {
    return createNode(
      "tr",
      {},
      cells.map((cell) => createNode("td", {}, cell)),
    );
  }

  /* For a priority, also where none is written yet. */
  function createEvidence({ session, meeting, say }) {
    return session.framework.groups
      .flatMap(({ asked }) => asked)
      .map((element) => ({ element, entry: meeting.getEntry(element) }))
      .filter(({ entry }) => entry.evidence || entry.priority)
      .map(({ element, entry }) => {
        const tag = `${element.address}:evidence`;
        const place = createPlace(tag, say("our-evidence"), entry.evidence);
        return createRow([describeAsked(element, say), place]);
      });
  }

  function listChoices({ session, say }, field) {
    if (field === "state") return STATES.map((state) => [state, say(`state-${state}`)]);
    if (field !== "priority") return null;
    const priorities = listPriorities(session.framework, session.item.record);
    return priorities.map(({ address, text }) => [address, text]);
  }

  function createAction(view, action, heads) {
    const { framework } = view.session;
    const texts = action ? listActionCells(framework, action, view.say) : [];
    const id = action?.id || makeItemId();
    const places = ACTION_PLACES.map((field, at) =>
      createPlace(`actions:${field}@${id}`, heads[at], texts[at], listChoices(view, field)),
    );
    return createRow(places);
  }

  function createActions(view) {
    const { actions } = view.session.item.record;
    const heads = JSON.parse(view.root.dataset.actions);
    const rows = Math.max(MIN_ACTIONS, actions.length);
    return Array.from({ length: rows }, (_, at) => createAction(view, actions[at], heads));
  }

  function createPeople({ session }, heads) {
    const rows = Math.max(MIN_PEOPLE, session.item.record.people);
    return Array.from({ length: rows }, () =>
      createRow(PEOPLE_PLACES.map((field, at) => createPlace(`people:${field}`, heads[at], ""))),
    );
  }

  /**
   * Fill in the sheet that is printed: priorities and actions on its first page, then what the team
   * has settled, or, before it has settled anything, what it chose to talk about.
   *
   * @param {TeamView} view
   */
  function fillSheet(view) {
    const { session, say, find } = view;
    const { framework, item } = session;
    const { record } = item;
    const findPart = (name) => find("paper").querySelector(`[data-of=${name}]`);
    const fill = (name, children) => {
      const part = findPart(name);
      part.replaceChildren(...children);
      const holder = part.closest("[data-part]");
      if (holder) holder.hidden = !children.length;
    };
    const { isAny, practices } = listPractices(view);
    const priorities = listPriorities(framework, record).filter(({ isAsked }) => isAsked);
    const strays = createStrayItems(view);
    const title = createNode("p", {}, say("no-longer-asked"));

    fill("framework", [`${framework.title}, ${framework.version}`]);
    TEAM_FORMAT.about.forEach((name) => {
      const { textContent } = findPart(name).previousElementSibling;
      fill(name, [createPlace(name, textContent, record[name])]);
    });
    fill("people", [record.people || ""]);
    fill(
      "priorities",
      priorities.map(({ text }) => createNode("li", {}, text)),
    );
    fill("actions", createActions(view));
    findPart("settled").textContent = say(isAny ? "record-answers" : "agenda");
    fill(
      "practices",
      practices.map((group) => createPractice(view, group)),
    );
    fill("findings", createFindings(view));
    fill("evidence", createEvidence(view));
    fill("gone", strays.length ? [title, createNode("ul", {}, strays)] : []);
    const heads = [...find("paper").querySelectorAll("[data-people] th")];
    fill("present", createPeople(view, heads.map(({ textContent }) => textContent)));
  }

  Object.assign(profiles, { fillSheet });
})();
