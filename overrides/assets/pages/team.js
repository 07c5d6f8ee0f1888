/* People's answers side by side, and what their team settles. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    addPeople,
    askReader,
    connectCommands,
    createNode,
    getRecordTitle,
    joinParts,
    listenForFiles,
    listenOnWindow,
    Meeting,
    offerUndo,
    readTexts,
    requestLater,
    Session,
    showPeople,
    TEAM_FORMAT,
    tell,
  } = profiles;
  const LATER = ["record-table.js", "team-later.js"];
  const FEW = 3; // people; with fewer, whoever knows one answer knows the other

  function createOption([value, text]) {
    return createNode("option", { value }, text);
  }

  function showChoices({ root, session, say, find }) {
    const { key, groups, levels } = session.framework;
    const sections = [...new Set(groups.map(({ section }) => section))].map(
      ({ address, name, text }) => [address, `${name}: ${text}`],
    );
    const ofSections = [["", say("section-all")], ...sections].map(createOption);
    const ofLevels = [["", say("level-all")], ...levels].map(createOption);
    find("framework").value = key;
    root.querySelectorAll("[data-pp-meanings]").forEach((part) => {
      part.hidden = part.dataset.ppMeanings !== key;
    });
    find("section").replaceChildren(...ofSections);
    find("level").replaceChildren(...ofLevels);
    find("level").parentElement.hidden = levels.length < 2;
  }

  /* `joins` is true when people have changed, whose answers then go into the record. */
  function showMerged(view, joins = false) {
    const { meeting, say, find } = view;
    meeting.merge();
    if (joins) meeting.join();
    const { counted, isJoined, state } = meeting;
    const { length } = counted;
    const all = meeting.countAll();
    const count = [say.count("people", all), length && !isJoined && say("people-looking")];
    find("counted").textContent = state.people.length ? joinParts(count) : "";

    const names = find("names");
    names.disabled = length < FEW;
    names.checked &&= !names.disabled;
    let key = names.checked ? "names-shown" : "names-hidden";
    if (names.disabled) key = "names-few";
    find("named").textContent = length ? say(key) : "";
    showTalk(view);
  }

  /* At once when the scripts are there, so that one step of the reader's is one of the page's. */
  async function useLater(view, name, file) {
    const isThere = profiles.teamLater || (await requestLater(view, LATER));
    if (isThere && view.root.isConnected) profiles.teamLater[name](view, file);
  }

  /* With the first answers the talk comes, to stay; it is hidden until its scripts are there. */
  function showTalk(view) {
    const { meeting, session } = view;
    view.hasBegun ||= !!session.id || meeting.counted.length > 0;
    if (view.hasBegun) useLater(view, "showTalk");
  }

  function showAllPeople(view) {
    const listChanged = () => showAllPeople(view);
    const countChanged = () => showMerged(view, true);
    showPeople(view, listChanged, countChanged);
    showMerged(view, true);
    view.meeting.remember();
  }

  function showSession(view, isOther) {
    const { session, meeting, find } = view;
    const hasChanged = meeting.updateFingerprint();
    if (isOther) {
      meeting.begin();
      view.showsAll = false;
      view.items = new Map();
      showChoices(view);
      showAllPeople(view);
    } else if (hasChanged) {
      // By another tab, whose people's answers are in the record now.
      meeting.isJoined &&= !session.item.record.people;
      showMerged(view);
    } else if (find("talk").hidden) {
      showTalk(view);
    } else {
      profiles.teamLater.showTeamRecord(view);
    }
  }

  function replaceSpreads(view) {
    const { session, meeting, say } = view;
    const before = session.item.record;
    meeting.isJoined = true;
    showMerged(view, true);
    meeting.remember();
    offerUndo(view, say("spreads-replaced"), () => {
      meeting.putBack(before);
      showMerged(view);
    });
  }

  /* The record holds people's answers already: are these to be added to them? */
  async function askWhose(view, messages) {
    const { session, meeting, say } = view;
    const { record } = session.item;
    const title = getRecordTitle(view, record);
    const answer = await askReader(view, {
      title: say("record-whose"),
      text: say.count("record-holds", record.people, { title }),
      answers: ["add", "look", "new", "replace"].map((value) => [value, say(`record-${value}`)]),
    });
    if (answer === "new") session.beginAnother();
    if (answer === "replace") replaceSpreads(view);
    if (answer !== "add") return;
    meeting.addToRecord();
    showMerged(view, true);
    meeting.remember();
    tell(view, ...messages, say("spreads-added"));
  }

  function findFrameworkKey(people) {
    const counts = new Map();
    people.forEach(({ record: { framework } }) => {
      counts.set(framework, (counts.get(framework) || 0) + 1);
    });
    const [most] = [...counts].sort((first, second) => second[1] - first[1]);
    return most?.[0];
  }

  function openPeople(view, files) {
    const { session, meeting } = view;
    const { people } = meeting.state;
    const isFirst = !people.length;
    const messages = addPeople(view, files, () => showAllPeople(view));
    // Whoever begins with most files of another framework means that one.
    const key = isFirst && findFrameworkKey(people);
    const isOther = key && key !== session.framework.key;
    if (isOther && session.mayLeave()) session.openFramework(key);
    showAllPeople(view);
    tell(view, ...messages);
    if (!meeting.isJoined && meeting.counted.length) askWhose(view, messages);
  }

  function connectButtons(view) {
    connectCommands(view, {
      ...view.session.makeCommands(),
      begin: () => useLater(view, "begin"),
      table: () => useLater(view, "saveRecordTable"),
      word: () => useLater(view, "saveWord"),
      act: () => useLater(view, "addAction"),
      earlier: () => view.find("earlier-file").click(),
      print: () => useLater(view, "printRecord"),
      people: () => view.find("files").click(),
      calendar: () => useLater(view, "saveCalendar"),
      all: () => useLater(view, "showOthers"),
    });
  }

  function connectFilters(view) {
    const { session, find } = view;
    ["section", "level", "order", "marked"].forEach((name) => {
      find(name).addEventListener("change", () => useLater(view, "chooseStatements"));
    });
    find("names").addEventListener("change", () => showMerged(view));
    find("framework").addEventListener("change", ({ target }) => {
      if (session.mayLeave()) session.openFramework(target.value);
      else target.value = session.framework.key;
    });
  }

  /* A browser would leave the page for a file that is dropped. */
  async function dragFiles(view, event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    view.find("drop").classList.toggle("pp-dragged-over", event.type === "dragover");
    if (event.type !== "drop") return;
    openPeople(view, await readTexts(event.dataTransfer.files));
  }

  function startTeam(page) {
    const { root, find } = page;
    const session = new Session(page, TEAM_FORMAT, (isOther) => showSession(view, isOther));
    const meeting = new Meeting(session);
    const parts = { ourAnswers: [], items: new Map(), place: { open: new Set(), order: null } };
    const view = { ...page, session, meeting, ...parts };
    connectButtons(view);
    connectFilters(view);
    listenForFiles(find("files"), (files) => openPeople(view, files));
    listenForFiles(find("earlier-file"), ([file]) => useLater(view, "openEarlier", file));
    ["dragover", "dragleave", "drop"].forEach((name) => {
      listenOnWindow(page, name, (event) => dragFiles(view, event));
    });
    listenOnWindow(page, "beforeprint", () => profiles.teamLater?.fillSheet(view));
    listenOnWindow(page, "pagehide", () => meeting.remember());
    root.hidden = false;
    session.start();
  }

  profiles.pages.set("[data-pp-team]", startTeam);
})();
