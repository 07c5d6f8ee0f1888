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
  const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
  let dateStyle = "medium"; // what data/site.yml has by default

  function fillPlaceholders(text, values) {
    return text.replace(/\{([a-z_]+)\}/g, (placeholder, name) =>
      Object.hasOwn(values, name) ? values[name] : placeholder,
    );
  }

  /**
   * Return a date as the site writes dates, and anything else as it is.
   *
   * @param {string} text A date as files have it, such as 2026-11-28.
   * @returns {string}
   */
  function formatDate(text) {
    const time = ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(time) || dateStyle === "iso") return text;
    const language = document.documentElement.lang || "en";
    return new Intl.DateTimeFormat(language, { dateStyle, timeZone: "UTC" }).format(time);
  }

  /**
   * Make the words of a page from an attribute, since the theme runs every inline script.
   *
   * @param {HTMLElement} root
   * @returns {Say} A key without words is said as it is.
   */
  function makeSay(root) {
    const texts = new Map(Object.entries(JSON.parse(root.dataset.words)));
    dateStyle = texts.get("__dates") || dateStyle; // the site writes them alike on all pages
    const rules = new Intl.PluralRules(document.documentElement.lang || "en");
    const say = (key, values = {}) => fillPlaceholders(texts.get(key) || key, values);
    say.count = (key, count, values) => {
      const form = `${key}-${rules.select(count)}`;
      return say(texts.has(form) ? form : `${key}-other`, { ...values, count });
    };
    return say;
  }

  Object.assign(profiles, { formatDate, makeSay });
})();
