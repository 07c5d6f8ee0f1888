/* The people whose files were opened. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createButton,
    createNode,
    findDuplicates,
    getRecordTitle,
    joinParts,
    mergeRecords,
    offerUndo,
    readRecordFile,
    REFLECTION_FORMAT,
  } = profiles;
  const TIME = { dateStyle: "medium", timeStyle: "short" };

  /**
   * Show the people.
   *
   * @param {TeamView} view
   * @param {() => void} listChanged Is called when a person was removed or is back.
   * @param {() => void} countChanged Is called when a person counts or counts no longer.
   */
  function showPeople(view, listChanged, countChanged) {
    const { session, meeting, say, find } = view;
    const { people } = meeting.state;
    const items = people.map((person, number) => {
      const { record, name, counted } = person;
      const title = getRecordTitle(view, record);
      const change = ({ target }) => {
        person.counted = target.checked;
        person.settled = true;
        countChanged();
      };
      const remove = () => {
        people.splice(number, 1);
        listChanged();
        offerUndo(view, say("people-removed", { title }), () => {
          people.splice(number, 0, person);
          listChanged();
        });
      };
      const checkbox = createNode("input", {
        type: "checkbox",
        checked: counted,
        "aria-label": say("people-counted", { title }),
        change,
      });
      const { title: framework } = profiles.frameworks.get(record.framework);
      const isOther = record.framework !== session.framework.key;
      const note = isOther && ` · ${say("people-framework", { framework })}`;
      return createNode(
        "li",
        {},
        createNode("label", {}, checkbox, " ", title),
        createNode("span", { class: "pp-muted" }, name, note),
        createButton(say("remove"), remove, { about: title }),
      );
    });
    find("people").replaceChildren(...items);
  }

  function describeFile({ name, modified }) {
    const language = document.documentElement.lang;
    const time = modified && new Date(modified).toLocaleString(language, TIME);
    return joinParts([`“${name}”`, time && `(${time})`]);
  }

  /* Where nothing tells which is the newer one, both are named, and one chooses. */
  function createChoice({ say }, older, newer, changed) {
    const text = say("people-same-date", { one: describeFile(older), other: describeFile(newer) });
    const click = () => {
      [older.counted, newer.counted] = [true, false];
      changed();
    };
    const label = say("people-choose", { name: older.name });
    const button = createButton(label, click, { className: "pp-button" });
    return createNode("span", {}, text, " ", button);
  }

  /* Another copy of a file that is open becomes one with it. */
  function addPerson({ meeting, say }, file, record) {
    const { people } = meeting.state;
    const { name, modified } = file;
    const copy = people.find((person) => record.id && person.record.id === record.id);
    if (!copy) {
      people.push({ name, modified, record, counted: true });
      return "";
    }
    const { record: merged, doubled } = mergeRecords(copy.record, record, REFLECTION_FORMAT);
    copy.record = merged;
    return say(doubled.length ? "people-copy-both" : "people-copy", { name, other: copy.name });
  }

  function foldCycle({ cycle }) {
    return cycle.trim().toLowerCase();
  }

  /* What another round than that of most people is called is told; whether it counts, they say. */
  function tellOtherRounds({ meeting, say }, start) {
    const { people } = meeting.state;
    return people.slice(start).flatMap(({ name, record }) => {
      const { framework, cycle } = record;
      const named = people.filter(
        (other) => other.record.framework === framework && foldCycle(other.record),
      );
      const same = named.filter((other) => foldCycle(other.record) === foldCycle(record));
      const isRare = foldCycle(record) && same.length < named.length / 2;
      return isRare ? [say("people-round", { name, cycle })] : [];
    });
  }

  /**
   * Add the people of some files; of one person's files only the newest counts.
   *
   * @param {TeamView} view
   * @param {ChosenFile[]} files
   * @param {() => void} changed Is called when another file of a person is chosen.
   * @returns {(string | HTMLElement)[]} What there is to tell.
   */
  function addPeople(view, files, changed) {
    const { meeting, say } = view;
    const { people } = meeting.state;
    const { length } = people;
    const messages = files.flatMap((file) => {
      const { record, message } = readRecordFile(view, file, REFLECTION_FORMAT);
      if (!record) return [message];
      const { name } = file;
      const { framework } = record;
      if (!profiles.frameworks.has(framework)) return [say("people-unknown", { name, framework })];
      return [message, addPerson(view, file, record)];
    });
    messages.push(...tellOtherRounds(view, length));
    findDuplicates(people).forEach(({ newer, isSure }, older) => {
      if (older.settled) return;
      older.settled = true;
      older.counted = false;
      const names = { name: older.name, other: newer.name };
      const choice = isSure ? say("people-twice", names) : null;
      messages.push(choice || createChoice(view, older, newer, changed));
    });
    return messages;
  }

  Object.assign(profiles, { showPeople, addPeople });
})();
