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
  const MOST = 100; // answers without a place; a file of a stranger may hold a hundred thousand

  function createMore(say, count) {
    return createNode("p", { class: "pp-muted" }, say.count("lost-more", count));
  }

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
    const { placed, earlier, retired, lost } = framework
      ? placeAnswers(framework, record)
      : {
          placed: new Map(),
          earlier: new Map(),
          retired: [],
          lost: [...record.responses].map(makeStray),
        };
    const answers = [...placed.values()];
    const merged = [...earlier].flatMap(([address, others]) =>
      others.map(({ entry }) => ({ entry, element: framework.elements.get(address) })),
    );
    const createList = ({ element, entry }, ...first) => {
      const { response, label } = entry;
      const today = element ? getResponseText(framework, element, response) : response;
      const text = label || today;
      const lines = [
        ...first,
        response && say("your-response", { response: text }),
        ...listWritten(page, entry),
      ].filter(Boolean);
      const items = lines.map((line) => createNode("li", {}, line));
      return createNode("ul", { class: "pp-answer" }, items);
    };

    const shown = lost.slice(0, MOST).map((answer) => {
      const { address, entry } = answer;
      return createList(answer, entry.text || address, address);
    });

    return {
      notes: answers
        .filter(({ entry }) => entry.answer || entry.note || entry.evidence)
        .map((answer) => createList(answer, describeElement(answer.element))),
      reworded: [
        ...answers.filter(({ reworded, relabelled }) => reworded || relabelled),
        ...merged,
      ].map((answer) => {
        const { element, entry } = answer;
        const { text = element.text } = entry;
        return createList(answer, say("reworded-now", element), say("reworded-then", { text }));
      }),
      retired: retired.map((answer) => {
        const { element, entry } = answer;
        const why = say("retired-why", { why: element.retired });
        return createList(answer, entry.text || element.text, why);
      }),
      lost: [...shown, lost.length > MOST && createMore(say, lost.length - MOST)].filter(Boolean),
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
        const href = `${root.dataset.root}${section}/guide/#practices=${practice}`;
        const about = createNode("span", { class: "pp-visually-hidden" }, `: ${text}`);
        const link = createNode("a", { class: "pp-talk-guide", href }, say("talk-guide"), about);
        return createNode("li", {}, createNode("strong", {}, text), " ", link);
      });
    if (!items.length) return createNode("p", {}, say("talk-about-none"));
    return createNode("ul", {}, items);
  }

  Object.assign(profiles, { createDetails, createTalkList });
})();
