/**
 * What somebody will do.
 *
 * @typedef {object} Action
 * @property {string} id It sorts by the time at which it was added.
 * @property {string} what
 * @property {string} who
 * @property {string} when
 * @property {string} evidence
 * @property {string} [priority] The address of the priority that it belongs to.
 * @property {"" | "done" | "dropped"} [state] Nothing while it is going on.
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
  const STATES = ["done", "dropped"];
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
    const action = { id: getText("id") || id, ...Object.fromEntries(fields) };
    const priority = getText("priority");
    const state = getText("state");
    if (priority) action.priority = priority;
    if (STATES.includes(state)) action.state = state;
    return action;
  }

  /* Actions had no ids in the first version; the same file gives the same ones. */
  function readActions(given) {
    const actions = given.slice(0, MAX_ACTIONS).map((action, number) =>
      makeAction(String(number).padStart(4, "0"), action),
    );
    return [...new Map(actions.map((action) => [action.id, action])).values()];
  }

  function isWhole(given, action) {
    const hasAll = ACTION_FIELDS.every((field) => typeof given?.[field] === "string");
    return hasAll && Object.entries(given).every(([name, text]) => text === (action[name] || ""));
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
