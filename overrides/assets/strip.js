/* Where things stand, as boxes: the fuller, the later in the order of responses. Told by shape; words say the same. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const WIDTH = 14, HEIGHT = 20, GAP = 4, IN_ROW = 12;

/* One box: `at` from 0 to 1; null for what stands beside the order, undefined for what is not answered. */
function box(at) {
  const { svg } = pp.page;
  const shape = (tag, attributes) => svg(tag, { stroke: "currentColor", "stroke-width": 1.5, fill: "none", ...attributes });
  const frame = shape("rect", { x: 1, y: 1, width: WIDTH - 2, height: HEIGHT - 2 });
  if (at === undefined) {
    frame.setAttribute("stroke-dasharray", "2 2.5");
    return [frame];
  }
  if (at === null) return [frame, shape("path", { d: `M2 ${HEIGHT - 2}L${WIDTH - 2} 2` })];
  const height = Math.max(2, at * (HEIGHT - 2));
  return [frame, svg("rect", { x: 1, y: HEIGHT - 1 - height, width: WIDTH - 2, height, fill: "currentColor" })];
}

function strip(places) {
  const columns = Math.min(places.length, IN_ROW);
  const width = columns * (WIDTH + GAP), height = Math.ceil(places.length / IN_ROW) * (HEIGHT + GAP) - GAP;
  const boxes = places.map((at, number) => pp.page.svg("g", {
    transform: `translate(${(number % IN_ROW) * (WIDTH + GAP)} ${Math.floor(number / IN_ROW) * (HEIGHT + GAP)})`,
  }, ...box(at)));
  return pp.page.svg("svg", { class: "pp-strip", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" }, ...boxes);
}

function draw(framework, group, placed) {
  const R = pp.reflection;
  return strip(group.asked.map((thing) => {
    const { entry } = placed.get(thing.address) || {};
    if (!R.answered(thing, entry)) return undefined;
    return entry.response ? R.position(framework, thing, entry.response) : null;
  }));
}

function legend(framework, say) {
  const R = pp.reflection, { el } = pp.page;
  const thing = framework.groups.flatMap((group) => group.asked).find((asked) => asked.responses !== undefined);
  const places = thing ? R.setOf(framework, thing).map(([key, text]) => [R.position(framework, thing, key), text]) : [];
  return [...places, [undefined, say("standing-unanswered")]].map(([at, text]) => el("span", { class: "pp-legend-part" }, strip([at]), text));
}

pp.strip = { draw, legend };
document.dispatchEvent(new Event("pp-loaded"));
})();
