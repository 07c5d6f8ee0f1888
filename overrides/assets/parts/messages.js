/**
 * Words of data/messages.yml, with `{name}` filled in; `count` chooses the form for a number.
 *
 * @typedef {((key: string, values?: object) => string) & {
 *   count: (key: string, count: number, values?: object) => string,
 * }} Say
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});

  function fillPlaceholders(text, values) {
    return text.replace(/\{([a-z_]+)\}/g, (placeholder, name) =>
      Object.hasOwn(values, name) ? values[name] : placeholder,
    );
  }

  /**
   * Make the words of a page from an attribute, since the theme runs every inline script.
   *
   * @param {HTMLElement} root
   * @returns {Say} A key without words is said as it is.
   */
  function makeSay(root) {
    const texts = new Map(Object.entries(JSON.parse(root.dataset.words)));
    const rules = new Intl.PluralRules(document.documentElement.lang || "en");
    const say = (key, values = {}) => fillPlaceholders(texts.get(key) || key, values);
    say.count = (key, count, values) => {
      const form = `${key}-${rules.select(count)}`;
      return say(texts.has(form) ? form : `${key}-other`, { ...values, count });
    };
    return say;
  }

  Object.assign(profiles, { makeSay });
})();
