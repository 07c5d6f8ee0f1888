/**
 * What lasts as long as the tab is open, wherever one goes meanwhile; no other tab has it.
 *
 * @typedef {object} MeetingState
 * @property {Person[]} people
 * @property {string} joinedId The id of the record into which their answers go.
 * @property {{people: number, spreads: Map<string, Map<string, number>>} | null} base What that
 *   record held before, to which their answers are added.
 * @property {string} framework The key of the framework that the rest is about.
 * @property {Set<string> | null} chosen Addresses of what to talk about, null before any choice.
 * @property {TeamRecord | null} earlier The record of an earlier meeting.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    getTabText,
    readRecord,
    REFLECTION_FORMAT,
    setTabText,
    TEAM_FORMAT,
    writeRecord,
  } = profiles;

  function restorePerson({ name, modified, counted, settled, file }) {
    const { record } = readRecord(file, REFLECTION_FORMAT);
    return { name, modified, counted, settled, record };
  }

  function restoreBase({ people, spreads }) {
    return { people, spreads: new Map(spreads.map(([at, counts]) => [at, new Map(counts)])) };
  }

  function restore({ people, joinedId, base, framework, chosen, earlier }) {
    return {
      people: people.map(restorePerson).filter(({ record }) => record),
      joinedId,
      base: base && restoreBase(base),
      framework,
      chosen: chosen && new Set(chosen),
      earlier: earlier && readRecord(earlier, TEAM_FORMAT).record,
    };
  }

  /**
   * Return what this tab has kept of its meeting, or an empty one.
   *
   * @returns {MeetingState}
   */
  function loadMeetingState() {
    const empty = { people: [], joinedId: "", base: null, framework: "", chosen: null };
    try {
      return restore(JSON.parse(getTabText("meeting")));
    } catch {
      return { ...empty, earlier: null };
    }
  }

  /**
   * Keep a meeting as long as this tab is open.
   *
   * @param {MeetingState} state
   */
  function saveMeetingState({ people, joinedId, base, framework, chosen, earlier }) {
    const kept = people.map(({ record, ...person }) => ({
      ...person,
      file: writeRecord(record, REFLECTION_FORMAT),
    }));
    const spreads = base && [...base.spreads].map(([address, counts]) => [address, [...counts]]);
    const text = JSON.stringify({
      people: kept,
      joinedId,
      base: base && { people: base.people, spreads },
      framework,
      chosen: chosen && [...chosen],
      earlier: earlier && writeRecord(earlier, TEAM_FORMAT),
    });
    setTabText("meeting", people.length || earlier ? text : "");
  }

  Object.assign(profiles, { loadMeetingState, saveMeetingState });
})();
