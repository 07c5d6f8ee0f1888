/* Where things stand, now and earlier. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    compareReflections,
    countProgress,
    countResponses,
    createNode,
    describeElement,
    drawStrip,
    formatDate,
    getResponseText,
    joinParts,
    placeAnswers,
  } = profiles;

  function createFacts(framework, group, placed, say) {
    const { answered, asked } = countProgress([group], placed);
    const counts = countResponses(framework, group, placed).map(
      ([text, count]) => `${text}: ${count}`,
    );
    const missing = answered < asked && say.count("not-answered", asked - answered);
    const text = joinParts([...counts, missing], " · ");
    const strip = drawStrip(framework, group, placed);
    return createNode("td", {}, strip, createNode("span", {}, text));
  }

  function createRow(framework, group, answers, say) {
    const { holder, section } = group;
    const name = holder.name && createNode("span", { class: "pp-muted" }, holder.name);
    const title = holder === section ? [say("questions")] : [name, " ", holder.text];
    const facts = answers.map((placed) => createFacts(framework, group, placed, say));
    return createNode("tr", {}, createNode("th", { scope: "row" }, title), facts);
  }

  /**
   * Create the table of where things stand.
   *
   * @param {Framework} framework
   * @param {Reflection} record
   * @param {Reflection | undefined} earlier What it is compared with.
   * @param {Say} say
   * @returns {HTMLElement}
   */
  function createStandingTable(framework, record, earlier, say) {
    const records = [record, earlier].filter(Boolean);
    const answers = records.map((each) => placeAnswers(framework, each).placed);
    const sections = new Set(framework.groups.map(({ section }) => section));
    const bodies = [...sections].map((section) => {
      const groups = framework.groups.filter((group) => group.section === section);
      const hasBegun = answers.some((placed) => countProgress(groups, placed).answered);
      const title = createNode(
        "th",
        { scope: "rowgroup", colspan: answers.length + 1 },
        `${section.name}: ${section.text}`,
        !hasBegun && createNode("span", {}, say("standing-nothing")),
      );
      const rows = groups.map((group) => createRow(framework, group, answers, say));
      return createNode("tbody", {}, createNode("tr", {}, title), hasBegun ? rows : []);
    });
    const heads = earlier
      ? [
          `${say("standing-now")} (${formatDate(record.date)})`,
          `${say("standing-then")} (${formatDate(earlier.date)})`,
        ]
      : [say("standing-answers")];
    const cells = [say("standing-practice"), ...heads].map((text) =>
      createNode("th", { scope: "col" }, text),
    );
    const head = createNode("thead", {}, createNode("tr", {}, cells));
    return createNode("table", { class: "pp-standing-table" }, head, bodies);
  }

  /**
   * Create the list of what has changed since an earlier reflection.
   *
   * @param {Framework} framework
   * @param {Reflection} record
   * @param {Reflection} earlier
   * @param {Say} say
   * @returns {HTMLElement}
   */
  function createChangeList(framework, record, earlier, say) {
    const items = compareReflections(framework, earlier, record).map((change) => {
      const { element, before, after } = change;
      let key = "compare-one";
      if (!before) key = "compare-new";
      if (!after) key = "compare-gone";
      const text = say(key, {
        // oxlint-disable-next-line unicorn/no-thenable -- the messages name it so
        then: getResponseText(framework, element, before),
        now: getResponseText(framework, element, after),
      });
      const line = createNode("span", { class: "pp-change" }, text);
      return createNode("li", {}, describeElement(element), line);
    });
    if (!items.length) return createNode("p", {}, say("compare-same"));
    return createNode("ul", {}, items);
  }

  Object.assign(profiles, { createStandingTable, createChangeList });
})();
