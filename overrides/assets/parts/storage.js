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

/* The browser's store may be refused, full, or cleared at any moment: nothing here throws. What is
   kept is at hand at once, since all of it is read before a page begins. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    attempt,
    mergeItems,
    packItem,
    REFLECTION_FORMAT,
    removeTakenOver,
    SiteStore,
    takeOverItems,
    TEAM_FORMAT,
    unpackItem,
  } = profiles;
  const FORMATS = new Map([REFLECTION_FORMAT, TEAM_FORMAT].map((format) => [format.kind, format]));

  /* What cannot be read may have been kept by a newer version of the site: it stays. */
  function mergeStored(key, ours, theirs) {
    const format = FORMATS.get(key.split("/")[0]);
    if (!format) return { text: ours };
    const [mine, other] = [ours, theirs].map((text) => unpackItem(text, format));
    if (!mine || !other) return { text: theirs, isUnreadable: !other };
    const { item, doubled } = mergeItems(mine, other, format);
    return { text: packItem(item, format), isDoubled: doubled.length > 0 };
  }

  /**
   * Open what this site keeps, once for all pages that the theme loads by itself.
   *
   * @param {HTMLElement} root Any page's, which tells where the site is.
   * @returns {Promise<void>}
   */
  function openStore({ dataset }) {
    const { pathname } = new URL(dataset.root || "./", document.baseURI);
    profiles.siteStore = new SiteStore(pathname, mergeStored);
    return profiles.siteStore.open();
  }

  /**
   * Take over what was kept before of the frameworks that the page has.
   */
  function takeOverAll() {
    FORMATS.forEach((format) => takeOverItems(profiles.siteStore, format));
  }

  /**
   * Make the key under which something is kept.
   *
   * @param {string} kind
   * @param {string} id
   * @returns {string}
   */
  function makeStorageKey(kind, id) {
    return `${kind}/${id}`;
  }

  /**
   * Return the text that is kept, null if there is none.
   *
   * @param {string} kind
   * @param {string} id
   * @returns {string | null}
   */
  function getStoredText(kind, id) {
    return profiles.siteStore.texts.get(makeStorageKey(kind, id)) ?? null;
  }

  /* Without being asked, a browser that is short of room may clear what a site keeps. */
  function askToPersist() {
    const key = makeStorageKey("asked", "persist");
    if (profiles.siteStore.texts.has(key)) return;
    profiles.siteStore.write(key, "yes");
    attempt(() => navigator.storage.persist())?.catch(() => false);
  }

  /**
   * Keep a text; what another tab has kept meanwhile is put together with it.
   *
   * @param {string} kind
   * @param {string} id
   * @param {string} text
   * @returns {Promise<KeepResult>}
   */
  function storeText(kind, id, text) {
    if (FORMATS.has(kind)) askToPersist();
    return profiles.siteStore.write(makeStorageKey(kind, id), text);
  }

  /**
   * Take away what is kept under an id.
   *
   * @param {string} kind
   * @param {string} id
   */
  function removeItem(kind, id) {
    profiles.siteStore.remove(makeStorageKey(kind, id));
    removeTakenOver(profiles.siteStore, makeStorageKey(kind, id));
    profiles.unsavedItems.delete(id);
  }

  /**
   * Take away all that this site keeps.
   */
  function clearItems() {
    removeTakenOver(profiles.siteStore, "");
    profiles.siteStore.clear();
    profiles.unsavedItems.clear();
    profiles.meetingState = null;
    setTabText("meeting", "");
  }

  /**
   * Keep an item whose text is made; if that fails, it stays as long as the page does.
   *
   * @param {StoredItem} stored
   * @returns {Promise<string>} "" when it is kept, else the key of a message.
   */
  async function keepItem(stored) {
    const { format, id, raw } = stored;
    const { fault } = await storeText(format.kind, id, raw);
    if (fault) profiles.unsavedItems.set(id, { ...stored, kind: format.kind, fault });
    return fault;
  }

  /**
   * List the items of a kind, the one that was begun first before others.
   *
   * @param {Format} format
   * @returns {StoredItem[]}
   */
  function listStoredItems(format) {
    const { siteStore } = profiles;
    const prefix = makeStorageKey(format.kind, "");
    const items = new Map();
    siteStore.texts.forEach((raw, key) => {
      if (!key.startsWith(prefix)) return;
      const id = key.slice(prefix.length);
      const item = unpackItem(raw, format);
      if (item) item.record.id ||= id; // which those of the first version did not hold
      items.set(id, { format, id, raw, item });
    });
    profiles.unsavedItems.forEach((stored, id) => {
      if (stored.kind === format.kind) items.set(id, { ...stored, format });
    });
    return [...items.values()].sort((first, second) => (first.id < second.id ? -1 : 1));
  }

  /**
   * Return what this tab keeps for itself.
   *
   * @param {string} key
   * @returns {string | null} Null where there is nothing.
   */
  function getTabText(key) {
    return attempt(() => sessionStorage.getItem(profiles.siteStore.name + key), null);
  }

  /**
   * Keep a text as long as this tab is open, if the browser lets it.
   *
   * @param {string} key
   * @param {string} text "" takes it away.
   */
  function setTabText(key, text) {
    const name = profiles.siteStore.name + key;
    attempt(() => sessionStorage.removeItem(name));
    if (text) attempt(() => sessionStorage.setItem(name, text));
  }

  /**
   * Return where this tab is; a new tab begins where the last one was.
   *
   * @param {string} place What one can be at: a kind, or a framework of a kind.
   * @returns {string} "" where nobody has been yet.
   */
  function getCurrentId(place) {
    if (profiles.currentItems.has(place)) return profiles.currentItems.get(place);
    const ofTab = getTabText(makeStorageKey("current", place));
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
    if (getStoredText("current", place) !== current) storeText("current", place, current);
    setTabText(makeStorageKey("current", place), current);
  }

  /**
   * Let a link lead to an item. Which one is told within the browser: no address that a server sees
   * names it.
   *
   * @param {HTMLAnchorElement} link
   * @param {StoredItem} stored
   */
  function leadTo(link, { format: { kind }, id, item }) {
    const choose = () => {
      const { framework } = item.record;
      setCurrentId(kind, framework);
      setCurrentId(`${kind}-${framework}`, id);
      setTabText("chosen", id);
    };
    ["click", "auxclick"].forEach((name) => link.addEventListener(name, choose));
  }

  /**
   * Make an id that sorts by the time at which it was made.
   *
   * @returns {string}
   */
  function makeItemId() {
    return Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
  }

  profiles.openStore = openStore; // for pages that keep something
  profiles.takeOverAll = takeOverAll;
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
    leadTo,
    makeItemId,
    getTabText,
    setTabText,
  });
})();
