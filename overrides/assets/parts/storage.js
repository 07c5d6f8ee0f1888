/**
 * What is kept under an id.
 *
 * @typedef {object} StoredItem
 * @property {Format} format
 * @property {string} id
 * @property {string} raw The text that is kept.
 * @property {Item | null} [item] Null when the text cannot be read.
 * @property {string} [fault] The key of a message, for what stands on this page only.
 */

/* The browser's store may be refused, full, or cleared at any moment: nothing here throws. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { unpackItem } = profiles;
  const PREFIX = "practice-profiles/";

  function attempt(act, otherwise) {
    try {
      return act();
    } catch {
      return otherwise;
    }
  }

  /**
   * Make the key under which something is kept.
   *
   * @param {string} kind
   * @param {string} id
   * @returns {string}
   */
  function makeStorageKey(kind, id) {
    return `${PREFIX}${kind}/${id}`;
  }

  function listKeys() {
    return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []);
  }

  /**
   * Return the text that is kept, null if there is none.
   *
   * @param {string} kind
   * @param {string} id
   * @returns {string | null}
   */
  function getStoredText(kind, id) {
    return attempt(() => localStorage.getItem(makeStorageKey(kind, id)), null);
  }

  /**
   * Keep a text.
   *
   * @param {string} kind
   * @param {string} id
   * @param {string} text
   * @returns {string} "" when it is kept, else the key of a message.
   */
  function storeText(kind, id, text) {
    try {
      localStorage.setItem(makeStorageKey(kind, id), text);
      return "";
    } catch (error) {
      return error.name === "QuotaExceededError" ? "kept-full" : "kept-refused";
    }
  }

  /**
   * Take away what is kept under an id.
   *
   * @param {string} kind
   * @param {string} id
   */
  function removeItem(kind, id) {
    attempt(() => localStorage.removeItem(makeStorageKey(kind, id)));
    profiles.unsavedItems.delete(id);
  }

  /**
   * Take away all that this site keeps.
   */
  function clearItems() {
    listKeys().forEach((key) => localStorage.removeItem(key));
    profiles.unsavedItems.clear();
  }

  /**
   * Keep an item whose text is made; if that fails, it stays as long as the page does.
   *
   * @param {StoredItem} stored Its fault tells whether it is kept.
   */
  function keepItem(stored) {
    const { format, id, raw } = stored;
    stored.fault = storeText(format.kind, id, raw);
    if (stored.fault) profiles.unsavedItems.set(id, { ...stored, kind: format.kind });
  }

  /**
   * List the items of a kind, the one that was begun first before others.
   *
   * @param {Format} format
   * @returns {StoredItem[]}
   */
  function listStoredItems(format) {
    const prefix = makeStorageKey(format.kind, "");
    const items = new Map();
    listKeys().forEach((key) => {
      if (!key.startsWith(prefix)) return;
      const id = key.slice(prefix.length);
      const raw = getStoredText(format.kind, id) || "";
      items.set(id, { format, id, raw, item: unpackItem(raw, format) });
    });
    profiles.unsavedItems.forEach((stored, id) => {
      if (stored.kind === format.kind) items.set(id, { ...stored, format });
    });
    return [...items.values()].sort((first, second) => (first.id < second.id ? -1 : 1));
  }

  /**
   * Return where this tab is; a new tab begins where the last one was.
   *
   * @param {string} place What one can be at: a kind, or a framework of a kind.
   * @returns {string} "" where nobody has been yet.
   */
  function getCurrentId(place) {
    if (profiles.currentItems.has(place)) return profiles.currentItems.get(place);
    const ofTab = attempt(() => sessionStorage.getItem(makeStorageKey("current", place)), null);
    return ofTab === null ? getStoredText("current", place) || "" : ofTab;
  }

  /**
   * Remember where this tab is.
   *
   * @param {string} place
   * @param {string} current
   */
  function setCurrentId(place, current) {
    profiles.currentItems.set(place, current);
    storeText("current", place, current);
    attempt(() => sessionStorage.setItem(makeStorageKey("current", place), current));
  }

  /**
   * Make an id that sorts by the time at which it was made.
   *
   * @returns {string}
   */
  function makeItemId() {
    return Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
  }

  // Both last as long as the theme changes pages by itself.
  profiles.currentItems ??= new Map();
  profiles.unsavedItems ??= new Map();
  Object.assign(profiles, {
    makeStorageKey,
    getStoredText,
    storeText,
    removeItem,
    clearItems,
    keepItem,
    listStoredItems,
    getCurrentId,
    setCurrentId,
    makeItemId,
  });
})();
