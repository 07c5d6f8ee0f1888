/* What was answered elsewhere or earlier, beside what is asked today. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { createButton, createNode, getResponseText, joinParts } = profiles;

  function describeResponse(framework, element, { response, label, answer }) {
    return joinParts(
      [response && (label || getResponseText(framework, element, response)), answer],
      " – ",
    );
  }

  /**
   * Create what tells that two copies gave different responses.
   *
   * @param {Page} page
   * @param {Framework} framework
   * @param {Answer | undefined} answer
   * @param {(response: string) => void} choose Answers with the one that is chosen of the two.
   * @returns {HTMLElement[]} None where no other copy said anything else.
   */
  function createOtherRemark({ say }, framework, answer, choose) {
    const { response, other } = answer?.entry || {};
    if (!other) return [];
    const [here, there] = [response, other].map((key) =>
      getResponseText(framework, answer.element, key),
    );
    const buttons = [
      [response, here],
      [other, there],
    ].map(([key, text]) =>
      createButton(say("other-choose", { response: text }), () => choose(key), {
        className: "pp-button",
      }),
    );
    return [createNode("p", {}, say("other-response", { response: there })), ...buttons];
  }

  /**
   * Create what tells what was answered to the statements that one was made of, or came out of.
   *
   * @param {Page} page
   * @param {Framework} framework
   * @param {Answer[]} [answers]
   * @returns {HTMLElement[]}
   */
  function createEarlierAnswers({ say }, framework, answers = []) {
    return answers.map(({ element, entry }) => {
      const response = describeResponse(framework, element, entry);
      return createNode("p", {}, say("answered-before", { text: entry.text || "?", response }));
    });
  }

  Object.assign(profiles, { createOtherRemark, createEarlierAnswers });
})();
