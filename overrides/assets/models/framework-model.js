/**
 * A section, practice, statement or question.
 *
 * @typedef {object} FrameworkElement
 * @property {string} address
 * @property {"section" | "practice" | "statement" | "question"} kind
 * @property {string} text A title, or the statement or question itself.
 * @property {string} [name] What it is called beside its title, as "Strategy 1".
 * @property {string} [number] That of a statement in its practice, as "2.3".
 * @property {string} [level] The keys of its levels, with spaces between.
 * @property {string} [question] What is asked of a practice as a whole, if it is not the usual.
 * @property {string} [column] Its column's title, where its level does not tell which it is.
 * @property {number} [responses] The number of its set of responses.
 * @property {string[]} [was] Its former addresses.
 * @property {string} [split] The address of what it came out of.
 * @property {string} [retired] Why it is no longer asked.
 */

/**
 * What is asked of one holder, a section or practice.
 *
 * @typedef {object} Group
 * @property {FrameworkElement} holder
 * @property {FrameworkElement} section
 * @property {FrameworkElement[]} asked
 * @property {true} [isNamesake] Has another group a holder of this title?
 */

/**
 * The keys and texts of the responses to choose from, in their order.
 *
 * @typedef {[key: string, text: string][]} ResponseSet
 */

/**
 * A framework as its framework.js hands it over.
 *
 * @typedef {object} FrameworkOutline
 * @property {string} key
 * @property {string} title
 * @property {string} short
 * @property {string} version
 * @property {[key: string, title: string][]} levels
 * @property {string[]} aside Keys of responses that stand beside the order of the others.
 * @property {string} [not_applicable] The key of the one that says “Does not apply”.
 * @property {string} [does_not_apply] Its text, where it is offered to every statement.
 * @property {FrameworkElement[]} things
 * @property {number[][]} groups Numbers of things: a holder, then what is asked of it.
 * @property {ResponseSet[]} responses
 * @property {number[]} [best_first] Numbers of the sets that are listed from the best on.
 */

/**
 * @typedef {object} IndexedParts
 * @property {Map<string, FrameworkElement>} elements By address.
 * @property {Map<string, string>} moved The address of today by each former one.
 * @property {Group[]} groups
 *
 * @typedef {Omit<FrameworkOutline, "groups"> & IndexedParts} Framework
 */

/* What has keys from a file or a framework is a Map, so that none is more than a key. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const MAX_MOVES = 9; // in a row; elements may have been moved in a circle

  /**
   * Return the address of what holds an element.
   *
   * @param {string} address
   * @returns {string}
   */
  function getHolderAddress(address) {
    return address.slice(0, address.lastIndexOf("/"));
  }

  /**
   * Return the address of the section in which an element stands.
   *
   * @param {string} address
   * @returns {string}
   */
  function getSectionAddress(address) {
    return address.split("/").slice(0, 2).join("/");
  }

  /**
   * Return the id that an element has on its section's pages.
   *
   * @param {string} address
   * @returns {string}
   */
  function getAnchor(address) {
    return address.split("/").slice(2).join("--");
  }

  /* Practices of different sections may have one title. */
  function markNamesakes(groups) {
    const first = new Map();
    groups.forEach((group) => {
      const other = first.get(group.holder.text);
      if (other) other.isNamesake = group.isNamesake = true;
      else first.set(group.holder.text, group);
    });
  }

  /**
   * Make a framework's elements and groups known by their addresses.
   *
   * @param {FrameworkOutline} outline
   * @returns {Framework}
   */
  function indexFramework(outline) {
    const elements = new Map(outline.things.map((element) => [element.address, element]));
    const moves = outline.things.flatMap(({ address, was = [] }) =>
      was.map((former) => [former, address]),
    );
    const groups = outline.groups.map((numbers) => {
      const [holder, ...asked] = numbers.map((number) => outline.things[number]);
      return { holder, section: elements.get(getSectionAddress(holder.address)), asked };
    });
    markNamesakes(groups);
    return { ...outline, elements, moved: new Map(moves), groups };
  }

  /**
   * Find what an address means today, following the moves of elements and of what holds them.
   *
   * @param {Framework} framework
   * @param {string} address
   * @param {number} [moves] How many moves may be followed.
   * @returns {FrameworkElement | null}
   */
  function findElement(framework, address, moves = MAX_MOVES) {
    const element = framework.elements.get(address);
    if (element) return element;
    if (!moves) return null;
    for (let head = address; head.includes("/"); head = getHolderAddress(head)) {
      const target = framework.moved.get(head);
      if (target) return findElement(framework, target + address.slice(head.length), moves - 1);
    }
    return null;
  }

  /**
   * Return the responses that an element offers.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @returns {ResponseSet} Empty where it offers none.
   */
  function getResponseSet(framework, element) {
    return framework.responses[element.responses] || [];
  }

  /**
   * Return all that may be said of an element: what it offers and, of a statement, that it does
   * not apply.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @returns {ResponseSet}
   */
  function getChoiceSet(framework, element) {
    const offered = getResponseSet(framework, element);
    const { not_applicable: key, does_not_apply: text } = framework;
    const isAsked = element.kind === "statement" && offered.length;
    if (!text || !isAsked || offered.some(([each]) => each === key)) return offered;
    return [...offered, [key, text]];
  }

  /**
   * Return the text of a response, or the response itself when the element does not offer it.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @param {string} response
   * @returns {string}
   */
  function getResponseText(framework, element, response) {
    const known = getChoiceSet(framework, element).find(([key]) => key === response);
    return known ? known[1] : response;
  }

  /**
   * Return where a response stands in its set.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @param {string} response
   * @returns {number | null} From 0 to 1; null for one that stands beside the order.
   */
  function getPosition(framework, element, response) {
    const set = getResponseSet(framework, element);
    const ordered = set.filter(([key]) => !framework.aside.includes(key));
    if (framework.best_first?.includes(element.responses)) ordered.reverse();
    const index = ordered.findIndex(([key]) => key === response);
    if (index < 0) return null;
    return ordered.length < 2 ? 1 : index / (ordered.length - 1);
  }

  /**
   * Tell whether an element speaks of a level.
   *
   * @param {FrameworkElement} element
   * @param {string} level "" for all levels.
   * @returns {boolean}
   */
  function isOfLevel(element, level) {
    return !level || !element.level || element.level.split(" ").includes(level);
  }

  /**
   * Describe an element by its number, if it has one, and its text.
   *
   * @param {FrameworkElement} element
   * @returns {string}
   */
  function describeElement({ number, text }) {
    return number ? `${number} ${text}` : text;
  }

  Object.assign(profiles, {
    describeElement,
    getHolderAddress,
    getSectionAddress,
    getAnchor,
    indexFramework,
    findElement,
    getResponseSet,
    getChoiceSet,
    getResponseText,
    getPosition,
    isOfLevel,
  });
})();
