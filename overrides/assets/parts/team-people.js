/* The people whose files were opened. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createButton,
    createNode,
    findDuplicates,
    getRecordTitle,
    offerUndo,
    readRecordFile,
    REFLECTION_FORMAT,
  } = profiles;

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

  /**
   * Add the people of some files; of one person's files only the newest counts.
   *
   * @param {TeamView} view
   * @param {ChosenFile[]} files
   * @returns {string[]} What there is to tell.
   */
  function addPeople(view, files) {
    const { meeting, say } = view;
    const { people } = meeting.state;
    const messages = files.map((file) => {
      const { record, message } = readRecordFile(view, file, REFLECTION_FORMAT);
      if (!record) return message;
      const { name } = file;
      const { framework } = record;
      if (!profiles.frameworks.has(framework)) return say("people-unknown", { name, framework });
      people.push({ name, record, counted: true });
      return message;
    });
    findDuplicates(people).forEach((newer, older) => {
      if (older.settled) return;
      older.settled = true;
      older.counted = false;
      messages.push(say("people-twice", { name: older.name, other: newer.name }));
    });
    return messages;
  }

  Object.assign(profiles, { showPeople, addPeople });
})();
