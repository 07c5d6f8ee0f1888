/**
 * What becomes of a record that comes from elsewhere.
 *
 * @typedef {object} JoinedRecord
 * @property {Item} item What is to be kept.
 * @property {StoredItem | undefined} stored What it takes the place of.
 * @property {"file-opened" | "file-same" | "file-merged" | "file-merged-both"} message Its key.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    askReader,
    fingerprintRecord,
    getRecordTitle,
    keepItem,
    listStoredItems,
    makeItemId,
    mergeItems,
    packItem,
    readRecordFile,
    removeItem,
    tell,
    tellOf,
  } = profiles;

  function isSame(record, other) {
    return fingerprintRecord(record) === fingerprintRecord(other);
  }

  /**
   * Put a record together with the copy of it that is kept, if there is one.
   *
   * @param {StoredItem[]} items What is kept.
   * @param {Format} format
   * @param {SavedRecord} record
   * @param {StoredItem} [chosen] The one with which it goes together, whatever its id.
   * @returns {JoinedRecord}
   */
  function joinRecord(items, format, record, chosen) {
    const item = { record, saved: true, changed: false, last: "" };
    const readable = items.filter((stored) => stored.item);
    const copy = chosen || readable.find(({ id }) => id === record.id);
    if (copy) {
      const { item: merged, doubled } = mergeItems(copy.item, item, format);
      const isOld = isSame(merged.record, copy.item.record);
      const both = doubled.length ? "file-merged-both" : "file-merged";
      return { item: merged, stored: copy, message: isOld ? "file-same" : both };
    }
    const same = readable.find((stored) => isSame(stored.item.record, record));
    if (same) return { item: same.item, stored: same, message: "file-same" };
    return { item, stored: undefined, message: "file-opened" };
  }

  /**
   * Keep a record that comes from elsewhere, together with the copy of it that is kept.
   *
   * @param {Format} format
   * @param {SavedRecord} record As `readRecord` or `readRecordData` gives it.
   * @returns {Promise<{id: string, message: string}>} The key of what there is to tell.
   */
  async function addRecord(format, record) {
    const { item, message } = joinRecord(listStoredItems(format), format, record);
    const id = item.record.id || makeItemId();
    const identified = { ...item, record: { ...item.record, id } };
    const raw = packItem(identified, format);
    const fault = await keepItem({ format, id, raw, item: identified });
    return { id, message: fault || message };
  }

  function describeHead({ framework, name = "", team, cycle, date }) {
    return JSON.stringify([framework, name, team, cycle, date]).toLowerCase();
  }

  /* Another record of the same person or team, round and day may be of the same meeting. */
  async function askAlike(page, items, record) {
    const { say } = page;
    const isKnown = items.some(({ id, item }) => item && id === record.id);
    if (isKnown || !isNamed(record)) return undefined;
    const alike = items.find(
      ({ item }) =>
        item &&
        describeHead(item.record) === describeHead(record) &&
        !isSame(item.record, record),
    );
    if (!alike) return undefined;
    const answer = await askReader(page, {
      title: say("alike"),
      text: say("alike-text", { title: getRecordTitle(page, record) }),
      answers: [
        ["together", say("alike-together")],
        ["apart", say("alike-apart")],
      ],
    });
    return answer === "together" ? alike : undefined;
  }

  function isNamed({ name, team, date }) {
    return (name || team) && date;
  }

  /**
   * Open a record in a session.
   *
   * @param {Session} session
   * @param {Page} page
   * @param {Format} format
   * @param {SavedRecord} record
   * @returns {Promise<string>} The key of what there is to tell; "" where it was not opened.
   */
  async function openRecord(session, page, format, record) {
    if (!session.mayLeave()) return "";
    const items = listStoredItems(format);
    const alike = await askAlike(page, items, record);
    const { item, stored, message } = joinRecord(items, format, record, alike);
    if (stored && item.record.id !== stored.id) removeItem(format.kind, stored.id);
    session.openItem(item);
    return message;
  }

  /**
   * Open the record of a chosen file in a session, and tell what has become of it.
   *
   * @param {Session} session
   * @param {Page} page
   * @param {Format} format
   * @param {ChosenFile} file
   */
  async function openRecordFile(session, page, format, file) {
    const { say } = page;
    const { record, message } = readRecordFile(page, file, format);
    if (!record) {
      tell(page, message);
      return;
    }
    const { name } = file;
    const { framework } = record;
    if (!page.root.dataset.frameworks.split(" ").includes(framework)) {
      tell(page, say("file-framework", { name, framework }));
      return;
    }
    const key = await openRecord(session, page, format, record);
    if (key) tellOf(page, key, { name }, message);
  }

  Object.assign(profiles, { joinRecord, addRecord, openRecord, openRecordFile });
})();
