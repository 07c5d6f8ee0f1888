/* The files that were opened for a district. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createButton,
    createNode,
    DISTRICT_FORMAT,
    findOlderSources,
    getRecordTitle,
    joinParts,
    offerUndo,
    readRecordFile,
    REFLECTION_FORMAT,
    splitDistrictRecord,
    TEAM_FORMAT,
  } = profiles;
  const FORMATS = [TEAM_FORMAT, DISTRICT_FORMAT, REFLECTION_FORMAT];
  const KIND = /"format"\s*:\s*"practice-profiles\/(\w+)"/;

  /* What is of no known kind is read as a team's, and refused as such. */
  function findFormat({ text = "" }) {
    const kind = KIND.exec(text)?.[1];
    return FORMATS.find((format) => format.kind === kind) || TEAM_FORMAT;
  }

  function listSources({ state, say }, file, format, record) {
    const { name } = file;
    const make = (kind, each) => ({ name, kind, record: each, school: each.team, counted: true });
    if (format !== DISTRICT_FORMAT) return [make(format.kind, record)];
    format.about.forEach((field) => {
      state.about[field] ||= record[field];
    });
    const nameSchool = (number) => say("school-number", { number });
    return splitDistrictRecord(record, nameSchool).map((each) => make("team", each));
  }

  /**
   * Add the schools of some files; of the same team's or person's files only the newest counts.
   *
   * @param {DistrictView} view
   * @param {ChosenFile[]} files
   * @returns {string[]} What there is to tell.
   */
  function addSources(view, files) {
    const { state, say } = view;
    const messages = files.map((file) => {
      const format = findFormat(file);
      const { record, message } = readRecordFile(view, file, format);
      if (!record) return message;
      const { name } = file;
      const { framework } = record;
      if (!profiles.frameworks.has(framework)) return say("people-unknown", { name, framework });
      state.sources.push(...listSources(view, file, format, record));
      state.isChanged = true;
      return message;
    });
    findOlderSources(state.sources).forEach((newer, older) => {
      if (older.settled) return;
      older.settled = true;
      older.counted = false;
      messages.push(say("people-twice", { name: older.name, other: newer.name }));
    });
    return messages;
  }

  function createSourceItem(view, source, index, changed) {
    const { state, say } = view;
    const { sources } = state;
    const title = getRecordTitle(view, source.record);
    const { title: framework } = profiles.frameworks.get(source.record.framework);
    const isOther = source.record.framework !== state.framework.key;
    const note = isOther && say("people-framework", { framework });
    const checkbox = createNode("input", {
      type: "checkbox",
      checked: source.counted,
      "aria-label": say("people-counted", { title }),
      change: ({ target }) => {
        source.counted = target.checked;
        source.settled = true;
        changed(false);
      },
    });
    const name = createNode("input", {
      type: "text",
      class: "pp-field",
      dir: "auto",
      value: source.school,
      placeholder: source.name,
      change: ({ target }) => {
        source.school = target.value;
        changed(false);
      },
    });
    const remove = () => {
      sources.splice(index, 1);
      changed(true);
      offerUndo(view, say("people-removed", { title }), () => {
        sources.splice(index, 0, source);
        changed(true);
      });
    };
    return createNode(
      "li",
      {},
      createNode("label", {}, checkbox, " ", title),
      createNode("label", {}, say("school-name"), " ", name),
      createNode("span", { class: "pp-muted" }, joinParts([source.name, note], " · ")),
      createButton(say("remove"), remove, { about: title }),
    );
  }

  /**
   * Show the files.
   *
   * @param {DistrictView} view
   * @param {(isList: boolean) => void} changed Is called with true when the list is another one.
   */
  function showSources(view, changed) {
    const { state, say, find } = view;
    const items = state.sources.map((source, index) =>
      createSourceItem(view, source, index, changed),
    );
    find("sources").replaceChildren(...items);
    find("files-title").textContent = say.count("district-files", items.length);
    find("opened").hidden = !items.length;
  }

  Object.assign(profiles, { addSources, showSources });
})();
