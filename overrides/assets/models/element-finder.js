/* What a heading, a tag, or a label of somebody else's file means in a framework. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { findElement, getChoiceSet, getSectionAddress } = profiles;
  const TOKEN = /([\p{L}\p{N}][\p{L}\p{N}./-]*)[\])}.:\s]*$/u;
  const HINT = 0.5; // of a statement that fits: what is open on the page goes before

  /**
   * Make texts alike that differ in capitals, spaces, or the shape of quotation marks.
   *
   * @param {string} text
   * @returns {string}
   */
  function foldText(text) {
    return text
      .normalize("NFKC")
      .replace(/[\u2018\u2019\u02bc]/g, "'")
      .replace(/[\u201c\u201d]/g, '"')
      .trim()
      .replace(/\s+/g, " ")
      .toLowerCase();
  }

  /**
   * Find the key of a response by its words, or by the key itself.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @param {string} label
   * @returns {string} "" where the element offers none like this.
   */
  function findResponse(framework, element, label) {
    const wanted = foldText(label);
    const found = getChoiceSet(framework, element).find(
      ([key, text]) => foldText(text) === wanted || key === wanted,
    );
    return found ? found[0] : "";
  }

  /* By its address, the end of its address, or its number. */
  function findInSection(framework, section, token) {
    const lower = token.toLowerCase();
    const known = findElement(framework, lower) || findElement(framework, `${section}/${lower}`);
    if (known) return getSectionAddress(known.address) === section ? known : null;
    const inside = [...framework.elements.values()].filter(
      ({ address, retired }) => !retired && address.startsWith(`${section}/`),
    );
    const ends = inside.filter(({ address }) => address.endsWith(`/${lower}`));
    if (ends.length === 1) return ends[0];
    const cut = inside.filter(({ address }) => lower.length > 50 && address.endsWith(lower));
    if (cut.length === 1) return cut[0];
    return inside.find(({ number }) => number && number.toLowerCase() === lower) || null;
  }

  /* A practice by its title, which may stand between its number and that again. */
  function findTitled(framework, section, text) {
    const title = foldText(text).replace(/^[\p{N}.]+ | [\p{N}.]+$/gu, "");
    return [...framework.elements.values()].find(
      (element) =>
        element.kind === "practice" &&
        !element.retired &&
        element.address.startsWith(`${section}/`) &&
        foldText(element.text) === title,
    );
  }

  function weighSection(framework, section, headings, hint) {
    const elements = headings.map(({ token, text }) => {
      const found = token ? findInSection(framework, section, token) : null;
      const element = found || findTitled(framework, section, text) || null;
      const saysSo = element && foldText(text).includes(foldText(element.text));
      return { element, weight: element ? 1 + (saysSo ? 1 : 0) : 0 };
    });
    const weight = elements.reduce((sum, each) => sum + each.weight, 0);
    const isHinted = hint && `${section}/`.startsWith(`${hint}/`);
    return {
      framework,
      elements: elements.map(({ element }) => element),
      weight: weight && isHinted ? weight + HINT : weight,
    };
  }

  /**
   * Find the section to which most of some headings belong, and what each of them means there.
   *
   * @param {Map<string, Framework>} frameworks
   * @param {string[]} texts Each may end in an address, a key, or a number.
   * @param {string} hint The address of what is open on the page.
   * @returns {{framework: Framework, elements: (FrameworkElement | null)[]} | null} Null where
   *   they belong to none, or to several alike.
   */
  function findSectionOf(frameworks, texts, hint) {
    const headings = texts.map((text) => ({ text, token: TOKEN.exec(text.trim())?.[1] || "" }));
    const weighed = [...frameworks.values()].flatMap((framework) => {
      const all = [...framework.elements.values()].filter(({ kind }) => kind === "section");
      return all.map(({ address }) => weighSection(framework, address, headings, hint));
    });
    const [best, next] = weighed.sort((one, other) => other.weight - one.weight);
    if (!best?.weight || best.weight === next?.weight) return null;
    return best;
  }

  Object.assign(profiles, { foldText, findResponse, findSectionOf });
})();
