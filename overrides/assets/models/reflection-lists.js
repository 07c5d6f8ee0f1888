/* What is counted and listed of whole reflections. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { getEntry, getResponseSet, getResponseText, listRows, REFLECTION_FORMAT } = profiles;

  /**
   * Count how often each response was given in a group.
   *
   * @param {Framework} framework
   * @param {Group} group
   * @param {Map<string, Answer>} placed
   * @returns {[text: string, count: number][]} In the order of the sets.
   */
  function countResponses(framework, { asked }, placed) {
    const offered = asked.flatMap((element) => getResponseSet(framework, element));
    const counts = new Map(offered.map(([, text]) => [text, 0]));
    asked.forEach((element) => {
      const response = placed.get(element.address)?.entry.response;
      const text = response && getResponseText(framework, element, response);
      if (text) counts.set(text, (counts.get(text) || 0) + 1);
    });
    return [...counts].filter(([, count]) => count);
  }

  /**
   * List what is answered otherwise in a later reflection.
   *
   * @param {Framework} framework
   * @param {Reflection} earlier
   * @param {Reflection} later
   * @returns {{element: FrameworkElement, before: string, after: string}[]} Keys of responses.
   */
  function compareReflections(framework, earlier, later) {
    const getResponse = (record, element) =>
      getEntry(framework, record, element.address).response || "";
    return framework.groups
      .flatMap(({ asked }) => asked)
      .map((element) => ({
        element,
        before: getResponse(earlier, element),
        after: getResponse(later, element),
      }))
      .filter(({ before, after }) => before !== after);
  }

  /**
   * List the rows of a reflection's table.
   *
   * @param {Framework | undefined} framework
   * @param {Reflection} reflection
   * @returns {(string | number)[][]}
   */
  function listReflectionRows(framework, reflection) {
    const names = [...REFLECTION_FORMAT.about, "framework", "framework_version"];
    return listRows(framework, reflection, names, (entry, response) => [
      response,
      entry.answer || "",
      entry.evidence || "",
      entry.note || "",
      entry.talk ? 1 : 0,
    ]);
  }

  Object.assign(profiles, { countResponses, compareReflections, listReflectionRows });
})();
