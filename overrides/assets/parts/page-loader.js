/**
 * A bundle of scripts that waits for others, since the theme loads scripts in any order; it comes
 * wrapped in this by macros/plugin/scripts.py.
 *
 * @typedef {{needs: string[], run: () => void}} WaitingBundle
 */

/* A page's script registers its start in `pages`, by the selector of the element it works in. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { clearNotices, indexFramework, makePage, tellOf } = profiles;
  const isFirst = !profiles.startAll; // the theme runs this again with each page that it loads

  function runBundles() {
    const ready = [...profiles.waiting].filter(([, { needs }]) =>
      needs.every((name) => profiles.loaded.has(name)),
    );
    ready.forEach(([name, { run }]) => {
      profiles.waiting.delete(name);
      run();
      profiles.loaded.add(name);
    });
    if (ready.length) runBundles(); // others may have waited for these
  }

  function indexFrameworks() {
    profiles.frameworks?.forEach((framework, key) => {
      const isIndexed = "elements" in framework;
      if (!isIndexed) profiles.frameworks.set(key, indexFramework(framework));
    });
  }

  function hasFrameworks(root) {
    const keys = root.dataset.frameworks.split(" ").filter(Boolean);
    return keys.every((key) => profiles.frameworks?.has(key));
  }

  /* What is kept is read once, before the first page begins. */
  function isStoreOpen(root) {
    const { openStore } = profiles;
    if (!openStore) return true; // the page keeps nothing
    if (!profiles.siteStore) openStore(root).then(() => profiles.startAll());
    return profiles.siteStore.isOpen;
  }

  function startPages() {
    profiles.pages.forEach((start, selector) => {
      document.querySelectorAll(`${selector}:not([data-pp-attached])`).forEach((root) => {
        if (!hasFrameworks(root) || !isStoreOpen(root)) return;
        profiles.takeOverAll?.();
        root.dataset.ppAttached = "true";
        start(makePage(root));
      });
    });
  }

  /**
   * Run the bundles and start the pages for which all is there that they need.
   */
  function startAll() {
    indexFrameworks();
    runBundles();
    startPages();
    showFolded();
  }

  /**
   * Load a bundle that a page needs only later, unless it is there.
   *
   * @param {string} name
   * @returns {Promise<boolean>} Whether it is there; when not, it is tried again the next time.
   */
  function loadLater(name) {
    const { later } = profiles;
    if (profiles.loaded.has(name)) return Promise.resolve(true);
    if (!later.has(name)) {
      const { href } = document.querySelector(`[data-pp-later="${name}"]`);
      const script = document.createElement("script");
      const isLoaded = new Promise((resolve) => {
        script.addEventListener("load", () => resolve(true));
        script.addEventListener("error", () => {
          later.delete(name);
          resolve(false);
        });
      });
      later.set(name, isLoaded);
      script.src = href;
      document.head.append(script);
    }
    return later.get(name);
  }

  /**
   * Load what a reader has asked for, and tell when that fails.
   *
   * @param {Page} page
   * @param {string[]} names Those of the bundles.
   * @returns {Promise<boolean>} Whether all is there.
   */
  async function requestLater(page, names) {
    const loaded = await Promise.all(names.map(loadLater));
    const isThere = loaded.every(Boolean);
    if (!isThere) tellOf(page, "part-failed");
    return isThere;
  }

  /* What is folded away brings its scripts when it is opened. */
  function showFolded() {
    document.querySelectorAll("details[data-pp-loads][hidden]").forEach((details) => {
      details.hidden = false;
      const names = details.dataset.ppLoads.split(" ");
      details.addEventListener("toggle", () => {
        const page = makePage(document.querySelector("[data-pp-attached]"));
        if (details.open) requestLater(page, names);
      });
    });
  }

  /* By Escape only what offers nothing. */
  function handleKey({ key }) {
    const offersSomething = document.querySelector("[data-pp-told] button");
    if (key === "Escape" && !offersSomething) clearNotices();
  }

  function handleClick({ target }) {
    if (target.matches("[data-pp-close]")) clearNotices();
  }

  function warnOfUnsaved(event) {
    if (profiles.unsavedItems?.size) event.preventDefault();
  }

  /** @type {Map<string, WaitingBundle>} */
  profiles.waiting ??= new Map();
  /** @type {Set<string>} */
  profiles.loaded ??= new Set();
  /** @type {Map<string, Promise<boolean>>} */
  profiles.later ??= new Map();
  /** @type {Map<string, (page: Page) => void>} */
  profiles.pages ??= new Map();
  profiles.startAll = startAll;
  Object.assign(profiles, { loadLater, requestLater });
  if (isFirst) {
    document.addEventListener("pp-loaded", () => profiles.startAll());
    document.addEventListener("keydown", handleKey);
    document.addEventListener("click", handleClick);
    self.addEventListener("beforeunload", warnOfUnsaved);
  }
  queueMicrotask(startAll); // when this script has put all that it has into the namespace
})();
