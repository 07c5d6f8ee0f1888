/* Statements as rows, schools as columns. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    compareSchools,
    createNode,
    describeElement,
    describeSchoolAnswer,
    describeSchoolCount,
    describeVerdict,
    groupSchools,
    joinParts,
    listMarks,
  } = profiles;

  /* An order that tells nothing of whose a column is, and stays when files are added. */
  function scatter(text, seed) {
    let hash = seed;
    for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
    return hash >>> 0;
  }

  /**
   * List the schools in the order of their columns, with the names that are shown.
   *
   * @param {DistrictView} view
   * @returns {(School & {title: string})[]}
   */
  function listSchools({ state, say, find }) {
    const schools = groupSchools(state.framework, state.sources);
    if (find("names").checked) {
      return schools
        .map((school) => ({ ...school, title: school.name }))
        .sort((first, second) => first.name.localeCompare(second.name));
    }
    return schools
      .sort((first, second) => scatter(first.name, state.seed) - scatter(second.name, state.seed))
      .map((school, index) => ({ ...school, title: say("school-number", { number: index + 1 }) }));
  }

  /**
   * List what the filters ask for.
   *
   * @param {DistrictView} view
   * @param {School[]} schools
   * @returns {SchoolCount[]}
   */
  function listSchoolCounts({ state, find }, schools) {
    return compareSchools(state.framework, schools, {
      section: find("section").value,
      level: find("level").value,
      isInOrder: find("order").value === "read",
    });
  }

  function createCell(framework, element, answer, say) {
    const { mark, text } = describeSchoolAnswer(framework, element, answer, say);
    const hidden = createNode("span", { class: "pp-visually-hidden" }, text);
    return createNode("td", { role: "cell", "data-mark": mark, title: text }, hidden);
  }

  function createRow({ state, say }, schools, count) {
    const { element, group } = count;
    const { framework } = state;
    const { holder, section } = group;
    const place = joinParts([section.name, holder !== section && holder.text], " · ");
    const asked = element.kind === "practice" ? element.text : describeElement(element);
    const verdict = describeVerdict(count, say);
    return createNode(
      "tr",
      { role: "row" },
      createNode(
        "th",
        { scope: "row", role: "rowheader" },
        createNode("span", { class: "pp-muted" }, place),
        createNode("span", { class: "pp-compared-text" }, asked),
        createNode("span", {}, describeSchoolCount(framework, count, say)),
        verdict && createNode("span", { class: "pp-verdict" }, verdict),
      ),
      schools.map(({ answers }) =>
        createCell(framework, element, answers.get(element.address), say),
      ),
    );
  }

  function createHead({ say }, schools) {
    const cells = [say("sheet-text"), ...schools.map(({ title }) => title)].map((title) =>
      createNode(
        "th",
        { scope: "col", role: "columnheader", title },
        createNode("span", {}, title),
      ),
    );
    const row = createNode("tr", { role: "row" }, cells);
    return createNode("thead", { role: "rowgroup" }, row);
  }

  /* Its roles are said, since styles make other boxes of a table's parts. */
  function createTable(view, schools, counts) {
    const rows = counts.map((count) => createRow(view, schools, count));
    return createNode(
      "table",
      { class: "pp-schools", role: "table", "aria-label": view.say("district-table") },
      createHead(view, schools),
      createNode("tbody", { role: "rowgroup" }, rows),
    );
  }

  /**
   * Show the table and what its marks mean.
   *
   * @param {DistrictView} view
   */
  function showDistrictTable(view) {
    const { state, say, find } = view;
    const schools = listSchools(view);
    const counts = listSchoolCounts(view, schools);
    const marks = listMarks(state.framework, counts, say);
    const legend = marks.map(([mark, text]) =>
      createNode("span", { class: "pp-legend-part" }, createNode("span", {}, mark), text),
    );
    find("legend").replaceChildren(...legend);
    find("table").replaceChildren(createTable(view, schools, counts));
    find("shown").textContent = say.count("shown-statements", counts.length);
  }

  Object.assign(profiles, { listSchools, listSchoolCounts, showDistrictTable });
})();
