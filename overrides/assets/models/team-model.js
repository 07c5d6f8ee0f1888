/**
 * What somebody will do.
 *
 * @typedef {{what: string, who: string, when: string, evidence: string}} Action
 */

/**
 * What a team has settled, and how many people gave each response.
 *
 * @typedef {object} TeamRecord
 * @property {string} framework
 * @property {string} framework_version
 * @property {string} team
 * @property {string} cycle
 * @property {string} date
 * @property {number} people How many people's answers went into it.
 * @property {Map<string, Entry>} responses By address.
 * @property {Action[]} actions
 */

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
  const { changeEntry, findElement, getResponseSet, listRows } = profiles;
  const VERSION = 1;
  const ACTION_FIELDS = ["what", "who", "when", "evidence"];
  const MAX_PRIORITIES = 3;
  const MAX_ACTIONS = 200;

  /**
   * Begin a team's record.
   *
   * @param {{key: string, version: string}} framework
   * @param {string} date
   * @returns {TeamRecord}
   */
  function beginTeamRecord({ key, version }, date) {
    const head = { framework: key, framework_version: version, team: "", cycle: "", date };
    return { ...head, people: 0, responses: new Map(), actions: [] };
  }

  /**
   * Make an action of what a file gives for one.
   *
   * @param {unknown} [given]
   * @returns {Action} Its fields are empty where nothing, or no text, was given.
   */
  function makeAction(given) {
    const getText = (field) => (typeof given?.[field] === "string" ? given[field] : "");
    return Object.fromEntries(ACTION_FIELDS.map((field) => [field, getText(field)]));
  }

  function readSpread(entry, spread, address, faults) {
    if (spread === undefined) return;
    const given = Object.entries(Object(spread));
    const counts = given.filter(([, count]) => Number.isInteger(count) && count > 0);
    if (counts.length) entry.spread = new Map(counts);
    if (!counts.length || counts.length < given.length) faults.push(`${address}: spread`);
  }

  function readTeamParts(record, { people, responses, actions }, faults) {
    if (Number.isInteger(people)) record.people = people;
    else faults.push("people");
    record.responses.forEach((entry, address) => {
      readSpread(entry, responses[address].spread, address, faults);
    });
    const given = Array.isArray(actions) ? actions : [];
    record.actions = given.slice(0, MAX_ACTIONS).map((action) => makeAction(action));
    if (JSON.stringify(given) !== JSON.stringify(record.actions)) faults.push("actions");
  }

  /** @type {Format} */
  const TEAM_FORMAT = {
    kind: "team",
    version: VERSION,
    about: ["team", "cycle", "date"],
    fields: ["response", "text", "reason", "evidence", "priority"],
    begin: beginTeamRecord,
    readMore: readTeamParts,
  };

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
   * @param {Map<string, MergedElement>} merged
   * @param {number} people
   * @returns {TeamRecord}
   */
  function addSpreads(framework, record, merged, people) {
    let next = { ...record, people };
    merged.forEach(({ counts }, address) => {
      next = changeEntry(framework, next, address, "spread", counts.size && counts);
    });
    return next;
  }

  /**
   * Return a text that is the same for records which hold the same spreads of as many people.
   *
   * @param {TeamRecord} record
   * @returns {string}
   */
  function fingerprintSpreads({ people, responses }) {
    const spreads = [...responses]
      .filter(([, { spread }]) => spread)
      .map(([address, { spread }]) => [address, [...spread].sort()])
      .sort();
    return JSON.stringify([people, spreads]);
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
    return listRows(framework, record, TEAM_FORMAT.about, (entry, response, element) => {
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

  Object.assign(profiles, {
    TEAM_FORMAT,
    ACTION_FIELDS,
    MAX_PRIORITIES,
    makeAction,
    isSettled,
    listPriorities,
    addSpreads,
    fingerprintSpreads,
    describeCounts,
    listTeamRows,
  });
})();
