/* How people's answers lie, as pictures. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    countGroup,
    createNode,
    createSvg,
    describeGroup,
    getPosition,
    getResponseSet,
    isOfPicture,
  } = profiles;
  const SHADES = 5;
  const WIDTH = 320;
  const HEIGHT = 14;
  const MIDDLE = 0.5;

  function createHeatRow(view, texts, group) {
    const { session, meeting, say } = view;
    const sums = countGroup(session.framework, group, (element) => meeting.getCounts(element));
    if (![...sums.values()].some(({ count }) => count)) return null;
    const cells = texts.map((text) => {
      if (!sums.has(text)) return createNode("td", { class: "pp-not-asked" });
      const { count, total } = sums.get(text);
      const shade = count && Math.ceil((count / total) * SHADES);
      return createNode("td", { "data-shade": shade }, count);
    });
    return createNode(
      "tr",
      {},
      createNode("th", { scope: "row" }, describeGroup(group, say)),
      cells,
    );
  }

  function listTexts(framework) {
    const asked = framework.groups.flatMap((group) => group.asked.filter(isOfPicture));
    const offered = asked.flatMap((element) => getResponseSet(framework, element));
    return [...new Set(offered.map(([, text]) => text))];
  }

  /**
   * Show how many answers of each kind were given to each practice.
   *
   * @param {TeamView} view
   */
  function showHeatMap(view) {
    const { session, say, find } = view;
    const all = listTexts(session.framework);
    const rows = session.framework.groups
      .map((group) => createHeatRow(view, all, group))
      .filter(Boolean);
    const heads = [say("standing-practice"), ...all].map((text) =>
      createNode("th", { scope: "col" }, text),
    );
    const table = createNode(
      "table",
      { class: "pp-heat", "aria-label": say("heat-title") },
      createNode("thead", {}, createNode("tr", {}, heads)),
      createNode("tbody", {}, rows),
    );
    find("heat").replaceChildren(...(rows.length ? [table] : []));
    find("picture").hidden = !rows.length;
  }

  /* What is below the middle of the order goes to the left of it, what is above to the right. */
  function placeSegments(ordered) {
    const left = ordered.reduce((sum, { count, position }) => {
      if (position === MIDDLE) return sum + count / 2;
      return position < MIDDLE ? sum + count : sum;
    }, 0);
    let start = -left;
    return ordered.map((segment) => {
      const from = start;
      start += segment.count;
      return { ...segment, from };
    });
  }

  /**
   * Draw how many people gave each response, in parts of all people.
   *
   * @param {Framework} framework
   * @param {FrameworkElement} element
   * @param {Map<string, number>} counts
   * @param {number} people
   * @returns {SVGElement}
   */
  function drawDivergingBar(framework, element, counts, people) {
    const ordered = getResponseSet(framework, element)
      .map(([key]) => ({
        count: counts.get(key) || 0,
        position: getPosition(framework, element, key),
      }))
      .filter(({ count, position }) => count && position !== null)
      .sort((one, other) => one.position - other.position);
    const unit = WIDTH / 2 / people;
    const segments = placeSegments(ordered).map(({ count, from, position }) =>
      createSvg("rect", {
        x: WIDTH / 2 + from * unit,
        y: 1,
        width: count * unit,
        height: HEIGHT - 2,
        class: `pp-shade-${Math.round(position * (SHADES - 1))}`,
      }),
    );
    const middle = createSvg("path", { d: `M${WIDTH / 2} 0v${HEIGHT}`, stroke: "currentColor" });
    const attributes = {
      class: "pp-diverging",
      width: WIDTH,
      height: HEIGHT,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      "aria-hidden": "true",
    };
    return createSvg("svg", attributes, segments, middle);
  }

  Object.assign(profiles, { showHeatMap, drawDivergingBar });
})();
