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
  const {
    ACTION_FIELDS,
    changeEntry,
    findElement,
    getResponseSet,
    listRows,
    TEAM_FORMAT,
  } = profiles;
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
    let next = { ...record, people };
    framework.groups
      .flatMap(({ asked }) => asked)
      .forEach(({ address }) => {
        const counts = getCounts(address);
        next = changeEntry(framework, next, address, "spread", counts.size && counts);
      });
    return next;
  }

  /**
   * Describe how many people gave each response, in the order of the responses.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @param {Map<string, number>} counts
   * @param {string} separator
   * @returns {string}
   */
  function describeCounts(framework, element, counts, separator) {
    return getResponseSet(framework, element)
      .filter(([key]) => counts.get(key))
      .map(([key, text]) => `${text}: ${counts.get(key)}`)
      .join(separator);
  }

  /**
   * List the rows of a team's table.
   *
   * @param {Framework} framework
   * @param {TeamRecord} record
   * @param {Say} say
   * @returns {(string | number)[][]}
   */
  function listTeamRows(framework, record, say) {
    const names = ["team", "cycle", "date", "framework", "framework_version"];
    return listRows(framework, record, names, (entry, response, element) => {
      const { spread, reason, evidence, priority } = entry;
      return [
        element && spread ? describeCounts(framework, element, spread, "; ") : "",
        response,
        reason || "",
        evidence || "",
        priority ? say("priority") : "",
      ];
    });
  }

  /**
   * List the cells of an action's row.
   *
   * @param {Framework} framework
   * @param {Action} action
   * @param {Say} say
   * @returns {string[]}
   */
  function listActionCells(framework, action, say) {
    const { priority = "", state } = action;
    const text = findElement(framework, priority)?.text || priority;
    return [
      ...ACTION_FIELDS.map((field) => action[field]),
      text,
      say(`state-${state || "open"}`),
    ];
  }

  Object.assign(profiles, {
    listActionCells,
    MAX_PRIORITIES,
    isSettled,
    listPriorities,
    countPeople,
    describeCounts,
    listTeamRows,
  });
})();
