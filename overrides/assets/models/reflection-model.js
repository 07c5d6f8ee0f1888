/**
 * What one person has said.
 *
 * @typedef {object} Reflection
 * @property {string} framework
 * @property {string} framework_version
 * @property {string} name
 * @property {string} team
 * @property {string} cycle
 * @property {string} date
 * @property {Map<string, Entry>} responses By address.
 */

/**
 * An entry with what it answers today.
 *
 * @typedef {object} Answer
 * @property {FrameworkElement} element
 * @property {Entry} entry
 * @property {string} from The address under which the record has it.
 * @property {boolean} reworded Does it answer other words than today's?
 * @property {boolean} relabelled Did its response read otherwise when it was given?
 * @property {boolean} unknown Is its response none that is offered today?
 */

/**
 * An entry that answers nothing that is asked today.
 *
 * @typedef {object} StrayAnswer
 * @property {string} address
 * @property {Entry} entry
 * @property {FrameworkElement | null} [element]
 */

/**
 * @typedef {object} PlacedAnswers
 * @property {Map<string, Answer>} placed By the addresses of today.
 * @property {Map<string, Answer[]>} earlier What answered the elements that one of today was made
 *   of, or came out of, by its address.
 * @property {StrayAnswer[]} retired What answers elements that are no longer asked.
 * @property {StrayAnswer[]} lost What has no place.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { findElement, getChoiceSet, getResponseText } = profiles;
  const REFLECTION_VERSION = 2;
  const ABOUT = ["name", "team", "cycle", "date"];

  /**
   * Begin a person's reflection.
   *
   * @param {{key: string, version: string}} framework
   * @param {string} date
   * @returns {Reflection}
   */
  function beginReflection({ key, version }, date) {
    const head = { framework: key, framework_version: version, name: "", team: "", cycle: "" };
    return { ...head, date, responses: new Map() };
  }

  /** @type {Format} */
  const REFLECTION_FORMAT = {
    kind: "reflection",
    version: REFLECTION_VERSION,
    about: ABOUT,
    fields: ["response", "label", "other", "answer", "text", "note", "evidence", "talk"],
    begin: beginReflection,
  };

  /**
   * Tell whether an entry answers its element; a note alone is no answer.
   *
   * @param {FrameworkElement} element
   * @param {Entry} [entry]
   * @returns {boolean}
   */
  function isAnswered(element, entry) {
    if (!entry) return false;
    if (entry.response) return true;
    return element.kind === "question" && (entry.answer || "").trim() !== "";
  }

  /**
   * Tell whether an answer to a statement says more than which of its own responses fits.
   *
   * @param {Framework} framework
   * @param {Answer} answer
   * @returns {boolean}
   */
  function hasNotes({ not_applicable: key }, { element, entry }) {
    const { note, evidence, response } = entry;
    return element.kind === "statement" && !!(note || evidence || (key && response === key));
  }

  /* A practice takes notes, even where it is not asked about itself. */
  function canBeAnswered({ kind, responses }) {
    if (kind === "section") return false;
    return kind !== "statement" || responses !== undefined;
  }

  function foldSpaces(text) {
    return text.trim().replace(/\s+/g, " ");
  }

  function makeAnswer(framework, { address, entry, element }) {
    const { text, response, label } = entry;
    const isOther = !!text && foldSpaces(text) !== foldSpaces(element.text);
    const offered = getChoiceSet(framework, element).find(([key]) => key === response);
    return {
      element,
      entry,
      from: address,
      reworded: isOther && isAnswered(element, entry),
      relabelled: !!label && !!offered && foldSpaces(label) !== foldSpaces(offered[1]),
      unknown: !!response && !offered,
    };
  }

  function addEarlier(earlier, address, answer) {
    earlier.set(address, [...(earlier.get(address) || []), answer]);
  }

  /* What was answered before a statement came out of another one, by the new one's address. */
  function addSplit(framework, { responses }, { placed, earlier }) {
    framework.elements.forEach(({ address, split, retired }) => {
      const entry = split && !retired && responses.get(split);
      const now = entry && placed.get(split);
      if (!entry || (now && !now.reworded) || !(entry.response || entry.answer)) return;
      const element = framework.elements.get(split) || framework.elements.get(address);
      addEarlier(earlier, address, makeAnswer(framework, { address: split, entry, element }));
    });
  }

  /* Of two entries that answer the same, the one at today's address goes before. */
  function sortAnswers(framework, { responses }) {
    const placed = new Map();
    const retired = [];
    const lost = [];
    const moved = [];
    const earlier = new Map();
    const place = (answer) =>
      placed.set(answer.element.address, makeAnswer(framework, answer));
    responses.forEach((entry, address) => {
      const element = findElement(framework, address);
      const answer = { address, entry, element };
      if (element?.retired) retired.push(answer);
      else if (!element || !canBeAnswered(element)) lost.push(answer);
      else if (element.address === address) place(answer);
      else moved.push(answer);
    });
    moved.forEach((answer) => {
      const { address } = answer.element;
      if (!placed.has(address)) place(answer);
      else if (isAnswered(answer.element, answer.entry)) {
        addEarlier(earlier, address, makeAnswer(framework, answer));
      } else lost.push(answer);
    });
    addSplit(framework, { responses }, { placed, earlier });
    return { placed, earlier, retired, lost };
  }

  /** @type {WeakMap<SavedRecord, PlacedAnswers>} */
  const placedByRecord = new WeakMap(); // which may last, since no record ever changes

  /**
   * Return what a record answers today, and what it answers no longer.
   *
   * @param {Framework} framework
   * @param {SavedRecord} record
   * @returns {PlacedAnswers}
   */
  function placeAnswers(framework, record) {
    if (!placedByRecord.has(record)) placedByRecord.set(record, sortAnswers(framework, record));
    return placedByRecord.get(record);
  }

  /**
   * Return what a record says of an element.
   *
   * @param {Framework} framework
   * @param {SavedRecord} record
   * @param {string} address The element's address of today.
   * @returns {Entry} Empty where it says nothing.
   */
  function getEntry(framework, record, address) {
    const answer = placeAnswers(framework, record).placed.get(address);
    return answer ? answer.entry : {};
  }

  function getLabel(framework, address, response) {
    const element = framework.elements.get(address);
    return element ? getResponseText(framework, element, response) : "";
  }

  /**
   * Return a record with one field changed, which then answers today's words at today's address.
   *
   * @param {Framework} framework
   * @param {SavedRecord} record
   * @param {string} address
   * @param {string} field
   * @param {unknown} value Something empty takes the field away.
   * @param {PlacedAnswers} [answers] Known where many entries are changed, each once.
   * @returns {SavedRecord}
   */
  function changeEntry(
    framework,
    record,
    address,
    field,
    value,
    answers = placeAnswers(framework, record),
  ) {
    const responses = new Map(record.responses);
    const answer = answers.placed.get(address);
    const { from, entry } = answer || { from: address, entry: responses.get(address) };
    const next = { ...entry, [field]: value };
    const { text } = framework.elements.get(address) || next;
    if (field === "response" || field === "answer" || !next.text) next.text = text;
    if (field === "response") {
      next.label = value && getLabel(framework, address, value);
      delete next.other;
    }
    if (!next.label) delete next.label;
    if (!value) delete next[field];
    responses.delete(from);
    const saysMore = Object.keys(next).some((name) => name !== "text");
    if (saysMore) responses.set(address, next);
    return { ...record, framework_version: framework.version, responses };
  }

  /**
   * Count what is asked in some groups, and what of it is answered.
   *
   * @param {Group[]} groups
   * @param {Map<string, Answer>} placed
   * @returns {{answered: number, asked: number}}
   */
  function countProgress(groups, placed) {
    const asked = groups.flatMap((group) => group.asked);
    const answered = asked.filter((element) =>
      isAnswered(element, placed.get(element.address)?.entry),
    );
    return { answered: answered.length, asked: asked.length };
  }

  Object.assign(profiles, {
    REFLECTION_FORMAT,
    isAnswered,
    hasNotes,
    placeAnswers,
    getEntry,
    changeEntry,
    countProgress,
  });
})();
