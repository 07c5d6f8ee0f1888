/**
 * One whose file was opened.
 *
 * @typedef {object} Person
 * @property {string} name The file's name.
 * @property {number} modified When the file was changed last, in milliseconds; 0 if unknown.
 * @property {Reflection} record
 * @property {boolean} counted Do this person's answers count?
 * @property {boolean} [settled] Was that decided, so that it is not decided again?
 */

/**
 * What people answered to one element.
 *
 * @typedef {object} MergedElement
 * @property {FrameworkElement} element
 * @property {Group} group
 * @property {(Answer & {person: Person})[]} given
 * @property {Map<string, number>} counts How many people gave each response.
 */

/**
 * How far responses lie apart.
 *
 * @typedef {object} Spread
 * @property {number} total How many there are.
 * @property {string} [low] The text of the first response in the order.
 * @property {string} [high] The text of the last one.
 * @property {number} width From 0 to 1, from the first one to the last.
 * @property {number} apart From 0 to 1, where half of those in the order stand at each end.
 * @property {number} differ The share that did not give the most frequent response.
 */

/**
 * Something to talk about.
 *
 * @typedef {object} AgendaPoint
 * @property {Group} group
 * @property {Spread & {element: FrameworkElement}} widest
 * @property {number} marks How many people wish to talk about it.
 * @property {WrittenEntry[]} notes
 * @property {number} weight From 0 to 1.
 */

/**
 * What somebody wrote beside an element.
 *
 * @typedef {{person: Person, entry: Entry, element: FrameworkElement}} WrittenEntry
 */

/* Answers are never added up to one. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { fingerprintRecord, getPosition, getResponseSet, isAnswered, placeAnswers } = profiles;

  function countOne(counts, key) {
    counts.set(key, (counts.get(key) || 0) + 1);
  }

  /**
   * Lay people's reflections side by side.
   *
   * @param {Framework} framework
   * @param {Person[]} people
   * @returns {{
   *   merged: Map<string, MergedElement>,
   *   notes: Map<string, WrittenEntry[]>,
   * }} What was answered by element, and what was written beside each.
   */
  function mergeReflections(framework, people) {
    const merged = new Map();
    const notes = new Map();
    framework.groups.forEach((group) => {
      group.asked.forEach((element) => {
        merged.set(element.address, { element, group, given: [], counts: new Map() });
      });
    });
    people.forEach((person) => {
      const { placed } = placeAnswers(framework, person.record);
      placed.forEach((answer, address) => {
        const { element, entry } = answer;
        const into = merged.get(address);
        if (into && isAnswered(element, entry)) {
          into.given.push({ person, ...answer });
          if (entry.response) countOne(into.counts, entry.response);
        }
        if (!(entry.note || entry.evidence || entry.talk)) return;
        notes.set(address, [...(notes.get(address) || []), { person, entry, element }]);
      });
    });
    return { merged, notes };
  }

  /* How far any two people stand from each other, in parts of the most that so many can. */
  function measureDistance(ordered) {
    let sum = 0;
    let count = 0;
    ordered.forEach((each, index) => {
      count += each.count;
      ordered.slice(index + 1).forEach((other) => {
        sum += each.count * other.count * (other.position - each.position);
      });
    });
    const half = Math.floor(count / 2);
    return half ? sum / (half * (count - half)) : 0;
  }

  /**
   * Measure how far responses lie apart.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @param {Map<string, number>} counts
   * @returns {Spread}
   */
  function measureSpread(framework, element, counts) {
    const given = getResponseSet(framework, element).filter(([key]) => counts.get(key));
    const ordered = given
      .map(([key, text]) => ({
        text,
        count: counts.get(key),
        position: getPosition(framework, element, key),
      }))
      .filter(({ position }) => position !== null)
      .sort((one, other) => one.position - other.position);
    const numbers = given.map(([key]) => counts.get(key));
    const total = numbers.reduce((sum, number) => sum + number, 0);
    const low = ordered[0] || {};
    const high = ordered.at(-1) || {};
    return {
      total,
      low: low.text,
      high: high.text,
      width: high.position - low.position || 0,
      apart: measureDistance(ordered),
      differ: total && 1 - Math.max(...numbers) / total,
    };
  }

  /**
   * Compare two spreads for sorting, so that the one in which more people stand farther apart comes
   * first: five against four before eight against one.
   *
   * @param {Spread} first
   * @param {Spread} second
   * @returns {number}
   */
  function compareSpreads(first, second) {
    return second.apart - first.apart || second.differ - first.differ;
  }

  /* Of what holds others, then of those that are asked there. */
  function listNotes(notes, { holder, asked }) {
    return [...new Set([holder, ...asked])]
      .flatMap(({ address }) => notes.get(address) || [])
      .filter(({ entry }) => entry.note || entry.evidence);
  }

  /**
   * List what there is to talk about, what weighs most first.
   *
   * @param {Framework} framework
   * @param {Map<string, WrittenEntry[]>} notes
   * @param {number} people
   * @param {(element: FrameworkElement) => Map<string, number>} getCounts
   * @returns {AgendaPoint[]}
   */
  function buildAgenda(framework, notes, people, getCounts) {
    return framework.groups
      .map((group) => {
        const spreads = group.asked.map((element) => ({
          element,
          ...measureSpread(framework, element, getCounts(element)),
        }));
        const [widest] = spreads.sort(compareSpreads);
        const written = notes.get(group.holder.address) || [];
        const marks = written.filter(({ entry }) => entry.talk).length;
        const weight = Math.max(widest.apart, people ? marks / people : 0);
        const texts = listNotes(notes, group);
        return { group, widest, marks, notes: texts, weight };
      })
      .filter((point) => point.weight || point.widest.differ || point.notes.length)
      .sort((first, second) => {
        const byWeight = second.weight - first.weight;
        const bySpread = compareSpreads(first.widest, second.widest);
        return byWeight || bySpread || second.marks - first.marks;
      });
  }

  /**
   * Count how many teams are of one mind.
   *
   * @param {{person: Person, entry: Entry}[]} given
   * @returns {{teams: number, counts: Map<string | null, number>}} How many teams gave each
   *   response; those that differ among themselves count for null.
   */
  function countByTeam(given) {
    const teams = new Map();
    const counts = new Map();
    given.forEach(({ person, entry }) => {
      const team = person.record.team.trim();
      if (!team || !entry.response) return;
      teams.set(team, (teams.get(team) || new Set()).add(entry.response));
    });
    teams.forEach((responses) => {
      const [response] = responses;
      countOne(counts, responses.size === 1 ? response : null);
    });
    return { teams: teams.size, counts };
  }

  function foldName(text) {
    return text.trim().replace(/\s+/g, " ").toLowerCase();
  }

  /* Without a name, only the same file tells that it is the same person. */
  function identifyPerson(record) {
    const { name, team, framework } = record;
    if (!name.trim()) return record.id || fingerprintRecord(record);
    return JSON.stringify([framework, ...[name, team].map(foldName)]);
  }

  /* When a record was saved or, before files said so, of which day it is. */
  function getAges(people) {
    const saved = people.map(({ record }) => record.saved);
    return saved.every(Boolean) ? saved : people.map(({ record }) => record.date);
  }

  /**
   * Find files of the same person, of which the newest counts.
   *
   * @param {Person[]} people
   * @returns {Map<Person, {newer: Person, isSure: boolean}>} For each older one, the one that
   *   counts in its place. It is not sure where only the files' own times tell, or nothing.
   */
  function findDuplicates(people) {
    const newest = new Map();
    const replacements = new Map();
    people.forEach((person) => {
      const identity = identifyPerson(person.record);
      const other = newest.get(identity);
      if (!other) {
        newest.set(identity, person);
        return;
      }
      const [before, now] = getAges([other, person]);
      const isSame = fingerprintRecord(person.record) === fingerprintRecord(other.record);
      const isNewer = before === now ? person.modified > other.modified : now > before;
      const isSure = isSame || before !== now;
      const [older, newer] = isNewer && !isSame ? [other, person] : [person, other];
      replacements.set(older, { newer, isSure });
      newest.set(identity, newer);
    });
    return replacements;
  }

  Object.assign(profiles, {
    mergeReflections,
    measureSpread,
    compareSpreads,
    buildAgenda,
    countByTeam,
    findDuplicates,
  });
})();
