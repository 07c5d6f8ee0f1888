/* Where a team is split, where one stands alone, and what it does not know. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createButton,
    createNode,
    describeAsked,
    describeCounts,
    findFinding,
    measureSpread,
    orderStatements,
  } = profiles;
  const FINDINGS = ["split", "lone", "unsure"];

  /**
   * List what the team finds, the widest apart first.
   *
   * @param {TeamView} view
   * @returns {Map<Finding, {element: FrameworkElement, counts: Map<string, number>}[]>}
   */
  function listFindings({ session, meeting }) {
    const { framework } = session;
    const found = new Map(FINDINGS.map((finding) => [finding, []]));
    [...meeting.merged.values()].forEach(({ element }) => {
      const counts = meeting.getCounts(element);
      const spread = measureSpread(framework, element, counts);
      const finding = findFinding(framework, element, counts, spread);
      if (finding) found.get(finding).push({ element, counts, spread });
    });
    found.forEach((each) => each.sort((one, other) => other.spread.apart - one.spread.apart));
    return found;
  }

  /* Leads to a statement, whatever the filters ask for. */
  function showStatement(view, address) {
    const { find } = view;
    ["section", "level"].forEach((name) => {
      find(name).value = "";
    });
    find("marked").checked = false;
    view.showsAll = true;
    orderStatements(view);
    const item = view.items.get(address);
    item.scrollIntoView();
    item.querySelector(".pp-team-answer > summary").focus();
  }

  function createFinding(view, { element, counts }) {
    const { session, say } = view;
    const text = describeAsked(element, say);
    const said = describeCounts(session.framework, element, counts, " · ");
    return createNode(
      "li",
      {},
      createButton(text, () => showStatement(view, element.address)),
      createNode("span", { class: "pp-muted" }, ` ${said}`),
    );
  }

  /**
   * Show what the team finds.
   *
   * @param {TeamView} view
   */
  function showFindings(view) {
    const { say, find } = view;
    const parts = [...listFindings(view)]
      .filter(([, found]) => found.length)
      .map(([finding, found]) =>
        createNode(
          "details",
          { class: "pp-opened" },
          createNode("summary", {}, say.count(`find-${finding}`, found.length)),
          createNode(
            "ul",
            {},
            found.map((each) => createFinding(view, each)),
          ),
        ),
      );
    find("findings").replaceChildren(...parts);
  }

  Object.assign(profiles, { listFindings, showFindings });
})();
