/**
 * When and where a field was entered: one entry, or several that were put together. Each is
 * `time/place`, where a place is one visit to a page, whose entries follow one another.
 *
 * @typedef {string} Stamps
 */

/* When what was entered. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const BESIDE = ["text", "label"]; // what goes with a response or an answer

  /**
   * Return a text that is the same for records which hold the same spreads of as many people.
   *
   * @param {TeamRecord} record
   * @returns {string} "" where there are none.
   */
  function fingerprintSpreads({ people, responses }) {
    const spreads = [...responses]
      .filter(([, { spread }]) => spread)
      .map(([address, { spread }]) => [address, [...spread].sort()])
      .sort();
    return people || spreads.length ? JSON.stringify([people, spreads]) : "";
  }

  /**
   * List what a record says, as texts by the names of its fields; what is empty is left out.
   *
   * @param {SavedRecord} record
   * @param {Format} format
   * @returns {Map<string, string>}
   */
  function listFields(record, { about, fields }) {
    const listed = new Map();
    const add = (name, value) => value && listed.set(name, value);
    about.forEach((name) => add(`#${name}`, record[name]));
    record.responses.forEach((entry, address) => {
      fields
        .filter((name) => entry[name] && !BESIDE.includes(name))
        .forEach((name) => {
          const beside = name === "response" ? [entry.label, entry.text] : [];
          if (name === "answer") beside.push(entry.text);
          add(`${address}#${name}`, String([entry[name], ...beside]));
        });
    });
    record.actions?.forEach(({ id, ...action }) => {
      add(`action:${id}#`, "there");
      Object.entries(action).forEach(([name, value]) => add(`action:${id}#${name}`, value));
    });
    add("#people", "people" in record && fingerprintSpreads(record));
    return listed;
  }

  /**
   * Note what was changed in a record, and when.
   *
   * @param {SavedRecord} before
   * @param {SavedRecord} after
   * @param {Format} format
   * @param {{time: string, place: string}} entry
   * @returns {SavedRecord}
   */
  function stampRecord(before, after, format, { time, place }) {
    const [old, now] = [before, after].map((record) => listFields(record, format));
    const stamps = new Map(before.stamps);
    [...old.keys(), ...now.keys()]
      .filter((name) => old.get(name) !== now.get(name))
      .forEach((name) => stamps.set(name, `${time}/${place}`));
    return { ...after, stamps, seen: new Map(before.seen).set(place, time) };
  }

  /**
   * Return when something was entered last.
   *
   * @param {SavedRecord} record
   * @returns {Date | null} Null where nothing tells.
   */
  function getLastEntryDate({ seen, date }) {
    const time = Date.parse([...seen.values()].sort().at(-1) || date);
    return Number.isNaN(time) ? null : new Date(time);
  }

  /**
   * Make the stamp of an entry on this page, later than those before it, whatever the clock says.
   *
   * @returns {{time: string, place: string}}
   */
  function makeStamp() {
    profiles.place ??= Math.random().toString(36).slice(2, 8);
    profiles.lastTime = Math.max(Date.now(), (profiles.lastTime || 0) + 1);
    return { time: new Date(profiles.lastTime).toISOString(), place: profiles.place };
  }

  Object.assign(profiles, {
    BESIDE,
    fingerprintSpreads,
    listFields,
    stampRecord,
    getLastEntryDate,
    makeStamp,
  });
})();
