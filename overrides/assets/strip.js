(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const WIDTH = 14, HEIGHT = 20, GAP = 4, IN_ROW = 12;

/* `at` from 0 to 1; null beside the order, "words" without a response, undefined without an answer. */
function box(at, number) {
  const { svg } = pp.page, height = Math.max(2, at * (HEIGHT - 2));
  return svg("g", { transform: `translate(${(number % IN_ROW) * (WIDTH + GAP)} ${Math.floor(number / IN_ROW) * (HEIGHT + GAP)})` },
    svg("rect", { x: 1, y: 1, width: WIDTH - 2, height: HEIGHT - 2, "stroke-dasharray": at === undefined && "2 2.5" }),
    at === null && svg("path", { d: `M2 ${HEIGHT - 2}L${WIDTH - 2} 2` }),
    at === "words" && svg("path", { d: "M4 7h6M4 10h6M4 13h4" }),
    at >= 0 && at !== null && svg("rect", { x: 1, y: HEIGHT - 1 - height, width: WIDTH - 2, height, fill: "currentColor" }));
}

function strip(places) {
  const width = Math.min(places.length, IN_ROW) * (WIDTH + GAP), height = Math.ceil(places.length / IN_ROW) * (HEIGHT + GAP) - GAP;
  return pp.page.svg("svg", { class: "pp-strip", width, height, viewBox: `0 0 ${width} ${height}`, fill: "none", stroke: "currentColor", "stroke-width": 1.5, "aria-hidden": "true" }, places.map(box));
}

function draw(framework, { asked }, placed) {
  const R = pp.reflection;
  return strip(asked.map((thing) => {
    const { entry } = placed.get(thing.address) || {};
    if (!R.answered(thing, entry)) return undefined;
    return entry.response ? R.position(framework, thing, entry.response) : "words";
  }));
}

function legend(framework, say) {
  const R = pp.reflection, { el } = pp.page;
  const thing = framework.groups.flatMap(({ asked }) => asked).find(({ responses }) => responses !== undefined);
  const places = thing ? R.setOf(framework, thing).map(([key, text]) => [R.position(framework, thing, key), text]) : [];
  return [...places, ["words", say("standing-words")], [undefined, say("standing-unanswered")]].map(([at, text]) => el("span", { class: "pp-legend-part" }, strip([at]), text));
}

pp.strip = { draw, legend };
document.dispatchEvent(new Event("pp-loaded"));
})();
