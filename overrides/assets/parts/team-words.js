/**
 * What the parts of a team's page work on.
 *
 * @typedef {object} TeamParts
 * @property {Session} session
 * @property {Meeting} meeting
 * @property {Set<string>} chosen Addresses of what to talk about.
 * @property {OurAnswer[]} ourAnswers Of the elements that are on the page.
 * @property {Map<string, HTMLElement>} items By address, made when they are first shown.
 * @property {{open: Set<string>, order: string[] | null}} place Whose forms are open, and the order
 *   that stays while somebody works, null for none.
 * @property {string[]} order The addresses of what the filters ask for, as it is ordered now.
 * @property {boolean} hasBegun Is there something to talk about?
 * @property {boolean} showsAll Are all elements shown, or the first ones only?
 *
 * @typedef {Page & TeamParts} TeamView
 */

/* How a team's page says what it has found. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { createNode, describeElement } = profiles;

  /**
   * Return what a group is called.
   *
   * @param {Group} group
   * @param {Say} say
   * @returns {string}
   */
  function describeGroup({ holder, section, isNamesake }, say) {
    if (holder === section) return `${section.text}: ${say("questions")}`;
    return isNamesake ? `${section.text}: ${holder.text}` : holder.text;
  }

  /**
   * Return what is asked.
   *
   * @param {FrameworkElement} element
   * @param {Say} say
   * @returns {string}
   */
  function describeAsked(element, say) {
    if (element.kind !== "practice") return describeElement(element);
    return element.question || say("practice-question");
  }

  /**
   * Describe a spread in a sentence.
   *
   * @param {Spread} spread
   * @param {Say} say
   * @returns {string} "" where there is nothing to say of it.
   */
  function describeSpread({ low, high, width, differ, total }, say) {
    if (!total) return say("spread-none");
    if (width) return say("spread-from", { low, high });
    return low && !differ ? say("spread-same", { low }) : "";
  }

  /**
   * Describe how many people wish to talk about something.
   *
   * @param {number} marks
   * @param {Say} say
   * @returns {string} "" for none.
   */
  function describeMarks(marks, say) {
    return marks > 0 ? `${say.count("wants-to-talk", marks)}.` : "";
  }

  /**
   * Return the name by which a person is shown.
   *
   * @param {Person} person
   * @returns {string}
   */
  function getPersonName({ record, name }) {
    return record.name || name;
  }

  /**
   * Create a quiet line.
   *
   * @param {string} text
   * @returns {HTMLElement}
   */
  function createQuietLine(text) {
    return createNode("p", { class: "pp-muted" }, text);
  }

  /* Without names, in an order that tells nothing of who wrote what. */
  function sortByText(given) {
    return [...given].sort((first, second) =>
      JSON.stringify(first.entry) < JSON.stringify(second.entry) ? -1 : 1,
    );
  }

  /**
   * Create what people wrote, to be opened.
   *
   * @param {TeamView} view
   * @param {{person: Person, entry: Entry}[]} given
   * @param {(each: {person: Person, entry: Entry}) => string} getText
   * @param {string} about What they wrote about, for whoever hears a list of controls.
   * @returns {HTMLElement | null} Null when nobody wrote anything.
   */
  function createWrittenList({ say, find }, given, getText, about) {
    if (!given.length) return null;
    const showsNames = find("names").checked;
    const inOrder = showsNames ? given : sortByText(given);
    const items = inOrder.map((each) => {
      const name = showsNames && createNode("strong", {}, `${getPersonName(each.person)}: `);
      return createNode("li", {}, name, getText(each));
    });
    const shown = `${say("what-people-wrote")} (${given.length})`;
    return createNode(
      "details",
      {},
      createNode("summary", { "aria-label": `${shown}: ${about}` }, shown),
      createNode("ul", {}, items),
    );
  }

  Object.assign(profiles, {
    describeGroup,
    describeAsked,
    describeSpread,
    describeMarks,
    getPersonName,
    createQuietLine,
    createWrittenList,
  });
})();
