/**
 * What a Word file of the site has samples of, and the text that is written with them.
 *
 * @typedef {object} Samples
 * @property {Document} xml
 * @property {Element} body It holds only the section's properties.
 * @property {Map<string, Element>} styles A paragraph of each style, by the style's name.
 * @property {Map<string, Element>} controls A content control of each kind: text, choice, box.
 * @property {Element} table With a head and a row.
 * @property {Element} gap What the format wants after a table that is the last of a text.
 */

/* The parts of a Word file, as macros/outputs/word/record_template.py writes samples of them. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const MAX_NAME = 64; // characters that Word allows in the title and the tag of a control
  const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
  const SPACE = "\u00a0";
  const ROW_HEIGHT = 380; // in twentieths of a point, of a row to write in

  function findAll(holder, name) {
    return [...holder.getElementsByTagNameNS("*", name)];
  }

  function makePart({ xml }, name, attributes = {}, ...children) {
    const { namespaceURI } = xml.documentElement;
    const part = xml.createElementNS(namespaceURI, `w:${name}`);
    Object.entries(attributes).forEach(([key, value]) => {
      part.setAttributeNS(namespaceURI, `w:${key}`, value);
    });
    part.append(...children);
    return part;
  }

  function setValue(holder, name, value) {
    const [part] = findAll(holder, name);
    part.setAttributeNS(part.namespaceURI, "w:val", value);
  }

  function getStyle(paragraph) {
    const [style] = findAll(paragraph, "pStyle");
    return style ? style.getAttribute("w:val") : "";
  }

  /**
   * Take the samples out of the text of a template.
   *
   * @param {Document} xml
   * @returns {Samples}
   */
  function takeSamples(xml) {
    const [body] = findAll(xml, "body");
    const parts = [...body.children];
    const paragraphs = parts.filter(({ localName }) => localName === "p");
    const tags = findAll(body, "sdt").map((control) => [
      findAll(control, "tag")[0].getAttribute("w:val"),
      control,
    ]);
    const section = parts.at(-1);
    const gap = paragraphs.pop();
    const [table] = findAll(body, "tbl");
    const styles = new Map(paragraphs.map((paragraph) => [getStyle(paragraph), paragraph]));
    body.replaceChildren(section);
    return { xml, body, styles, controls: new Map(tags), table, gap };
  }

  /**
   * Make a run of characters, which keeps its lines.
   *
   * @param {Samples} samples
   * @param {string} text
   * @param {string} [style]
   * @returns {Element[]} None for no characters.
   */
  function makeRun(samples, text, style = "") {
    if (!text) return [];
    const lines = text.replace(/\r\n?/g, "\n").replace(NO_XML, "").split("\n");
    const makeOne = (part) => {
      const look = makePart(samples, "rPr", {}, makePart(samples, "rStyle", { val: style }));
      return makePart(samples, "r", {}, ...(style ? [look, part] : [part]));
    };
    return lines.flatMap((line, at) => {
      const characters = makePart(samples, "t", {}, line);
      characters.setAttribute("xml:space", "preserve");
      return [...(at ? [makeOne(makePart(samples, "br"))] : []), makeOne(characters)];
    });
  }

  /**
   * Make a paragraph as the sample of its style is.
   *
   * @param {Samples} samples
   * @param {string} style
   * @param {Element[]} runs
   * @param {string[]} [settings] What else it is to be, such as `keepNext`.
   * @returns {Element}
   */
  function makeParagraph(samples, style, runs, settings = []) {
    const paragraph = makePart(samples, "p");
    const [sample] = findAll(samples.styles.get(style), "pPr");
    const own = sample ? sample.cloneNode(true) : makePart(samples, "pPr");
    const parts = settings.map((name) => makePart(samples, name));
    const [named] = findAll(own, "pStyle");
    if (named) named.after(...parts);
    else own.prepend(...parts);
    if (own.children.length) paragraph.append(own);
    paragraph.append(...runs);
    return paragraph;
  }

  function nameControl(control, title, tag) {
    setValue(control, "alias", [...title].slice(0, MAX_NAME).join(""));
    setValue(control, "tag", tag.slice(-MAX_NAME));
  }

  /**
   * Make a place to type in, or to choose in where there are choices.
   *
   * @param {Samples} samples
   * @param {{title: string, tag: string, text: string, choices?: [string, string][]}} place
   * @returns {Element}
   */
  function makeControl(samples, { title, tag, text, choices }) {
    const control = samples.controls.get(choices ? "choice" : "text").cloneNode(true);
    nameControl(control, title, tag);
    choices?.forEach(([value, displayText]) => {
      const item = makePart(samples, "listItem", { displayText, value });
      findAll(control, "dropDownList")[0].append(item);
    });
    if (text) {
      findAll(control, "showingPlcHdr")[0].remove();
      findAll(control, "sdtContent")[0].replaceChildren(...makeRun(samples, text));
    }
    return control;
  }

  /**
   * Make a box to check, with the answer that it stands for.
   *
   * @param {Samples} samples
   * @param {string} tag
   * @param {string} answer
   * @returns {Element[]}
   */
  function makeBox(samples, tag, answer) {
    const box = samples.controls.get("box").cloneNode(true);
    nameControl(box, answer, tag);
    return [box, ...makeRun(samples, SPACE + answer)];
  }

  /* A cell like the sample, with other paragraphs; the style of text in it stays. */
  function makeCell(samples, sample, width, content) {
    const cell = sample.cloneNode(true);
    const style = getStyle(cell);
    const named = () => makePart(samples, "pPr", {}, makePart(samples, "pStyle", { val: style }));
    const [size] = findAll(cell, "tcW");
    size.setAttributeNS(size.namespaceURI, "w:w", String(width));
    findAll(cell, "p").forEach((paragraph) => paragraph.remove());
    cell.append(...content.map((runs) => makePart(samples, "p", {}, named(), ...runs)));
    return cell;
  }

  function makeRow(samples, sample, widths, cells, isToFill) {
    const row = sample.cloneNode(true);
    const [model] = findAll(row, "tc");
    const made = cells.map((content, at) => makeCell(samples, model, widths[at], content));
    model.replaceWith(...made);
    const height = makePart(samples, "trHeight", { val: String(ROW_HEIGHT), hRule: "atLeast" });
    if (isToFill) findAll(row, "trPr")[0].append(height);
    return row;
  }

  /**
   * Make a table.
   *
   * @param {Samples} samples
   * @param {{title: string, shares: number[], heads: Element[][], rows: Element[][][][],
   *   isToFill: boolean[]}} table `rows` are cells, of paragraphs, of runs; `isToFill` tells for
   *   each row whether somebody writes in it.
   * @returns {Element}
   */
  function makeTable(samples, { title, shares, heads, rows, isToFill }) {
    const table = samples.table.cloneNode(true);
    const sum = shares.reduce((total, share) => total + share, 0);
    const [grid] = findAll(table, "tblGrid");
    const whole = Number(findAll(grid, "gridCol")[0].getAttribute("w:w"));
    const widths = shares.map((share) => Math.floor((whole * share) / sum));
    const columns = widths.map((width) => makePart(samples, "gridCol", { w: String(width) }));
    const [head, row] = findAll(table, "tr");
    setValue(table, "tblCaption", title);
    grid.replaceChildren(...columns);
    head.replaceWith(makeRow(samples, head, widths, heads.map((runs) => [runs])));
    row.replaceWith(
      ...rows.map((cells, at) => makeRow(samples, row, widths, cells, isToFill[at])),
    );
    return table;
  }

  Object.assign(profiles, {
    findAll,
    makeBox,
    makeControl,
    makeParagraph,
    makeRun,
    makeTable,
    takeSamples,
  });
})();
