/* Practices and statements as rows, rounds as columns. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createNode,
    describeElement,
    drawRoundLine,
    findChange,
    formatDate,
    getResponseText,
    joinParts,
  } = profiles;

  function describePoint(framework, element, { response, people, isCut }, say) {
    if (response === "") return say("school-silent");
    const text =
      response === null ? say("school-differs") : getResponseText(framework, element, response);
    const count = people > 1 && say("round-people", { count: people });
    return joinParts([text, count, isCut && say("round-cut")], " · ");
  }

  function createRoundRow(title, points, texts, className) {
    return createNode(
      "tr",
      { role: "row", class: className },
      createNode("th", { scope: "row", role: "rowheader" }, title),
      createNode("td", { role: "cell" }, drawRoundLine(points)),
      texts.map((text) => createNode("td", { role: "cell" }, text)),
    );
  }

  function createStatementRow({ framework, say }, { element, points }) {
    const isPractice = element.kind === "practice";
    const asked = element.question || say("practice-question");
    const title = isPractice ? asked : describeElement(element);
    const texts = points.map((point) => describePoint(framework, element, point, say));
    return createRoundRow(title, points, texts, "pp-round");
  }

  function createPracticeRows(view, { group, points, lines }, onlyChanges) {
    const { say } = view;
    const { holder, section } = group;
    const shown = onlyChanges ? lines.filter((line) => findChange(line.points)) : lines;
    if (!shown.length) return [];
    const title = holder === section ? `${section.text}: ${say("questions")}` : holder.text;
    const texts = points.map(({ held, answered }) =>
      answered ? say("round-held", { held, answered }) : say("school-silent"),
    );
    return [
      createRoundRow(title, points, texts, "pp-round-practice"),
      ...shown.map((line) => createStatementRow(view, line)),
    ];
  }

  /**
   * Create the table of rounds.
   *
   * @param {{framework: Framework, say: Say}} view
   * @param {SavedRecord[]} records
   * @param {PracticeLine[]} practices
   * @param {boolean} onlyChanges Without what stayed as it was in the last round?
   * @returns {HTMLElement}
   */
  function createRoundsTable(view, records, practices, onlyChanges) {
    const { say } = view;
    const rounds = records.map(({ date, cycle, people }) => {
      const count = people > 0 && say("round-people", { count: people });
      return joinParts([cycle, formatDate(date), count], " · ");
    });
    const heads = [say("standing-practice"), say("round-line"), ...rounds].map((text) =>
      createNode("th", { scope: "col", role: "columnheader" }, text),
    );
    const rows = practices.flatMap((practice) => createPracticeRows(view, practice, onlyChanges));
    const head = createNode("tr", { role: "row" }, heads);
    const table = createNode(
      "table",
      { class: "pp-rounds", role: "table", "aria-label": say("rounds") },
      createNode("thead", { role: "rowgroup" }, head),
      createNode("tbody", { role: "rowgroup" }, rows),
    );
    table.style.setProperty("--pp-rounds", records.length);
    return table;
  }

  Object.assign(profiles, { createRoundsTable });
})();
