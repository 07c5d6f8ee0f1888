/**
 * A page for reflecting.
 *
 * @typedef {object} Page
 * @property {HTMLElement} root What it works in.
 * @property {Say} say
 * @property {(name: string) => HTMLElement} find Finds the element with `data-pp-<name>`.
 */

/* What the pages for reflecting do in the same way. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createButton,
    createNode,
    getAnchor,
    getSectionAddress,
    joinParts,
    makeFileName,
    makeSay,
    readRecord,
    writeCsv,
    writeRecord,
  } = profiles;
  const MAX_PARTS = 5;

  /**
   * Make a page of the element in which it works.
   *
   * @param {HTMLElement} root
   * @returns {Page}
   */
  function makePage(root) {
    return {
      root,
      say: makeSay(root),
      find: (name) => root.querySelector(`[data-pp-${name}]`),
    };
  }

  /**
   * Connect what the page's buttons do, by the values of their `data-pp-do`.
   *
   * @param {Page} page
   * @param {{[name: string]: () => void}} commands
   */
  function connectCommands({ root }, commands) {
    root.querySelectorAll("[data-pp-do]").forEach((button) => {
      button.addEventListener("click", () => commands[button.dataset.ppDo]());
    });
  }

  /**
   * Listen to the window as long as the page is there.
   *
   * @param {Page} page
   * @param {string} name
   * @param {(event: Event) => void} act
   */
  function listenOnWindow({ root }, name, act) {
    const hear = (event) => {
      if (root.isConnected) act(event);
      else self.removeEventListener(name, hear);
    };
    self.addEventListener(name, hear);
  }

  function shorten(text) {
    return text.length > 80 ? `${text.slice(0, 80)}…` : text;
  }

  /**
   * Return what a record is called.
   *
   * @param {Page} page
   * @param {Partial<SavedRecord>} record
   * @returns {string}
   */
  function getRecordTitle({ say }, { name, team, cycle, date }) {
    // Each part in its own direction of writing, whatever stands beside it.
    const parts = [name, team, cycle, date].map((part) => part && `\u2068${shorten(part)}\u2069`);
    return joinParts(parts, " · ") || say("nameless");
  }

  /**
   * Return today's date as files and date fields have it.
   *
   * @returns {string}
   */
  function getToday() {
    return new Date().toLocaleDateString("sv");
  }

  /**
   * Return the key of the message that tells how well an item is kept.
   *
   * @param {string} fault
   * @param {boolean} isKept
   * @param {Item} item
   * @returns {string}
   */
  function getStateKey(fault, isKept, { saved, changed }) {
    if (fault) return fault;
    if (!isKept) return "kept-none";
    if (!saved) return "kept-here";
    return changed ? "kept-changed" : "kept-saved";
  }

  /**
   * Read a chosen file as a record.
   *
   * @param {Page} page
   * @param {ChosenFile} file
   * @param {Format} format
   * @returns {{record?: SavedRecord, message: string}} The message tells what could not be read.
   */
  function readRecordFile({ say }, { name, text, fault }, format) {
    const result = fault ? { fault } : readRecord(text, format);
    const values = { name: shorten(name) };
    if (result.fault) return { message: say(result.fault, values) };
    const { record, faults } = result;
    if (!faults.length) return { record, message: "" };
    const more = faults.length > MAX_PARTS ? "; …" : "";
    values.parts = faults.slice(0, MAX_PARTS).map(shorten).join("; ") + more;
    return { record, message: say("file-parts", values) };
  }

  /**
   * Save a file, as if its reader had followed a link to it.
   *
   * @param {string} name
   * @param {string} text
   * @param {string} type
   */
  function saveFile(name, text, type) {
    const href = URL.createObjectURL(new Blob([text], { type }));
    createNode("a", { href, download: name }).click();
  }

  /**
   * Save a record as a file of this site.
   *
   * @param {Format} format
   * @param {SavedRecord} record
   * @returns {string} The file's name.
   */
  function saveRecord(format, record) {
    const name = makeFileName(format.kind, record, ".json");
    saveFile(name, writeRecord(record, format), "application/json");
    return name;
  }

  /**
   * Save a table of a record.
   *
   * @param {Format} format
   * @param {SavedRecord} record
   * @param {(string | number)[][]} rows
   */
  function saveTable(format, record, rows) {
    saveFile(makeFileName(format.kind, record, ".csv"), writeCsv(rows), "text/csv");
  }

  /**
   * Find the item that says the same as a record.
   *
   * @param {StoredItem[]} items
   * @param {SavedRecord} record
   * @returns {StoredItem | undefined}
   */
  function findSame(items, record) {
    return items.find(
      ({ item, format }) =>
        item && writeRecord(item.record, format) === writeRecord(record, format),
    );
  }

  /**
   * List what somebody has written in an entry.
   *
   * @param {Page} page
   * @param {Entry} entry
   * @returns {(string | undefined)[]}
   */
  function listWritten({ say }, { answer, note, evidence }) {
    return [
      answer && `${say("your-answer")}: ${answer}`,
      note && `${say("your-notes")}: ${note}`,
      evidence && `${say("your-evidence")} ${evidence}`,
    ];
  }

  /**
   * Create what tells that an answer was given to other words.
   *
   * @param {Page} page
   * @param {Answer | undefined} answer
   * @param {() => void} keep Answers today's words in the same way.
   * @returns {HTMLElement[]} None for an answer to today's words.
   */
  function createRewordedRemark({ say }, answer, keep) {
    if (!answer?.reworded) return [];
    const title = createNode("strong", {}, say("reworded"));
    const text = say("reworded-from", { text: answer.entry.text });
    return [
      createNode("p", {}, title, " ", text),
      createButton(say("reworded-keep"), keep, { className: "pp-button" }),
    ];
  }

  /**
   * Make the address of an element in its checklist.
   *
   * @param {Page} page
   * @param {string} address
   * @param {string} query
   * @returns {string}
   */
  function makeChecklistLink({ root }, address, query) {
    const path = `${root.dataset.root}${getSectionAddress(address)}/reflect/`;
    return `${path}${query}#${getAnchor(address)}`;
  }

  Object.assign(profiles, {
    makePage,
    connectCommands,
    listenOnWindow,
    getRecordTitle,
    getToday,
    getStateKey,
    readRecordFile,
    saveFile,
    saveRecord,
    saveTable,
    findSame,
    listWritten,
    createRewordedRemark,
    makeChecklistLink,
  });
})();
