/**
 * What the schools of a district answered, as it is saved.
 *
 * @typedef {object} DistrictRecord
 * @property {string} framework
 * @property {string} framework_version
 * @property {string} district
 * @property {string} cycle
 * @property {string} date
 * @property {{name: string, date: string}[]} schools
 * @property {Map<string, DistrictEntry>} responses By address.
 */

/**
 * What the schools answered to one element, by their numbers from 1; null where people differ.
 *
 * @typedef {object} DistrictEntry
 * @property {string} text
 * @property {{[number: string]: string | null}} answers
 * @property {number[]} [earlier] The schools that answered an earlier wording.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { getHolderAddress, getResponseText } = profiles;
  const MAX_SCHOOLS = 1000;
  const ABOUT = ["district", "cycle", "date"];

  function beginDistrictRecord({ key, version }, date) {
    const head = { framework: key, framework_version: version, district: "", cycle: "", date };
    return { ...head, schools: [], responses: new Map() };
  }

  function getSchoolText(school, name) {
    return typeof school?.[name] === "string" ? school[name] : "";
  }

  function readSchools(given, faults) {
    const schools = Array.isArray(given) ? given.slice(0, MAX_SCHOOLS) : [];
    if (!schools.length || schools.length < given.length) faults.push("schools");
    return schools.map((school) => ({
      name: getSchoolText(school, "name"),
      date: getSchoolText(school, "date"),
    }));
  }

  function readDistrictParts(record, { schools, responses }, faults) {
    record.schools = readSchools(schools, faults);
    record.responses.forEach((entry, address) => {
      const { answers, earlier } = responses[address];
      const given = Object.entries(Object(answers));
      const known = given.filter(
        ([number, answer]) =>
          record.schools[number - 1] && (answer === null || typeof answer === "string"),
      );
      entry.answers = Object.fromEntries(known);
      entry.earlier = Array.isArray(earlier) ? earlier : [];
      if (known.length < given.length) faults.push(address);
    });
  }

  /** @type {Format} */
  const DISTRICT_FORMAT = {
    kind: "district",
    version: 1,
    about: ABOUT,
    fields: ["text"],
    begin: beginDistrictRecord,
    readMore: readDistrictParts,
  };

  /**
   * List the schools of a district's record, each as a record of its team.
   *
   * @param {DistrictRecord} record
   * @param {(number: number) => string} nameSchool Names one that has no name.
   * @returns {TeamRecord[]}
   */
  function splitDistrictRecord(record, nameSchool) {
    const { framework, framework_version, cycle, schools } = record;
    return schools.map(({ name, date }, index) => {
      const number = index + 1;
      const responses = new Map();
      record.responses.forEach(({ text, answers, earlier }, address) => {
        if (!Object.hasOwn(answers, number)) return;
        const response = answers[number] || "";
        const differ = answers[number] === null;
        const isEarlier = earlier.includes(number);
        responses.set(address, { response, text, differ, earlier: isEarlier });
      });
      const team = name || nameSchool(number);
      return { framework, framework_version, team, cycle, date, responses };
    });
  }

  /**
   * Write the text of a district's file.
   *
   * @param {Framework} framework
   * @param {School[]} schools
   * @param {{district: string, cycle: string, date: string}} about
   * @param {boolean} hasNames Are the schools named in it?
   * @returns {string}
   */
  function writeDistrictRecord(framework, schools, about, hasNames) {
    const responses = {};
    schools.forEach(({ answers }, index) => {
      answers.forEach(({ response, reworded }, address) => {
        const { text } = framework.elements.get(address);
        const entry = (responses[address] ??= { text, answers: {} });
        entry.answers[index + 1] = response;
        if (reworded) entry.earlier = [...(entry.earlier || []), index + 1];
      });
    });
    const named = schools.map(({ name, date }) =>
      hasNames ? { name, date } : { name: "", date: "" },
    );
    const head = { format: "practice-profiles/district", version: DISTRICT_FORMAT.version };
    const { key, version } = framework;
    const of = { framework: key, framework_version: version };
    return `${JSON.stringify({ ...head, ...of, ...about, schools: named, responses }, null, 1)}\n`;
  }

  /**
   * List the rows of a district's table, after its heads.
   *
   * @param {Framework} framework
   * @param {School[]} schools
   * @param {SchoolCount[]} counts
   * @param {(count: SchoolCount) => string} describeVerdict
   * @param {string} differ What stands for people who differ.
   * @returns {(string | number)[][]}
   */
  function listDistrictRows(framework, schools, counts, describeVerdict, differ) {
    return counts.map((count) => {
      const { element, group } = count;
      const { address } = element;
      const practice = framework.elements.get(getHolderAddress(address))?.text || "";
      const answers = schools.map((school) => {
        const answer = school.answers.get(address);
        if (!answer) return "";
        const { response } = answer;
        return response === null ? differ : getResponseText(framework, element, response);
      });
      return [
        group.section.text,
        practice,
        address,
        element.text,
        ...["held", "total", "less", "unsure", "mixed", "silent"].map((name) => count[name]),
        describeVerdict(count),
        ...answers,
      ];
    });
  }

  Object.assign(profiles, {
    DISTRICT_FORMAT,
    splitDistrictRecord,
    writeDistrictRecord,
    listDistrictRows,
  });
})();
