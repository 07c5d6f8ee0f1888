/**
 * What a team has marked as a priority.
 *
 * @typedef {object} Priority
 * @property {string} address
 * @property {boolean} isAsked Is it still asked today?
 * @property {string} text
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { changeEntry, findElement, placeAnswers } = profiles;
  const MAX_PRIORITIES = 3;

  /**
   * Tell whether a team has settled anything in an entry.
   *
   * @param {Entry} entry
   * @returns {boolean}
   */
  function isSettled({ response, reason, evidence, priority }) {
    return !!(response || reason || evidence || priority);
  }

  /**
   * List what a team has marked as a priority.
   *
   * @param {Framework} framework
   * @param {TeamRecord} record
   * @returns {Priority[]}
   */
  function listPriorities(framework, record) {
    return [...record.responses]
      .filter(([, entry]) => entry.priority)
      .map(([address, { text }]) => {
        const element = findElement(framework, address);
        const isAsked = !!element && !element.retired;
        return { address, isAsked, text: isAsked ? element.text : text || address };
      });
  }

  /**
   * Return a record with people's responses counted in it, so that their files need not be
   * opened again.
   *
   * @param {Framework} framework
   * @param {TeamRecord} record
   * @param {(address: string) => Map<string, number>} getCounts
   * @param {number} people
   * @returns {TeamRecord}
   */
  function countPeople(framework, record, getCounts, people) {
    const answers = placeAnswers(framework, record);
    let next = { ...record, people };
    framework.groups
      .flatMap(({ asked }) => asked)
      .forEach(({ address }) => {
        const counts = getCounts(address);
        next = changeEntry(framework, next, address, "spread", counts.size && counts, answers);
      });
    return next;
  }

  Object.assign(profiles, {
    MAX_PRIORITIES,
    isSettled,
    listPriorities,
    countPeople,
  });
})();
