/* A line through rounds, which ends where words have changed. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { createSvg } = profiles;
  const STEP = 26;
  const HEIGHT = 26;
  const MARGIN = 5;

  function getPlace(position, index) {
    const y = HEIGHT - MARGIN - position * (HEIGHT - 2 * MARGIN);
    return { x: index * STEP + STEP / 2, y };
  }

  /* Runs of points between which nothing is missing and no wording has changed. */
  function splitRuns(points) {
    const runs = [[]];
    points.forEach(({ position, isCut }, index) => {
      if (position === null || isCut) runs.push([]);
      if (position !== null) runs.at(-1).push(getPlace(position, index));
    });
    return runs.filter((run) => run.length);
  }

  function drawCut(index) {
    const x = index * STEP;
    return createSvg("path", { d: `M${x} 1v${HEIGHT - 2}`, "stroke-dasharray": "2 2.5" });
  }

  /**
   * Draw a line through the positions of some rounds.
   *
   * @param {{position: number | null, isCut: boolean}[]} points
   * @returns {SVGElement}
   */
  function drawRoundLine(points) {
    const runs = splitRuns(points);
    const lines = runs.map((run) =>
      createSvg("polyline", { points: run.map(({ x, y }) => `${x},${y}`).join(" ") }),
    );
    const dots = runs
      .flat()
      .map(({ x, y }) => createSvg("circle", { cx: x, cy: y, r: 2.5, fill: "currentColor" }));
    const cuts = points.map(({ isCut }, index) => isCut && drawCut(index));
    const width = points.length * STEP;
    const attributes = {
      class: "pp-round-line",
      width,
      height: HEIGHT,
      viewBox: `0 0 ${width} ${HEIGHT}`,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.5,
      "aria-hidden": "true",
    };
    return createSvg("svg", attributes, lines, dots, cuts);
  }

  Object.assign(profiles, { drawRoundLine });
})();
