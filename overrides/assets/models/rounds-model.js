/**
 * What was answered to an element in one round.
 *
 * @typedef {object} RoundPoint
 * @property {string | null} response Null where people differ; "" where nobody answered.
 * @property {number | null} position From 0 to 1; null for what has no place in the order.
 * @property {number} people How many people's answers are known.
 * @property {boolean} isCut Has the wording changed since it was answered before?
 */

/**
 * @typedef {object} RoundLine
 * @property {FrameworkElement} element
 * @property {RoundPoint[]} points One for each round.
 */

/**
 * How many statements of a practice are in place, round by round.
 *
 * @typedef {object} PracticeLine
 * @property {Group} group
 * @property {{held: number, answered: number, position: number | null, isCut: boolean}[]} points
 * @property {RoundLine[]} lines
 */

/* A change of words is never told as progress, and nothing is added up to one number. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { getPosition, placeAnswers } = profiles;

  function foldText(text) {
    return (text || "").trim().replace(/\s+/g, " ");
  }

  /**
   * Put the records together that are of the same person or team, those of each in order of time.
   *
   * @param {{kind: string, record: SavedRecord}[]} sources
   * @returns {{kind: string, records: SavedRecord[]}[]} What has most rounds comes first.
   */
  function groupRounds(sources) {
    const groups = new Map();
    sources.forEach(({ kind, record }) => {
      const { framework, name = "", team } = record;
      const key = JSON.stringify([kind, framework, name, team].map(foldText)).toLowerCase();
      const group = groups.get(key) || { kind, records: [] };
      group.records.push(record);
      groups.set(key, group);
    });
    groups.forEach(({ records }) => {
      records.sort((first, second) => first.date.localeCompare(second.date));
    });
    return [...groups.values()].sort(
      (first, second) => second.records.length - first.records.length,
    );
  }

  function sumCounts(counts) {
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /* What a team has settled, else what all its people say. */
  function getRoundResponse({ response, spread }) {
    if (response || !spread?.size) return response || "";
    return spread.size === 1 ? [...spread.keys()][0] : null;
  }

  function makePoint(framework, element, answer) {
    const entry = answer?.entry || {};
    const response = getRoundResponse(entry);
    const people = entry.spread ? sumCounts(entry.spread) : Number(!!response);
    const position = response ? getPosition(framework, element, response) : null;
    return { response, position, people, isCut: false };
  }

  function makeLine(framework, element, rounds) {
    let wording = "";
    const points = rounds.map((placed) => {
      const answer = placed.get(element.address);
      const point = makePoint(framework, element, answer);
      if (point.response === "") return point;
      const text = foldText(answer.entry.text) || wording;
      const isCut = wording !== "" && text !== wording;
      wording = text;
      return { ...point, isCut };
    });
    return { element, points };
  }

  function makePracticePoint(lines, round) {
    const points = lines.map((line) => line.points[round]);
    const answered = points.filter(({ position }) => position !== null);
    const held = answered.filter(({ position }) => position === 1).length;
    return {
      held,
      answered: answered.length,
      position: answered.length ? held / answered.length : null,
      isCut: points.some(({ isCut }) => isCut),
    };
  }

  /**
   * Lay rounds side by side.
   *
   * @param {Framework} framework
   * @param {SavedRecord[]} records In order of time.
   * @returns {PracticeLine[]} Without what no round answers.
   */
  function compareRounds(framework, records) {
    const rounds = records.map((record) => placeAnswers(framework, record).placed);
    return framework.groups
      .map((group) => {
        const lines = group.asked
          .map((element) => makeLine(framework, element, rounds))
          .filter(({ points }) => points.some(({ response }) => response !== ""));
        const points = records.map((_, round) => makePracticePoint(lines, round));
        return { group, points, lines };
      })
      .filter(({ lines }) => lines.length);
  }

  /**
   * Tell how an element's answer has changed from the round before the last one to the last.
   *
   * @param {RoundPoint[]} points
   * @returns {"" | "forward" | "back" | "known" | "cut"} "" for no change that could be told.
   */
  function findChange(points) {
    const [before, after] = points.slice(-2);
    if (!after || after.response === "" || before.response === "") return "";
    if (after.isCut) return "cut";
    if (after.position === null) return "";
    if (before.position === null) return "known";
    if (after.position === before.position) return "";
    return after.position > before.position ? "forward" : "back";
  }

  /**
   * Count how answers have changed from the round before the last one to the last.
   *
   * @param {PracticeLine[]} practices
   * @returns {Map<string, number>}
   */
  function countChanges(practices) {
    const counts = new Map(["forward", "back", "known", "cut"].map((change) => [change, 0]));
    practices
      .flatMap(({ lines }) => lines)
      .forEach(({ points }) => {
        const change = findChange(points);
        if (change) counts.set(change, counts.get(change) + 1);
      });
    return counts;
  }

  Object.assign(profiles, { groupRounds, compareRounds, findChange, countChanges });
})();
