/**
 * @typedef {MergedElement & Spread} ComparedElement
 */

/* What was answered to each element, side by side. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    compareSpreads,
    countByTeam,
    createNode,
    createOurAnswer,
    createQuietLine,
    createWrittenList,
    describeAsked,
    describeElement,
    describeGroup,
    describeMarks,
    describeSpread,
    drawDivergingBar,
    formatDate,
    getEntry,
    getPersonName,
    getResponseSet,
    getResponseText,
    isOfLevel,
    isSettled,
    joinParts,
    listWritten,
    measureSpread,
  } = profiles;
  const FIRST = 20; // how many are shown until one asks for all

  /* A bar is a part of all people, whether they answered or not. */
  function findLongest({ meeting, session }, counts) {
    const answers = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return Math.max(1, answers, meeting.counted.length || session.item.record.people);
  }

  function createBar(view, [response, text], counts, given) {
    const { find } = view;
    const count = counts.get(response) || 0;
    const names = given
      .filter(({ entry }) => entry.response === response)
      .map(({ person }) => getPersonName(person));
    const showsNames = find("names").checked && names.length > 0;
    const max = findLongest(view, counts);
    return createNode(
      "li",
      {},
      createNode("span", {}, text),
      createNode("progress", { value: count, max, "aria-hidden": "true" }),
      createNode("span", { class: "pp-number" }, `${count}`),
      showsNames && createNode("span", { class: "pp-muted" }, names.join(", ")),
    );
  }

  /* Each response with a bar for those who gave it, also one that is offered no longer. */
  function createBars(view, element, given) {
    const counts = view.meeting.getCounts(element);
    if (!counts.size) return [];
    const { framework } = view.session;
    const offered = new Map(getResponseSet(framework, element));
    const others = [...counts.keys()].filter((key) => !offered.has(key));
    const texts = others.map((key) => [key, getResponseText(framework, element, key)]);
    const bars = [...offered, ...texts].map((pair) => createBar(view, pair, counts, given));
    const people = findLongest(view, counts);
    const picture = drawDivergingBar(framework, element, counts, people);
    return [picture, createNode("ul", { class: "pp-spread" }, bars)];
  }

  /* How many teams gave each response, where there are several. */
  function createTeamLine({ session, say }, element, given) {
    const { teams, counts } = countByTeam(given);
    if (teams < 2) return null;
    const parts = [...counts].map(([key, number]) => {
      const response = getResponseText(session.framework, element, key);
      return say(key === null ? "by-team-differ" : "by-team", { response, number });
    });
    return createQuietLine(say("by-teams", { teams, said: parts.join("; ") }));
  }

  /* What the team settled at an earlier meeting. */
  function createEarlierLine({ session, meeting, say }, element) {
    const { framework } = session;
    const { earlier } = meeting.state;
    const entry = earlier ? getEntry(framework, earlier, element.address) : {};
    if (!isSettled(entry)) return null;
    const { response, reason, evidence, priority } = entry;
    const text = getResponseText(framework, element, response);
    const settled = joinParts([text, reason, evidence, priority && say("priority")], " – ");
    return createNode(
      "p",
      { class: "pp-earlier-answer" },
      say("earlier-answer", { date: formatDate(earlier.date), response: settled }),
    );
  }

  /* Answers in words, and what was written beside a response, or in place of one. */
  function listWrittenOf(view, { element, given }) {
    const beside = view.meeting.notes.get(element.address) || [];
    const isHolder = element.kind === "practice"; // whose notes stand with what to talk about
    const answers = given.filter(({ entry }) => entry.answer);
    const others = isHolder ? [] : beside.filter(({ entry }) => !entry.answer);
    return [...answers, ...others].map((each) => ({
      ...each,
      text: describeWritten(view, each.entry),
    }));
  }

  /* An answer alone needs no name. */
  function describeWritten(view, entry) {
    const { answer, note, evidence } = entry;
    return note || evidence ? joinParts(listWritten(view, entry), "\n") : answer;
  }

  function createItem(view, compared) {
    const { session, meeting, say } = view;
    const { element, group, given } = compared;
    const levels = new Map(session.framework.levels);
    const titles = (element.level || "").split(" ").map((level) => levels.get(level));
    const missing = meeting.counted.length - given.length;
    const reworded = given.filter((answer) => answer.reworded).length;
    const relabelled = given.filter((answer) => answer.relabelled).length;
    const remarks = [
      describeSpread(compared, say),
      missing > 0 && `${say.count("not-answered", missing)}.`,
      reworded > 0 && say.count("earlier-words", reworded),
      relabelled > 0 && say.count("earlier-labels", relabelled),
      describeMarks(meeting.countMarks(group), say),
    ];
    const written = listWrittenOf(view, compared);
    const ours = createOurAnswer(view, element, view.place.open.has(element.address));
    view.ourAnswers.push(ours);
    return createNode(
      "li",
      { class: "pp-asked pp-compared" },
      createQuietLine(
        joinParts([describeGroup(group, say), element.column, ...titles], " · "),
      ),
      createNode("h3", { class: "pp-compared-text" }, describeAsked(element, say)),
      ...createBars(view, element, given),
      createQuietLine(joinParts(remarks)),
      createTeamLine(view, element, given),
      createWrittenList(view, written, ({ text }) => text, describeElement(element)),
      createEarlierLine(view, element),
      ours.details,
    );
  }

  function getItem(view, compared) {
    const { address } = compared.element;
    if (!view.items.has(address)) view.items.set(address, createItem(view, compared));
    return view.items.get(address);
  }

  function isAskedFor({ meeting, find }, { group, element }) {
    const section = find("section").value;
    const level = find("level").value;
    if (section && group.section.address !== section) return false;
    if (!isOfLevel(element, level)) return false;
    return !find("marked").checked || meeting.countMarks(group) > 0;
  }

  /** @returns {ComparedElement[]} */
  function listCompared(view) {
    const { session, meeting, find } = view;
    const compared = [...meeting.merged.values()]
      .map((merged) => {
        const counts = meeting.getCounts(merged.element);
        return { ...merged, ...measureSpread(session.framework, merged.element, counts) };
      })
      .filter((each) => isAskedFor(view, each));
    if (find("order").value !== "wide") return compared;
    const { order } = view.place;
    if (!order) return compared.sort(compareSpreads);
    const getIndex = ({ element }) => order.indexOf(element.address);
    return compared.sort((first, second) => getIndex(first) - getIndex(second));
  }

  /**
   * Show the elements that the filters ask for.
   *
   * @param {TeamView} view
   */
  function showStatements(view) {
    const { say, find, showsAll } = view;
    const compared = listCompared(view);
    const shown = showsAll ? compared : compared.slice(0, FIRST);
    const left = compared.length - shown.length;
    view.order = compared.map(({ element }) => element.address);
    find("list").replaceChildren(...shown.map((each) => getItem(view, each)));
    const count = say.count("shown-statements", shown.length);
    find("shown").textContent = joinParts([count, view.place.order && say("order-stays")]);
    find("all").hidden = !left;
    find("all").textContent = say.count("show-others", left);
  }

  /**
   * Show the others too, and lead to the first one of them.
   *
   * @param {TeamView} view
   */
  function showOthers(view) {
    const { lastElementChild } = view.find("list");
    view.showsAll = true;
    showStatements(view);
    lastElementChild.nextElementSibling.querySelector("summary").focus();
  }

  function findFocus(item) {
    const controls = [...item.querySelectorAll("summary, input, textarea, button")];
    return controls.indexOf(document.activeElement);
  }

  /**
   * Make all statements again, since people have changed. While somebody works at one, the order
   * stays, and so do open forms and the focus.
   *
   * @param {TeamView} view
   */
  function renewStatements(view) {
    const items = [...view.items];
    const forms = items.filter(([, item]) => item.querySelector(".pp-team-answer[open]"));
    const [focused] = items.filter(([, item]) => item.contains(document.activeElement));
    const focus = focused && findFocus(focused[1]);
    const selection = document.activeElement.selectionStart;
    view.place = {
      open: new Set(forms.map(([address]) => address)),
      order: forms.length || focused ? view.order : null,
    };
    view.items = new Map();
    view.ourAnswers = [];
    showStatements(view);
    const item = focused && view.items.get(focused[0]);
    const control = item?.querySelectorAll("summary, input, textarea, button")[focus];
    control?.focus({ preventScroll: true });
    if (control?.rows) control.setSelectionRange(selection, selection);
  }

  /**
   * Order the statements afresh, as the filters ask for.
   *
   * @param {TeamView} view
   */
  function orderStatements(view) {
    view.place = { ...view.place, order: null };
    showStatements(view);
  }

  Object.assign(profiles, {
    orderStatements,
    renewStatements,
    showOthers,
    showStatements,
  });
})();
