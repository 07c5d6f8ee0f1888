/**
 * A text in local storage.
 *
 * @typedef {{name: string, key: string, text: string}} LocalText
 */

/* Tabs see what others have put into local storage only after a while. So what was put there is
   never changed: whoever has it elsewhere takes it away, and nothing that came later goes with
   it. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { attempt } = profiles;
  const MARK = "~"; // which no key has

  /**
   * The texts that local storage holds of a site, until they are kept where they belong.
   */
  class LocalTexts {
    #prefix;

    /**
     * Make the list of those whose names begin with a prefix.
     *
     * @param {string} prefix
     */
    constructor(prefix) {
      this.#prefix = prefix;
    }

    /**
     * Return the key of what has a name, null if it is not one of these texts.
     *
     * @param {string | null} name
     * @returns {string | null}
     */
    getKey(name) {
      if (!name?.startsWith(this.#prefix)) return null;
      return name.slice(this.#prefix.length).split(MARK)[0];
    }

    /**
     * List those there are, the one that was put there last at the end.
     *
     * @param {string} [only] Those of one key.
     * @returns {LocalText[]}
     */
    list(only) {
      return attempt(() => Object.keys(localStorage), [])
        .map((name) => ({ name, key: this.getKey(name) }))
        .filter(({ key }) => key !== null && (only === undefined || key === only))
        .sort((first, second) => (first.name < second.name ? -1 : 1))
        .map((each) => ({ ...each, text: attempt(() => localStorage.getItem(each.name), null) }))
        .filter(({ text }) => text !== null);
    }

    /**
     * Put a text there.
     *
     * @param {string} key
     * @param {string} text
     * @throws {Error} The browser refuses it, or has no room.
     */
    add(key, text) {
      const time = Date.now().toString(36).padStart(9, "0");
      const name = `${this.#prefix}${key}${MARK}${time}${Math.random().toString(36).slice(2, 6)}`;
      localStorage.setItem(name, text);
      if (localStorage.getItem(name) !== text) throw new Error("not kept");
    }

    /**
     * Take some of them away.
     *
     * @param {LocalText[]} texts
     */
    remove(texts) {
      texts.forEach(({ name }) => attempt(() => localStorage.removeItem(name)));
    }
  }

  Object.assign(profiles, { LocalTexts });
})();
