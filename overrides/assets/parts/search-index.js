/**
 * Something that can be found.
 *
 * @typedef {object} SearchEntry
 * @property {number} id
 * @property {string} location Its address from the site's root.
 * @property {string} title
 * @property {string} text
 * @property {string} place The short name of its framework, and the page on which it stands.
 * @property {string[]} terms The words of it that were found, as they are compared.
 *
 * @typedef {object} Found
 * @property {SearchEntry[]} all What has all words.
 * @property {SearchEntry[]} some What has some of them, when few have all.
 *
 * @typedef {object} SearchEngine
 * @property {(typed: string) => Found} search
 * @property {(word: string) => string[]} listForms How a word of a text is compared.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { foldWord, loadScript, makeQueries, makeWordRules } = profiles;
  const FEW = 5; // results with all words, to which those with some are added
  /** @type {Promise<SearchEngine> | null} */
  let loading = null;

  async function loadGlobal(address, name) {
    if (!window[name]) await loadScript(address);
    return window[name];
  }

  /* A page that was opened from a folder may fetch nothing: there the index is a script. */
  async function fetchIndex(address) {
    if (address.endsWith(".js")) return loadGlobal(address, "practiceProfilesIndex");
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  /* Texts in the index are escaped for HTML; here they are wanted as they were typed. */
  function unescapeHtml(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent;
  }

  function makeEntries(docs) {
    const entries = docs.map(({ location, title, text, place = "", also = "", name = "" }, id) => ({
      id,
      location,
      title: unescapeHtml(title),
      text: unescapeHtml(text),
      place: unescapeHtml(place),
      also: unescapeHtml(also),
      name: unescapeHtml(name),
      isPage: !location.includes("#"),
    }));
    const pages = new Map(
      entries.filter(({ isPage }) => isPage).map((entry) => [entry.location, entry]),
    );
    return entries.map((entry) => {
      const page = entry.isPage ? null : pages.get(entry.location.split("#")[0]);
      if (!page) return { ...entry, framework: entry.place };
      return { ...entry, place: [page.place, page.title].filter(Boolean).join(" · ") };
    });
  }

  function makeEngine(index, MiniSearch, stem) {
    const listForms = (word) => {
      const folded = foldWord(word);
      return [...new Set([folded, stem(folded)])];
    };
    const rules = makeWordRules(index, stem);
    const engine = new MiniSearch({
      fields: ["title", "text", "also", "name", "framework"],
      storeFields: ["location", "title", "text", "place", "isPage"],
      processTerm: listForms,
      searchOptions: {
        tokenize: (word) => [word],
        processTerm: (word) => word,
        boost: { title: 2, name: 6, framework: 0.5 },
        weights: { fuzzy: 0.15, prefix: 0.4 },
        boostDocument: (id, term, { isPage }) => (isPage ? 1.5 : 1),
      },
    });
    engine.addAll(makeEntries(index.docs));
    const search = (typed) => {
      const queries = makeQueries(typed, rules);
      if (!queries.length) return { all: [], some: [] };
      const all = engine.search({ combineWith: "AND", queries });
      if (all.length >= FEW || queries.length === 1) return { all, some: [] };
      const ids = new Set(all.map(({ id }) => id));
      const any = engine.search({ combineWith: "OR", queries });
      return { all, some: any.filter(({ id }) => !ids.has(id)) };
    };
    return { search, listForms };
  }

  async function loadEngine({ index, engine, stemmer }) {
    const [content, MiniSearch, stem] = await Promise.all([
      fetchIndex(index),
      loadGlobal(engine, "MiniSearch"),
      stemmer ? loadGlobal(stemmer, "stemmer") : (word) => word,
    ]);
    return makeEngine(content, MiniSearch, stem);
  }

  /**
   * Load what searching needs, once, and again after a failure.
   *
   * @param {{index: string, engine: string, stemmer?: string}} addresses The stemmer is that of
   *   the site's language, if there is one.
   * @returns {Promise<SearchEngine>}
   */
  function loadSearch(addresses) {
    if (loading) return loading;
    loading = loadEngine(addresses);
    loading.catch(() => {
      loading = null;
    });
    return loading;
  }

  Object.assign(profiles, { loadSearch });
})();
