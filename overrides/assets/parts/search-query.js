/**
 * How words are compared and related.
 *
 * @typedef {object} WordRules
 * @property {(word: string) => string} stem Takes a folded word's ending away.
 * @property {Set<string>} ignored Folded words that are not looked for beside others.
 * @property {Map<string, string[][]>} alike By a phrase's key, the phrases that mean the same.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const MIN_FUZZY = 5; // characters of a word in which a slip is forgiven
  const MIN_PREFIX = 3; // characters of a word, beside others, that may be the beginning of one
  const MAX_PHRASE = 6; // words
  const ALIKE_WEIGHT = 0.5;

  /**
   * List the words of a text, each with where it stands.
   *
   * @param {string} text
   * @returns {RegExpMatchArray[]}
   */
  function matchWords(text) {
    return [...text.matchAll(WORD)];
  }

  /**
   * Return a word without case and accents.
   *
   * @param {string} word
   * @returns {string}
   */
  function foldWord(word) {
    return word
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase();
  }

  /**
   * List the words of a text as they are looked for, without those to ignore unless all are.
   *
   * @param {string} text
   * @param {Set<string>} ignored
   * @returns {string[]}
   */
  function listWords(text, ignored) {
    const words = matchWords(text).map(([word]) => foldWord(word));
    const telling = words.filter((word) => !ignored.has(word));
    return telling.length ? telling : words;
  }

  function makePhraseKey(words, stem) {
    return words.map(stem).join(" ");
  }

  /**
   * Make the rules from the words of an index.
   *
   * @param {{alike: string[][], ignored: string[]}} index
   * @param {(word: string) => string} stem
   * @returns {WordRules}
   */
  function makeWordRules(index, stem) {
    const ignored = new Set(index.ignored.map(foldWord));
    const alike = new Map();
    index.alike.forEach((group) => {
      const phrases = group.map((phrase) => listWords(phrase, ignored));
      phrases.forEach((phrase) => {
        const key = makePhraseKey(phrase, stem);
        alike.set(key, [...(alike.get(key) || []), ...phrases]);
      });
    });
    return { stem, ignored, alike };
  }

  /* A word as it was typed, or by its stem. */
  function makeWordQuery(word, isAlone, { stem }) {
    const asTyped = {
      queries: [word],
      prefix: isAlone || word.length >= MIN_PREFIX,
      fuzzy: word.length < MIN_FUZZY ? 0 : 0.2,
    };
    const byStem = { queries: [stem(word)], prefix: false, fuzzy: false };
    return { combineWith: "OR", queries: [asTyped, byStem] };
  }

  function makeAlikeQuery(phrase, { stem }) {
    return {
      combineWith: "AND",
      queries: phrase.map(stem),
      prefix: false,
      fuzzy: false,
      boostTerm: () => ALIKE_WEIGHT,
    };
  }

  /* The longest phrase at the beginning of some words that has others like it. */
  function findPhrase(words, { stem, alike }) {
    for (let length = Math.min(MAX_PHRASE, words.length); length > 0; length -= 1) {
      const others = alike.get(makePhraseKey(words.slice(0, length), stem));
      if (others) return { length, others };
    }
    return { length: 1, others: [] };
  }

  /**
   * Make what is looked for: a query for each part of what was typed.
   *
   * @param {string} typed
   * @param {WordRules} rules
   * @returns {object[]}
   */
  function makeQueries(typed, rules) {
    let words = listWords(typed, rules.ignored);
    const isAlone = words.length === 1;
    const queries = [];
    while (words.length) {
      const { length, others } = findPhrase(words, rules);
      const asTyped = words.slice(0, length).map((word) => makeWordQuery(word, isAlone, rules));
      const alike = others.map((phrase) => makeAlikeQuery(phrase, rules));
      const whole = { combineWith: "AND", queries: asTyped };
      queries.push({ combineWith: "OR", queries: [whole, ...alike] });
      words = words.slice(length);
    }
    return queries;
  }

  Object.assign(profiles, { matchWords, foldWord, makeWordRules, makeQueries });
})();
