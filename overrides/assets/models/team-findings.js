/**
 * What a team finds when its answers lie side by side.
 *
 * @typedef {"split" | "lone" | "unsure"} Finding
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { getPosition, getResponseSet } = profiles;
  const HALF = 0.5;
  const MIN_VOICES = 4; // with fewer, one against all others is no lone voice but a split

  function countInOrder(framework, element, counts) {
    return [...counts]
      .filter(([key]) => getPosition(framework, element, key) !== null)
      .map(([, count]) => count);
  }

  function isLone(ordered, voices) {
    return ordered.length === 2 && ordered.includes(1) && voices >= MIN_VOICES;
  }

  /**
   * Tell what a team finds about an element.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @param {Map<string, number>} counts
   * @param {Spread} spread
   * @returns {Finding | ""} That they do not know goes before how those differ who do.
   */
  function findFinding(framework, element, counts, { total, apart }) {
    const ordered = countInOrder(framework, element, counts);
    const voices = ordered.reduce((sum, count) => sum + count, 0);
    if (total > 1 && total - voices > total * HALF) return "unsure";
    if (isLone(ordered, voices)) return "lone";
    return apart >= HALF ? "split" : "";
  }

  /**
   * Tell whether an element's answers are in the picture; questions have responses of their own.
   *
   * @param {FrameworkElement} element
   * @returns {boolean}
   */
  function isOfPicture({ kind }) {
    return kind !== "question";
  }

  /**
   * Count the answers to a group's statements, by the words of the responses.
   *
   * @param {Framework} framework
   * @param {Group} group
   * @param {(element: FrameworkElement) => Map<string, number>} getCounts
   * @returns {Map<string, {count: number, total: number}>} With how many answers there are to what
   *   offers this response.
   */
  function countGroup(framework, { asked }, getCounts) {
    const sums = new Map();
    asked.filter(isOfPicture).forEach((element) => {
      const counts = getCounts(element);
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      getResponseSet(framework, element).forEach(([key, text]) => {
        const before = sums.get(text) || { count: 0, total: 0 };
        const count = before.count + (counts.get(key) || 0);
        sums.set(text, { count, total: before.total + total });
      });
    });
    return sums;
  }

  Object.assign(profiles, { findFinding, isOfPicture, countGroup });
})();
