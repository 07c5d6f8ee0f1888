/* What the schools answered, as a paper for a Word file: each statement with who answered what. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createNode,
    describeElement,
    describeSchoolAnswer,
    describeSchoolCount,
    describeVerdict,
    joinParts,
    listSchoolCounts,
    listSchools,
  } = profiles;

  function createStrong(text) {
    return createNode("p", {}, createNode("strong", {}, text));
  }

  /* The schools by what they answered, in the order of the responses. */
  function listAnswers(framework, element, schools, say) {
    const offered = framework.responses[element.responses] || [];
    const named = new Map(offered.map(([, text]) => [text, []]));
    schools.forEach(({ title, answers }) => {
      const answer = answers.get(element.address);
      const { text } = describeSchoolAnswer(framework, element, answer, say);
      named.set(text, [...(named.get(text) || []), title]);
    });
    return [...named].filter(([, titles]) => titles.length);
  }

  function createPaperRow({ state, say }, schools, count) {
    const { framework } = state;
    const { element, group } = count;
    const { holder, section } = group;
    const place = joinParts([section.name, holder !== section && holder.text], " · ");
    const asked = element.kind === "practice" ? element.text : describeElement(element);
    const verdict = describeVerdict(count, say);
    const quiet = createNode("span", { class: "pp-muted" }, place);
    const answers = listAnswers(framework, element, schools, say).map(([text, titles]) =>
      createNode("p", {}, createNode("strong", {}, `${text}: `), titles.join(", ")),
    );
    return createNode(
      "tr",
      {},
      createNode(
        "td",
        {},
        createNode("p", {}, quiet),
        createStrong(asked),
        createNode("p", {}, describeSchoolCount(framework, count, say)),
        verdict && createStrong(verdict),
      ),
      createNode("td", {}, answers),
    );
  }

  function createField(name, text) {
    return createNode("div", {}, createNode("dt", {}, name), createNode("dd", {}, text));
  }

  /**
   * Create the paper of what the filters ask for.
   *
   * @param {DistrictView} view
   * @returns {HTMLElement} It is on no page.
   */
  function createDistrictPaper(view) {
    const { root, state, say, find } = view;
    const { framework } = state;
    const schools = listSchools(view);
    const counts = listSchoolCounts(view, schools);
    const fields = [...root.querySelectorAll("[data-pp-about] label")].map((label) =>
      createField(label.textContent, label.htmlFor && label.control.value),
    );
    const heads = [say("sheet-text"), say("district-answers")].map((text) =>
      createNode("th", { scope: "col" }, text),
    );
    const rows = counts.map((count) => createPaperRow(view, schools, count));
    const attributes = { "aria-label": say("district-table"), "data-shares": "6 5" };
    return createNode(
      "div",
      {},
      createNode("p", { class: "pp-eyebrow" }, `${framework.title}, ${framework.version}`),
      createNode("h2", {}, say("district-result")),
      createNode("dl", {}, fields),
      createNode("p", {}, say("district-how")),
      createNode("p", {}, joinParts([find("counted").textContent, find("named").textContent])),
      createNode(
        "table",
        attributes,
        createNode("thead", {}, createNode("tr", {}, heads)),
        createNode("tbody", {}, rows),
      ),
    );
  }

  Object.assign(profiles, { createDistrictPaper });
})();
