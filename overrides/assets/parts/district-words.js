/* How a district's page says what schools answered. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { getChoiceSet, getPosition, getResponseSet, getResponseText, joinParts } = profiles;
  const MARKS = ["○", "◔", "◑", "◕", "●"]; // from the first response of an order to the last
  const ASIDE = "?";
  const APART = "×";
  const DIFFER = "≠";
  const SILENT = "–";

  /**
   * Return the mark and the words of a school's answer.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @param {SchoolAnswer | undefined} answer
   * @param {Say} say
   * @returns {{mark: string, text: string}}
   */
  function describeSchoolAnswer(framework, element, answer, say) {
    if (!answer) return { mark: SILENT, text: say("school-silent") };
    const { response } = answer;
    if (response === null) return { mark: DIFFER, text: say("school-differs") };
    return {
      mark: markResponse(framework, element, response),
      text: getResponseText(framework, element, response),
    };
  }

  function markResponse(framework, element, response) {
    if (response === framework.not_applicable) return APART;
    const position = getPosition(framework, element, response);
    return position === null ? ASIDE : MARKS[Math.round(position * (MARKS.length - 1))];
  }

  /**
   * List each mark with the words that it stands for.
   *
   * @param {Framework} framework
   * @param {SchoolCount[]} counts
   * @param {Say} say
   * @returns {[mark: string, text: string][]}
   */
  function listMarks(framework, counts, say) {
    const listed = new Map();
    counts.forEach(({ element, apart }) => {
      const shown = apart ? getChoiceSet(framework, element) : getResponseSet(framework, element);
      shown.forEach(([key, text]) => listed.set(text, markResponse(framework, element, key)));
    });
    const marks = [...listed].map(([text, mark]) => [mark, text]);
    return [...marks, [DIFFER, say("school-differs")], [SILENT, say("school-silent")]];
  }

  function getFullestText(framework, element) {
    const set = getResponseSet(framework, element);
    const fullest = set.find(([key]) => getPosition(framework, element, key) === 1);
    return fullest ? fullest[1] : "";
  }

  /**
   * Describe in how many schools a statement is in place.
   *
   * @param {Framework} framework
   * @param {SchoolCount} count
   * @param {Say} say
   * @returns {string}
   */
  function describeSchoolCount(framework, count, say) {
    const { element, held, total } = count;
    const response = getFullestText(framework, element);
    const parts = ["less", "unsure", "apart", "mixed", "silent", "reworded"].map(
      (name) => count[name] && say.count(`schools-${name}`, count[name]),
    );
    return joinParts([say("schools-held", { response, held, total }), ...parts]);
  }

  /**
   * Describe whether a statement holds for the district.
   *
   * @param {SchoolCount} count
   * @param {Say} say
   * @returns {string} "" where nobody says when it does.
   */
  function describeVerdict({ verdict, element }, say) {
    if (!verdict) return "";
    const [wanted, counted] = element.holds;
    return say(`verdict-${verdict}`, { wanted, counted });
  }

  Object.assign(profiles, {
    describeSchoolAnswer,
    listMarks,
    describeSchoolCount,
    describeVerdict,
  });
})();
