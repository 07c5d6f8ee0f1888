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
    formatDate,
    getAnchor,
    getSectionAddress,
    joinParts,
    makeFileName,
    makeSay,
    readRecord,
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
   * Put the first few of some texts into a line.
   *
   * @param {string[]} parts
   * @returns {string}
   */
  function shortenList(parts) {
    const more = parts.length > MAX_PARTS ? "; …" : "";
    return parts.slice(0, MAX_PARTS).map(shorten).join("; ") + more;
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
    const parts = [name, team, cycle, formatDate(date)].map(
      (part) => part && `\u2068${shorten(part)}\u2069`,
    );
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

  /* Files of the first version hold no labels: those of another edition may have read otherwise. */
  function lacksLabels({ framework, framework_version: version, responses = [] }) {
    const { version: now = version } = profiles.frameworks?.get(framework) || {};
    const hasBare = () => [...responses.values()].some(({ response, label }) => response && !label);
    return version && now !== version && hasBare();
  }

  /**
   * Read a chosen file as a record.
   *
   * @param {Page} page
   * @param {ChosenFile} file
   * @param {Format} format
   * @returns {{record?: SavedRecord, message: string}} The message tells what could not be read.
   */
  function readRecordFile({ say }, { name, text, fault, told = [] }, format) {
    if (!text && !fault && told.length) return { message: joinParts(told) };
    const result = fault ? { fault } : readRecord(text, format);
    const values = { name: shorten(name) };
    if (result.fault) return { message: say(result.fault, values) };
    const { record, faults } = result;
    values.parts = shortenList(faults);
    values.version = record.framework_version;
    const parts = [
      ...told,
      values.parts && say("file-parts", values),
      lacksLabels(record) && say("file-words", values),
    ];
    return { record, message: joinParts(parts) };
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

  /* A path on somebody's own disk is nobody else's business. */
  function getSiteAddress({ root, ppAddress }) {
    const { protocol, href } = new URL(root || "./", document.baseURI);
    return protocol.startsWith("http") ? href : ppAddress;
  }

  /* What a file says of itself to whoever finds it. */
  function describeFile({ root, say }, { kind }, { framework }) {
    const name = root.dataset.ppSite;
    const address = getSiteAddress(root.dataset);
    const { title = framework } = profiles.frameworks.get(framework) || {};
    const site = joinParts([name, address], ", ");
    return {
      about: say(`file-about-${kind}`, { framework: title, site }),
      site: { name, address },
    };
  }

  /**
   * Write a file of this site.
   *
   * @param {Page} page
   * @param {Format} format
   * @param {SavedRecord} record
   * @returns {string}
   */
  function writeRecordFile(page, format, record) {
    return writeRecord(record, format, describeFile(page, format, record));
  }

  /**
   * Save a record as a file of this site.
   *
   * @param {Page} page
   * @param {Format} format
   * @param {SavedRecord} record
   * @returns {{name: string, record: SavedRecord}} The file's name, and what is in it.
   */
  function saveRecord(page, format, record) {
    const name = makeFileName(format.kind, record, ".json");
    const now = { ...record, saved: new Date().toISOString() };
    saveFile(name, writeRecordFile(page, format, now), "application/json");
    return { name, record: now };
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
   * Create what tells that an answer was given to other words, or chosen in other words.
   *
   * @param {Page} page
   * @param {Answer | undefined} answer
   * @param {() => void} keep Answers today's words in the same way.
   * @returns {HTMLElement[]} None for an answer to today's words.
   */
  function createRewordedRemark({ say }, answer, keep) {
    if (!answer?.reworded && !answer?.relabelled) return [];
    const { text, label } = answer.entry;
    const title = createNode("strong", {}, say("reworded"));
    const parts = [
      answer.reworded && say("reworded-from", { text }),
      answer.relabelled && say("relabelled-from", { label }),
    ];
    return [
      createNode("p", {}, title, " ", joinParts(parts)),
      createButton(say("reworded-keep"), keep, { className: "pp-button" }),
    ];
  }

  /**
   * Make the address of an element in its checklist.
   *
   * @param {Page} page
   * @param {string} address
   * @returns {string}
   */
  function makeChecklistLink({ root }, address) {
    const path = `${root.dataset.root}${getSectionAddress(address)}/reflect/`;
    return `${path}#${getAnchor(address)}`;
  }

  Object.assign(profiles, {
    makePage,
    connectCommands,
    listenOnWindow,
    getRecordTitle,
    getToday,
    getStateKey,
    readRecordFile,
    shortenList,
    saveFile,
    writeRecordFile,
    saveRecord,
    listWritten,
    createRewordedRemark,
    makeChecklistLink,
  });
})();
