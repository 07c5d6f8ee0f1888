/**
 * A file that was opened for a district.
 *
 * @typedef {object} Source
 * @property {string} name The file's name.
 * @property {"team" | "reflection"} kind
 * @property {SavedRecord} record
 * @property {string} school The school that it is of; "" for none.
 * @property {boolean} counted
 * @property {boolean} [settled] Was that decided, so that it is not decided again?
 */

/**
 * What a school answers to an element: the key of a response, or null where its people differ.
 *
 * @typedef {{response: string | null, reworded: boolean}} SchoolAnswer
 */

/**
 * @typedef {object} School
 * @property {string} name
 * @property {string} date That of its newest file.
 * @property {Map<string, SchoolAnswer>} answers By address.
 */

/**
 * How many schools have a statement in place. Silence is never a no.
 *
 * @typedef {object} SchoolCount
 * @property {FrameworkElement} element
 * @property {Group} group
 * @property {number} total To how many schools it applies.
 * @property {number} apart To how many it does not, which then count neither for it nor against it.
 * @property {number} held How many gave the last response of the order.
 * @property {number} less How many gave another one of the order.
 * @property {number} unsure How many gave one that stands beside the order.
 * @property {number} mixed In how many people differ.
 * @property {number} silent How many did not answer.
 * @property {number} reworded How many answered an earlier wording.
 * @property {"" | "holds" | "fails" | "open"} verdict Whether it holds for the district; "" where
 *   its column does not say when.
 */

/* Schools are never ranked, and their answers never added up to one. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { getPosition, isOfLevel, placeAnswers } = profiles;

  /**
   * Fold a school's name, so that case and spaces make no other school of it.
   *
   * @param {string} name
   * @returns {string}
   */
  function foldSchoolName(name) {
    return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  }

  /* A team's own answer, else the one on which its people agree, null where they differ. */
  function getTeamAnswer({ response, spread, differ }) {
    if (differ) return null;
    if (response) return response;
    if (!spread?.size) return undefined;
    return spread.size === 1 ? [...spread.keys()][0] : null;
  }

  function answerOfTeam({ entry, reworded }) {
    const response = getTeamAnswer(entry);
    const isEarlier = reworded || !!entry.earlier;
    return response === undefined ? undefined : { response, reworded: isEarlier };
  }

  function answerOfPeople(answers) {
    const given = answers.filter(({ entry }) => entry.response);
    if (!given.length) return undefined;
    const responses = new Set(given.map(({ entry }) => entry.response));
    const reworded = given.some((answer) => answer.reworded);
    return { response: responses.size === 1 ? given[0].entry.response : null, reworded };
  }

  /* What a team has settled goes before what its people say each by themselves. */
  function collectAnswers(framework, sources) {
    const placed = sources.map(({ kind, record }) => ({
      kind,
      answers: placeAnswers(framework, record).placed,
    }));
    const list = (kind, address) =>
      placed
        .filter((source) => source.kind === kind)
        .flatMap(({ answers }) => answers.get(address) || []);
    const addresses = new Set(placed.flatMap(({ answers }) => [...answers.keys()]));
    const answers = new Map();
    addresses.forEach((address) => {
      const ofTeams = list("team", address).map(answerOfTeam);
      const answer = ofTeams.find(Boolean) || answerOfPeople(list("reflection", address));
      if (answer) answers.set(address, answer);
    });
    return answers;
  }

  /**
   * Put the files that count together by the schools that they are of.
   *
   * @param {Framework} framework
   * @param {Source[]} sources
   * @returns {School[]} In the order of the files.
   */
  function groupSchools(framework, sources) {
    const bySchool = new Map();
    sources.forEach((source) => {
      if (!source.counted || source.record.framework !== framework.key) return;
      const key = foldSchoolName(source.school || source.name);
      bySchool.set(key, [...(bySchool.get(key) || []), source]);
    });
    return [...bySchool.values()].map((ofSchool) => ({
      name: (ofSchool[0].school || ofSchool[0].name).trim(),
      date: ofSchool.map(({ record }) => record.date).sort().at(-1),
      answers: collectAnswers(framework, ofSchool),
    }));
  }

  function compareDates(first, second) {
    return (
      second.record.date.localeCompare(first.record.date) ||
      (second.record.saved || "").localeCompare(first.record.saved || "")
    );
  }

  function identifySource({ kind, record, school, name }) {
    const who = kind === "team" ? "" : record.name || name;
    return [kind, record.framework, school || name, who].map(foldSchoolName).join("\n");
  }

  /**
   * Find older files of the same team or person, which do not count beside a newer one.
   *
   * @param {Source[]} sources
   * @returns {Map<Source, Source>} For each older one, the newest.
   */
  function findOlderSources(sources) {
    const groups = new Map();
    sources.forEach((source) => {
      const identity = identifySource(source);
      groups.set(identity, [...(groups.get(identity) || []), source]);
    });
    const older = new Map();
    groups.forEach((group) => {
      const [newest, ...others] = [...group].sort(compareDates);
      others.forEach((other) => older.set(other, newest));
    });
    return older;
  }

  function judgeShare({ held, less, total }, share) {
    if (!share || !total) return "";
    const wanted = (share[0] / share[1]) * total - 1e-9;
    if (held >= wanted) return "holds";
    return total - less < wanted ? "fails" : "open";
  }

  function placeAnswer(framework, element, answer) {
    if (!answer) return "silent";
    if (answer.response === null) return "mixed";
    if (answer.response === framework.not_applicable) return "apart";
    const position = getPosition(framework, element, answer.response);
    if (position === null) return "unsure";
    return position === 1 ? "held" : "less";
  }

  /**
   * Count in how many schools a statement is in place.
   *
   * @param {Framework} framework
   * @param {School[]} schools
   * @param {Group} group
   * @param {FrameworkElement} element
   * @returns {SchoolCount}
   */
  function countSchools(framework, schools, group, element) {
    const counts = { held: 0, less: 0, unsure: 0, apart: 0, mixed: 0, silent: 0, reworded: 0 };
    schools.forEach(({ answers }) => {
      const answer = answers.get(element.address);
      counts[placeAnswer(framework, element, answer)] += 1;
      if (answer?.reworded) counts.reworded += 1;
    });
    const count = { element, group, total: schools.length - counts.apart, ...counts };
    return { ...count, verdict: judgeShare(count, element.holds) };
  }

  function getShareHeld({ held, less }) {
    return held + less ? held / (held + less) : 2; // what nobody answers comes last
  }

  /* The statement that the smallest share of those who know has in place comes first. */
  function compareHeld(first, second) {
    return getShareHeld(first) - getShareHeld(second) || second.less - first.less;
  }

  /**
   * List what schools are asked, with how many have it in place.
   *
   * @param {Framework} framework
   * @param {School[]} schools
   * @param {{level?: string, section?: string, isInOrder?: boolean}} [choice] Without an order of
   *   reading, what is least in place comes first.
   * @returns {SchoolCount[]}
   */
  function compareSchools(framework, schools, { level, section, isInOrder } = {}) {
    const counts = framework.groups
      .filter((group) => !section || group.section.address === section)
      .flatMap((group) => group.asked.map((element) => ({ group, element })))
      .filter(({ element: { kind } }) => kind !== "question")
      .filter(({ element }) => isOfLevel(element, level))
      .map(({ group, element }) => countSchools(framework, schools, group, element));
    return isInOrder ? counts : counts.sort(compareHeld);
  }

  /**
   * Return the level that a district looks at first: that of columns which say when they hold, else
   * the last one of which anything is asked.
   *
   * @param {Framework} framework
   * @returns {string} "" where no level is declared.
   */
  function getSchoolLevel({ groups, levels }) {
    const asked = groups.flatMap((group) => group.asked);
    const counted = asked.find((element) => element.holds);
    const speaking = counted?.level ? [counted] : asked;
    const used = new Set(speaking.flatMap(({ level }) => level?.split(" ")));
    return levels.map(([key]) => key).findLast((key) => used.has(key)) || "";
  }

  Object.assign(profiles, {
    foldSchoolName,
    groupSchools,
    findOlderSources,
    compareSchools,
    getSchoolLevel,
  });
})();
