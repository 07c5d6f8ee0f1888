/* A team's record as a table. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { ACTION_FIELDS, findElement, getChoiceSet, listRows } = profiles;

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
    return getChoiceSet(framework, element)
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

  Object.assign(profiles, { describeCounts, listTeamRows, listActionCells });
})();
