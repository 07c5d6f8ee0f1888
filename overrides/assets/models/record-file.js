/**
 * What is said of one element. A person's entry has a response, an answer, a note, evidence and
 * the wish to talk; a team's has a response, a reason, evidence, a priority and people's spread.
 *
 * @typedef {object} Entry
 * @property {string} [response] The key of a response.
 * @property {string} [label] The words of the response when it was given.
 * @property {string} [other] The key of the response that another copy gave at the same time.
 * @property {string} [answer]
 * @property {string} [text] The wording that was answered.
 * @property {string} [note]
 * @property {string} [evidence]
 * @property {boolean} [talk]
 * @property {string} [reason]
 * @property {boolean} [priority]
 * @property {Map<string, number>} [spread] How many people gave each response.
 */

/**
 * What tells copies of a record from one another.
 *
 * @typedef {object} Origin
 * @property {string} id The same in all copies; "" until something is entered.
 * @property {string} saved When the file was saved; "" for what comes from no file.
 * @property {Map<string, Stamps>} stamps When each field was entered, by the field's name.
 * @property {Map<string, string>} seen The last time that it has taken in, by place.
 */

/**
 * What a person or a team has said. No record ever changes: each change makes another one.
 *
 * @typedef {(Reflection | TeamRecord) & Origin} SavedRecord
 */

/**
 * A record as it is kept in the browser.
 *
 * @typedef {object} Item
 * @property {SavedRecord} record
 * @property {boolean} saved Was it ever saved as a file?
 * @property {boolean} changed Has it changed since?
 * @property {string} last The address that was answered last.
 */

/**
 * A kind of file.
 *
 * @typedef {object} Format
 * @property {"reflection" | "team"} kind
 * @property {number} version
 * @property {string[]} about The names of what a record says of itself.
 * @property {string[]} fields The names of what an entry may hold.
 * @property {(framework: {key: string, version: string}, date: string) => object} begin
 * @property {(record: SavedRecord, data: object, faults: string[]) => void} [readMore]
 */

/**
 * @typedef {object} ReadResult
 * @property {SavedRecord} [record]
 * @property {string[]} [faults] The parts that could not be read.
 * @property {string} [fault] The key of a message, where nothing could be read.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const MAX_FILE_SIZE = 2_000_000; // bytes; ten times an honest file
  const MAX_ADDRESS_LENGTH = 500;
  const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const ID = /^[a-z0-9]{1,40}$/;
  const STAMPS = /^\d{4}-[^ /]+\/[a-z0-9]+( \d{4}-[^ /]+\/[a-z0-9]+)*$/;
  const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
  const FLAGS = ["talk", "priority"];

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  function hasShape(data, version) {
    if (!Number.isInteger(data.version) || data.version < 1 || data.version > version) return false;
    const isKnown = typeof data.framework === "string" && KEY.test(data.framework);
    return isKnown && isObject(data.responses);
  }

  /* Returns the key of a message, "" where nothing is amiss. */
  function findFault(data, { kind, version }) {
    const isOurs = isObject(data) && typeof data.format === "string";
    if (!isOurs || !data.format.startsWith("practice-profiles/")) return "file-alien";
    if (data.format !== `practice-profiles/${kind}`) return "file-kind";
    const isNewer = Number.isInteger(data.version) && data.version > version;
    if (isNewer) return "file-newer";
    return hasShape(data, version) ? "" : "file-shape";
  }

  function readMatching(object, pattern) {
    const given = Object.entries(isObject(object) ? object : {});
    return new Map(given.filter(([, text]) => typeof text === "string" && pattern.test(text)));
  }

  function readOrigin({ id, saved, entered, seen }) {
    return {
      id: typeof id === "string" && ID.test(id) ? id : "",
      saved: typeof saved === "string" && TIME.test(saved) ? saved : "",
      stamps: readMatching(entered, STAMPS),
      seen: readMatching(seen, TIME),
    };
  }

  /**
   * Begin a record.
   *
   * @param {Format} format
   * @param {{key: string, version: string}} framework
   * @param {string} date
   * @returns {SavedRecord}
   */
  function beginRecord(format, framework, date) {
    return { ...format.begin(framework, date), ...readOrigin({}) };
  }

  function readFields(object, names, faults, prefix) {
    const fields = {};
    names.forEach((name) => {
      if (!Object.hasOwn(object, name)) return;
      const type = FLAGS.includes(name) ? "boolean" : "string";
      if (typeof object[name] !== type) faults.push(prefix + name);
      else if (object[name]) fields[name] = object[name];
    });
    return fields;
  }

  /**
   * Read what a file holds; what is amiss in a part costs that part only.
   *
   * @param {unknown} data As JSON has it.
   * @param {Format} format
   * @returns {ReadResult}
   */
  function readRecordData(data, format) {
    const fault = findFault(data, format);
    if (fault) return { fault };
    const faults = [];
    const record = {
      ...beginRecord(format, { key: data.framework, version: "" }, ""),
      ...readFields(data, ["framework_version", ...format.about], faults, ""),
      ...readOrigin(data),
    };
    Object.entries(data.responses).forEach(([address, entry]) => {
      if (isObject(entry) && address.length < MAX_ADDRESS_LENGTH) {
        const fields = readFields(entry, format.fields, faults, `${address}: `);
        record.responses.set(address, fields);
      } else {
        faults.push(address);
      }
    });
    format.readMore?.(record, data, faults);
    return { record, faults };
  }

  /**
   * Read a file's text.
   *
   * @param {string} text
   * @param {Format} format
   * @returns {ReadResult}
   */
  function readRecord(text, format) {
    const json = text.trim();
    if (!json) return { fault: "file-empty" };
    try {
      return readRecordData(JSON.parse(json), format);
    } catch {
      return { fault: json.startsWith("{") ? "file-cut" : "file-alien" };
    }
  }

  /* The times at the end, after what people read. */
  function makeFileData({ stamps, seen, id, saved, ...record }, { kind, version }, beside) {
    const head = { format: `practice-profiles/${kind}`, version, ...beside, id };
    if (saved) head.saved = saved;
    return { ...head, ...record, entered: stamps, seen };
  }

  function replaceMap(key, value) {
    return value instanceof Map ? Object.fromEntries(value) : value;
  }

  function writeJson(data, indent) {
    return JSON.stringify(data, replaceMap, indent);
  }

  /**
   * Write the text of a file.
   *
   * @param {SavedRecord} record
   * @param {Format} format
   * @param {{about: string, site: object}} [beside] What the file says of itself.
   * @returns {string}
   */
  function writeRecord(record, format, beside) {
    return `${writeJson(makeFileData(record, format, beside), 2)}\n`;
  }

  /**
   * Return a text that is the same for records which say the same, whenever it was entered.
   *
   * @param {SavedRecord} record
   * @returns {string}
   */
  function fingerprintRecord(record) {
    const origin = { id: "", saved: "", stamps: null, seen: null };
    const responses = [...record.responses].sort(([first], [second]) => (first < second ? -1 : 1));
    return writeJson({ ...record, ...origin, responses });
  }

  /**
   * Write an item as it is kept in the browser.
   *
   * @param {Item} item
   * @param {Format} format
   * @returns {string}
   */
  function packItem({ record, saved, changed, last }, format) {
    return writeJson({ file: makeFileData(record, format), saved, changed, last });
  }

  /**
   * Read an item that was kept in the browser.
   *
   * @param {string} text
   * @param {Format} format
   * @returns {Item | null} Null when it cannot be read.
   */
  function unpackItem(text, format) {
    try {
      const { file, saved, changed, last } = JSON.parse(text);
      const { record } = readRecordData(file, format);
      if (!record) return null;
      const flags = { saved: saved === true, changed: changed === true };
      return { record, ...flags, last: String(last || "") };
    } catch {
      return null;
    }
  }

  function makeSlug(text) {
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .toLowerCase()
      .slice(0, 40);
  }

  /**
   * Make the name under which a record is saved.
   *
   * @param {string} kind
   * @param {Partial<SavedRecord>} record
   * @param {string} extension
   * @returns {string}
   */
  function makeFileName(kind, { framework, name = "", team = "", date = "" }, extension) {
    const parts = [kind, framework, name, team, date].map(makeSlug).filter(Boolean);
    return parts.join("-") + extension;
  }

  Object.assign(profiles, {
    MAX_FILE_SIZE,
    beginRecord,
    readRecordData,
    readRecord,
    writeRecord,
    fingerprintRecord,
    packItem,
    unpackItem,
    makeFileName,
  });
})();
