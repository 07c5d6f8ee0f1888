/* All rounds of a person or a team, in the order of time. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    compareRounds,
    connectCommands,
    countChanges,
    createNode,
    createRoundsTable,
    getRecordTitle,
    groupRounds,
    joinParts,
    listenForFiles,
    listenOnWindow,
    listPriorities,
    listStoredItems,
    readRecordFile,
    REFLECTION_FORMAT,
    TEAM_FORMAT,
    tell,
  } = profiles;

  function listSources({ opened }) {
    const stored = [REFLECTION_FORMAT, TEAM_FORMAT].flatMap((format) =>
      listStoredItems(format)
        .filter(({ item }) => item)
        .map(({ item }) => ({ kind: format.kind, record: item.record })),
    );
    const sources = [...stored, ...opened].filter(({ record }) =>
      profiles.frameworks.has(record.framework),
    );
    const byText = sources.map((source) => {
      const { record } = source;
      const said = [...record.responses].map(([address, { response, spread }]) => [
        address,
        response,
        [...(spread || [])],
      ]);
      const key = [record.framework, record.name, record.team, record.date, said];
      return [JSON.stringify(key), source];
    });
    return [...new Map(byText).values()]; // a file that is kept here, too, is one round
  }

  function describeOwner(view, { kind, records }) {
    const { name, team, framework } = records[0];
    const { short } = profiles.frameworks.get(framework);
    const title = getRecordTitle(view, { name, team });
    const isTeam = kind === "team" && view.say("record");
    const count = view.say.count("rounds-count", records.length);
    return joinParts([joinParts([isTeam, title], ": "), short, count], " · ");
  }

  function showChosen(view) {
    const { say, find, groups } = view;
    const group = groups[find("whose").value];
    find("chosen").hidden = !group;
    if (!group) return;
    const { records, kind } = group;
    const framework = profiles.frameworks.get(records[0].framework);
    const practices = compareRounds(framework, records);
    const changes = countChanges(practices);
    const parts = [...changes].map(
      ([change, count]) => count > 0 && say.count(`change-${change}`, count),
    );
    const said = joinParts(parts) || say("change-none");
    find("changes").textContent = records.length > 1 ? said : say("rounds-one");
    const priorities = kind === "team" ? listPriorities(framework, records.at(-1)) : [];
    find("last").hidden = !priorities.length;
    find("last")
      .querySelector("ul")
      .replaceChildren(...priorities.map(({ text }) => createNode("li", {}, text)));
    const onlyChanges = find("only").checked;
    const table = createRoundsTable({ framework, say }, records, practices, onlyChanges);
    find("table").replaceChildren(table);
  }

  function showGroups(view) {
    const { find } = view;
    const before = find("whose").selectedOptions[0]?.textContent;
    view.groups = groupRounds(listSources(view));
    const options = view.groups.map((group, value) => {
      const text = describeOwner(view, group);
      return createNode("option", { value, selected: text === before }, text);
    });
    find("whose").replaceChildren(...options);
    find("none").hidden = options.length > 0;
    showChosen(view);
  }

  function openRounds(view, files) {
    const messages = files.map((file) => {
      const isTeam = /"practice-profiles\/team"/.test(file.text || "");
      const format = isTeam ? TEAM_FORMAT : REFLECTION_FORMAT;
      const { record, message } = readRecordFile(view, file, format);
      if (!record) return message;
      const { name } = file;
      const { framework } = record;
      if (!profiles.frameworks.has(framework)) {
        return view.say("people-unknown", { name, framework });
      }
      view.opened.push({ kind: format.kind, record });
      return message;
    });
    showGroups(view);
    tell(view, ...messages);
  }

  function startRounds(page) {
    const { root, find } = page;
    const view = { ...page, opened: (profiles.openedRounds ??= []), groups: [] };
    connectCommands(page, { open: () => find("rounds-file").click() });
    ["whose", "only"].forEach((name) => {
      find(name).addEventListener("change", () => showChosen(view));
    });
    listenForFiles(find("rounds-file"), (files) => openRounds(view, files));
    listenOnWindow(page, "storage", () => showGroups(view));
    root.hidden = false;
    showGroups(view);
  }

  profiles.pages.set("[data-pp-rounds]", startRounds);
})();
