/* Records that this site has saved as Word files: the record lies in the file, and what was changed
   in Word since goes into it. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    changeEntry,
    findElement,
    findResponse,
    getEntry,
    getResponseText,
    makeAction,
    makeStamp,
    parseXml,
    stampRecord,
    TEAM_FORMAT,
  } = profiles;
  const PART = /^customXml\/item\d+\.xml$/;
  const SPACE = "urn:practice-profiles:record";
  const MAX_TAG = 64; // characters that Word allows
  const FIELDS = { answer: "response", reason: "reason", evidence: "evidence" };
  const ACTION_TAG = /^actions:([a-z]+)@([a-z0-9]+)$/;

  /**
   * Find the record that lies in a Word file.
   *
   * @param {Map<string, string>} parts Those of the file, by their names.
   * @returns {string} The text of the site's file; "" where there is none.
   */
  function findRecordText(parts) {
    const roots = [...parts]
      .filter(([name]) => PART.test(name))
      .map(([, text]) => parseXml(text).documentElement);
    const found = roots.find(
      ({ namespaceURI, localName }) => namespaceURI === SPACE && localName === "record",
    );
    return found ? found.textContent : "";
  }

  /* As a control shows it. */
  function fold(text = "") {
    return text
      .replace(/\r\n?/g, "\n")
      .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
      .replace(/[\u00a0\s]+$/, "")
      .trim();
  }

  /* By the tags that fit: Word keeps no more of one than its end. */
  function listPlaces({ elements }) {
    const places = new Map();
    elements.forEach(({ address }) => {
      places.set(address.slice(-MAX_TAG), { address, field: "box" });
      Object.keys(FIELDS).forEach((field) => {
        places.set(`${address}:${field}`.slice(-MAX_TAG), { address, field });
      });
    });
    return places;
  }

  function getChoice({ choices, text }) {
    const found = [...choices].find(([, words]) => fold(words) === fold(text));
    return found ? found[0] : text;
  }

  function getShown(framework, { response = "", ...entry }, element, field) {
    if (field !== "answer") return entry[FIELDS[field]];
    return response && getResponseText(framework, element, response);
  }

  function changeAnswer(framework, record, { address, field }, control) {
    const element = framework.elements.get(address);
    const entry = getEntry(framework, record, address);
    if (fold(getShown(framework, entry, element, field)) === fold(control.text)) return record;
    const value = field === "answer" ? getChoice(control) : control.text;
    return changeEntry(framework, record, address, FIELDS[field], value);
  }

  /* Whoever ticks two boxes has not decided: neither counts. */
  function changeByBox(framework, record, { address }, control, controls) {
    const ticked = controls.filter(({ tag, isChecked }) => tag === control.tag && isChecked);
    if (ticked.length !== 1 || ticked[0] !== control) return record;
    const element = framework.elements.get(address);
    const response = findResponse(framework, element, control.title);
    return response ? changeEntry(framework, record, address, "response", response) : record;
  }

  function changeAction(framework, record, field, id, control) {
    const known = record.actions.find((action) => action.id === id);
    const action = makeAction(id, known);
    const value = control.choices.size && control.text ? getChoice(control) : control.text;
    const wanted = field === "state" && value === "open" ? "" : value;
    const before = action[field] || "";
    const isSame = fold(before) === fold(wanted);
    const isMoved = field === "priority" && findElement(framework, before)?.address === wanted;
    if (isSame || isMoved || (!known && field === "state")) return record;
    const changed = makeAction(id, { ...action, [field]: wanted });
    const others = record.actions.filter((each) => each.id !== id);
    const actions = [...others, changed].sort((one, other) => (one.id < other.id ? -1 : 1));
    return { ...record, actions };
  }

  function changeByControl(framework, record, places, control, controls) {
    const { tag, text, isBox } = control;
    const [, field, id] = ACTION_TAG.exec(tag) || [];
    if (id) return changeAction(framework, record, field, id, control);
    if (TEAM_FORMAT.about.includes(tag)) {
      const isSame = fold(record[tag]) === fold(text);
      return isSame ? record : { ...record, [tag]: text };
    }
    const place = places.get(tag);
    if (!place) return record;
    if (isBox) return changeByBox(framework, record, place, control, controls);
    return place.field === "box" ? record : changeAnswer(framework, record, place, control);
  }

  /**
   * Put what was changed in Word into a team's record.
   *
   * @param {Framework} framework
   * @param {TeamRecord} record
   * @param {Control[]} controls
   * @returns {{record: TeamRecord, count: number, unused: Control[]}} How many fields were changed,
   *   and what was written that has no place in the record.
   */
  function takeWordChanges(framework, record, controls) {
    const places = listPlaces(framework);
    let next = record;
    let count = 0;
    controls.forEach((control) => {
      const changed = changeByControl(framework, next, places, control, controls);
      if (changed !== next) count += 1;
      next = changed;
    });
    const isKnown = ({ tag }) =>
      places.has(tag) || ACTION_TAG.test(tag) || TEAM_FORMAT.about.includes(tag);
    return {
      record: count ? stampRecord(record, next, TEAM_FORMAT, makeStamp()) : record,
      count,
      unused: controls.filter((control) => control.text && !control.isBox && !isKnown(control)),
    };
  }

  Object.assign(profiles, { findRecordText, takeWordChanges });
})();
