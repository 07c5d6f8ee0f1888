/**
 * What is said of one element. A person's entry has a response, an answer, a note, evidence and
 * the wish to talk; a team's has a response, a reason, evidence, a priority and people's spread.
 *
 * @typedef {object} Entry
 * @property {string} [response] The key of a response.
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
 * What a person or a team has said. No record ever changes: each change makes another one.
 *
 * @typedef {Reflection | TeamRecord} SavedRecord
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
 * @property {(framework: {key: string, version: string}, date: string) => SavedRecord} begin
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
  const FLAGS = ["talk", "priority"];

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  function hasShape(data, version) {
    if (data.version !== version) return false;
    const isKnown = typeof data.framework === "string" && KEY.test(data.framework);
    return isKnown && isObject(data.responses);
  }

  /* Returns `{ data }`, or `{ fault }` with the key of a message. */
  function parseFile(text, { kind, version }) {
    const json = text.trim();
    if (!json) return { fault: "file-empty" };
    let data;
    try {
      data = JSON.parse(json);
    } catch {
      return { fault: json.startsWith("{") ? "file-cut" : "file-alien" };
    }
    if (!isObject(data)) return { fault: "file-alien" };
    if (!String(data.format).startsWith("practice-profiles/")) return { fault: "file-alien" };
    if (data.format !== `practice-profiles/${kind}`) return { fault: "file-kind" };
    const isNewer = Number.isInteger(data.version) && data.version > version;
    if (isNewer) return { fault: "file-newer" };
    return hasShape(data, version) ? { data } : { fault: "file-shape" };
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
   * Read a file's text; what is amiss in a part costs that part only.
   *
   * @param {string} text
   * @param {Format} format
   * @returns {ReadResult}
   */
  function readRecord(text, format) {
    const { data, fault } = parseFile(text, format);
    if (fault) return { fault };
    const faults = [];
    const record = {
      ...format.begin({ key: data.framework, version: "" }, ""),
      ...readFields(data, ["framework_version", ...format.about], faults, ""),
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

  function makeFileData(record, { kind, version }) {
    return { format: `practice-profiles/${kind}`, version, ...record };
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
   * @returns {string}
   */
  function writeRecord(record, format) {
    return `${writeJson(makeFileData(record, format), 2)}\n`;
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
      const { record } = readRecord(JSON.stringify(file), format);
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
    readRecord,
    writeRecord,
    packItem,
    unpackItem,
    makeFileName,
  });
})();
