/**
 * What somebody will do. Its id sorts by the time at which it was added.
 *
 * @typedef {{id: string, what: string, who: string, when: string, evidence: string}} Action
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

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const TEAM_VERSION = 2;
  const ACTION_FIELDS = ["what", "who", "when", "evidence"];
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
   * @param {string} id What it is known by where none is given.
   * @param {unknown} [given]
   * @returns {Action} Its fields are empty where nothing, or no text, was given.
   */
  function makeAction(id, given) {
    const getText = (field) => (typeof given?.[field] === "string" ? given[field] : "");
    const fields = ACTION_FIELDS.map((field) => [field, getText(field)]);
    return { id: getText("id") || id, ...Object.fromEntries(fields) };
  }

  /* Actions had no ids in the first version; the same file gives the same ones. */
  function readActions(given) {
    const actions = given.slice(0, MAX_ACTIONS).map((action, number) =>
      makeAction(String(number).padStart(4, "0"), action),
    );
    return [...new Map(actions.map((action) => [action.id, action])).values()];
  }

  function isWhole(given, action) {
    return JSON.stringify({ id: action.id, ...given }) === JSON.stringify(action);
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
    record.actions = readActions(given);
    const isAll = record.actions.length === given.length;
    const areWhole = isAll && record.actions.every((action, at) => isWhole(given[at], action));
    if (!areWhole) faults.push("actions");
  }

  /** @type {Format} */
  const TEAM_FORMAT = {
    kind: "team",
    version: TEAM_VERSION,
    about: ["team", "cycle", "date"],
    fields: ["response", "label", "other", "text", "reason", "evidence", "priority"],
    begin: beginTeamRecord,
    readMore: readTeamParts,
  };

  Object.assign(profiles, { TEAM_FORMAT, ACTION_FIELDS, makeAction });
})();
