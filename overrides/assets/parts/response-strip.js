/**
 * Where a response stands: from 0 to 1 in its order, null beside it, "nothing" where the question
 * does not apply, "words" for an answer without a response, and undefined for none.
 *
 * @typedef {number | null | "nothing" | "words" | undefined} StripPosition
 */

/* A picture of where things stand, a box for each thing that is asked. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { createNode, createSvg, getPosition, getResponseSet, isAnswered } = profiles;
  const WIDTH = 14;
  const HEIGHT = 20;
  const GAP = 4;
  const IN_ROW = 12;

  function drawFilling(position) {
    if (position === undefined) return null;
    if (position === null) return createSvg("path", { d: `M2 ${HEIGHT - 2}L${WIDTH - 2} 2` });
    if (position === "nothing") return createSvg("path", { d: `M4 ${HEIGHT / 2}h6` });
    if (position === "words") return createSvg("path", { d: "M4 7h6M4 10h6M4 13h4" });
    const height = Math.max(2, position * (HEIGHT - 2));
    const place = { x: 1, y: HEIGHT - 1 - height, width: WIDTH - 2, height };
    return createSvg("rect", { ...place, fill: "currentColor" });
  }

  function drawBox(position, number) {
    const x = (number % IN_ROW) * (WIDTH + GAP);
    const y = Math.floor(number / IN_ROW) * (HEIGHT + GAP);
    const frame = createSvg("rect", {
      x: 1,
      y: 1,
      width: WIDTH - 2,
      height: HEIGHT - 2,
      "stroke-dasharray": position === undefined && "2 2.5",
    });
    return createSvg("g", { transform: `translate(${x} ${y})` }, frame, drawFilling(position));
  }

  function drawBoxes(positions) {
    const width = Math.min(positions.length, IN_ROW) * (WIDTH + GAP);
    const height = Math.ceil(positions.length / IN_ROW) * (HEIGHT + GAP) - GAP;
    const attributes = {
      class: "pp-response-strip",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.5,
      "aria-hidden": "true",
    };
    return createSvg("svg", attributes, positions.map(drawBox));
  }

  function placeResponse(framework, element, response) {
    if (response === framework.not_applicable) return "nothing";
    return getPosition(framework, element, response);
  }

  /**
   * Draw where a group's answers stand.
   *
   * @param {Framework} framework
   * @param {Group} group
   * @param {Map<string, Answer>} placed
   * @returns {SVGElement}
   */
  function drawStrip(framework, { asked }, placed) {
    const positions = asked.map((element) => {
      const { entry } = placed.get(element.address) || {};
      if (!isAnswered(element, entry)) return undefined;
      return entry.response ? placeResponse(framework, element, entry.response) : "words";
    });
    return drawBoxes(positions);
  }

  /**
   * List the responses of all sets that a framework asks, each once, with where it stands.
   *
   * @param {Framework} framework
   * @returns {Map<string, StripPosition>} By their texts.
   */
  function listResponses(framework) {
    const listed = new Map();
    framework.groups
      .flatMap(({ asked }) => asked)
      .forEach((element) => {
        if (element.responses === undefined) return;
        getResponseSet(framework, element).forEach(([key, text]) => {
          if (!listed.has(text)) listed.set(text, placeResponse(framework, element, key));
        });
      });
    return listed;
  }

  /**
   * Create the parts that explain the boxes, by the responses of every set that is asked.
   *
   * @param {Framework} framework
   * @param {(Reflection | null | undefined)[]} records Those that are shown.
   * @param {Say} say
   * @returns {HTMLElement[]}
   */
  function createLegend(framework, records, say) {
    const { not_applicable: key, does_not_apply: apart } = framework;
    const entries = records.flatMap((record) => [...(record?.responses.values() || [])]);
    const listed = listResponses(framework);
    if (apart && entries.some(({ response }) => response === key)) listed.set(apart, "nothing");
    const parts = [
      ...listed,
      [say("standing-words"), "words"],
      [say("standing-unanswered"), undefined],
    ];
    return parts.map(([text, position]) =>
      createNode("span", { class: "pp-legend-part" }, drawBoxes([position]), text),
    );
  }

  Object.assign(profiles, { drawStrip, createLegend });
})();
