/* What one reflection says, by what has become of its answers. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createNode,
    describeElement,
    getResponseText,
    getSectionAddress,
    listWritten,
    placeAnswers,
  } = profiles;

  function makeStray([address, entry]) {
    return { address, entry };
  }

  /**
   * Create the lists of what a reflection says.
   *
   * @param {Page} page
   * @param {Framework | undefined} framework
   * @param {Reflection} record
   * @returns {{
   *   notes: HTMLElement[],
   *   reworded: HTMLElement[],
   *   retired: HTMLElement[],
   *   lost: HTMLElement[],
   * }}
   */
  function createDetails(page, framework, record) {
    const { say } = page;
    // Without its framework, nothing that a reflection answers has a place.
    const { placed, retired, lost } = framework
      ? placeAnswers(framework, record)
      : { placed: new Map(), retired: [], lost: [...record.responses].map(makeStray) };
    const answers = [...placed.values()];
    const createList = ({ element, entry }, ...first) => {
      const { response } = entry;
      const text = element ? getResponseText(framework, element, response) : response;
      const lines = [
        ...first,
        response && say("your-response", { response: text }),
        ...listWritten(page, entry),
      ].filter(Boolean);
      const items = lines.map((line) => createNode("li", {}, line));
      return createNode("ul", { class: "pp-answer" }, items);
    };

    return {
      notes: answers
        .filter(({ entry }) => entry.answer || entry.note || entry.evidence)
        .map((answer) => createList(answer, describeElement(answer.element))),
      reworded: answers
        .filter(({ reworded }) => reworded)
        .map((answer) => {
          const now = say("reworded-now", answer.element);
          return createList(answer, now, say("reworded-then", answer.entry));
        }),
      retired: retired.map((answer) => {
        const { element, entry } = answer;
        const why = say("retired-why", { why: element.retired });
        return createList(answer, entry.text || element.text, why);
      }),
      lost: lost.map((answer) => {
        const { address, entry } = answer;
        return createList(answer, entry.text || address, address);
      }),
    };
  }

  /**
   * Create the list of what a reflection's author wishes to talk about.
   *
   * @param {Framework} framework
   * @param {Reflection} record
   * @param {Page} page
   * @returns {HTMLElement}
   */
  function createTalkList(framework, record, { root, say }) {
    const answers = [...placeAnswers(framework, record).placed.values()];
    const items = answers
      .filter(({ entry }) => entry.talk)
      .map(({ element: { address, text } }) => {
        const section = getSectionAddress(address);
        const practice = encodeURIComponent(address.slice(section.length + 1));
        const href = `${root.dataset.root}${section}/guide/?practices=${practice}`;
        const about = createNode("span", { class: "pp-visually-hidden" }, `: ${text}`);
        const link = createNode("a", { class: "pp-talk-guide", href }, say("talk-guide"), about);
        return createNode("li", {}, createNode("strong", {}, text), " ", link);
      });
    if (!items.length) return createNode("p", {}, say("talk-about-none"));
    return createNode("ul", {}, items);
  }

  Object.assign(profiles, { createDetails, createTalkList });
})();
