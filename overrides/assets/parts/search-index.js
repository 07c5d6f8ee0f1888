/**
 * Something that can be found.
 *
 * @typedef {object} SearchEntry
 * @property {number} id
 * @property {string} location Its address from the site's root.
 * @property {string} title
 * @property {string} text
 * @property {string} page The title of the page on which it stands, "" for a page itself.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const MIN_FUZZY = 5; // characters of a word in which a slip is forgiven
  /** @type {Promise<object> | null} */
  let engine = null;

  function loadScript(address, name) {
    if (window[name]) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  /* A page that was opened from a folder may fetch nothing: there the index is a script. */
  async function fetchIndex(address) {
    if (address.endsWith(".js")) {
      await loadScript(address, "practiceProfilesIndex");
      return window.practiceProfilesIndex;
    }
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  /* Texts in the index are escaped for HTML; here they are wanted as they were typed. */
  function unescapeHtml(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent;
  }

  function foldWord(word) {
    return word
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase();
  }

  function makeEntries(docs) {
    const entries = docs.map(({ location, title, text }, id) => ({
      id,
      location,
      title: unescapeHtml(title),
      text: unescapeHtml(text),
    }));
    const pages = new Map(
      entries
        .filter(({ location }) => !location.includes("#"))
        .map(({ location, title }) => [location, title]),
    );
    return entries.map((entry) => {
      const [page] = entry.location.split("#");
      return { ...entry, page: page === entry.location ? "" : pages.get(page) || "" };
    });
  }

  function makeEngine(docs) {
    const search = new window.MiniSearch({
      fields: ["title", "text"],
      storeFields: ["location", "title", "text", "page"],
      processTerm: foldWord,
      searchOptions: {
        boost: { title: 2 },
        prefix: true,
        fuzzy: (word) => (word.length < MIN_FUZZY ? 0 : 0.2),
        combineWith: "AND",
      },
    });
    search.addAll(makeEntries(docs));
    return search;
  }

  async function loadEngine({ index, engine: script }) {
    const [{ docs }] = await Promise.all([fetchIndex(index), loadScript(script, "MiniSearch")]);
    return makeEngine(docs);
  }

  /**
   * Load what searching needs, once, and again after a failure.
   *
   * @param {{index: string, engine: string}} addresses
   * @returns {Promise<{search: (query: string) => SearchEntry[]}>}
   */
  function loadSearch(addresses) {
    if (engine) return engine;
    engine = loadEngine(addresses);
    engine.catch(() => {
      engine = null;
    });
    return engine;
  }

  Object.assign(profiles, { loadSearch });
})();
