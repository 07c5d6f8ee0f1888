/* A paper that a page prints, as the text of a Word file. What a reader may change there is
   marked by `data-tag`, the address and the field that it belongs to. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    findAll,
    makeBox,
    makeControl,
    makeParagraph,
    makeRun,
    makeTable,
    takeSamples,
  } = profiles;
  const HEADING = /^H([1-6])$/;
  const HEADINGS = ["PaperTitle", "Heading1", "Heading2", "Heading3"];
  const KEPT = ".pp-eyebrow, .pp-statement > p:not(:last-child)"; // with what follows
  const NEXT_PAGE = ".pp-next-page";
  const GAP = "\u2003"; // between boxes
  const LONG = 48; // characters of a field that has a line to itself
  const NAMING = ["pStyle", "rStyle", "tblStyle"];

  function writePlace(samples, { dataset, textContent }) {
    const { tag, title, choices } = dataset;
    const given = choices && JSON.parse(choices);
    return makeControl(samples, { title, tag, text: textContent, choices: given });
  }

  function writeElement(samples, element, style, isFirst) {
    const { dataset, textContent } = element;
    if (element.matches(".pp-checkbox")) {
      const gap = isFirst ? [] : makeRun(samples, GAP);
      return [...gap, ...makeBox(samples, dataset.tag, textContent)];
    }
    if (dataset.tag) return [writePlace(samples, element)];
    if (element.matches("strong")) return writeRuns(samples, element, "Strong");
    if (element.matches(".pp-muted")) return writeRuns(samples, element, "Quiet");
    return writeRuns(samples, element, style);
  }

  function writeRuns(samples, holder, style = "") {
    return [...holder.childNodes].flatMap((node, at) => {
      if (node.nodeType === Node.ELEMENT_NODE) return writeElement(samples, node, style, !at);
      return makeRun(samples, node.data.replace(/\s+/g, " "), style);
    });
  }

  function writeParagraph(samples, element, style) {
    const settings = element.matches(KEPT) ? ["keepNext"] : [];
    const isQuiet = element.matches(".pp-eyebrow") && style !== "Kind";
    return makeParagraph(
      samples,
      style,
      writeRuns(samples, element, isQuiet ? "Quiet" : ""),
      settings,
    );
  }

  function writeKind(samples, element) {
    const paragraph = writeParagraph(samples, element, "Kind");
    const [look] = findAll(samples.styles.get("Kind"), "rPr");
    findAll(paragraph, "r").forEach((run) => run.prepend(look.cloneNode(true)));
    return paragraph;
  }

  function writeHeading(samples, element, level) {
    const settings = element.closest(NEXT_PAGE)?.querySelector("h1, h2, h3, h4, h5, h6") === element
      ? ["pageBreakBefore"]
      : [];
    return makeParagraph(samples, HEADINGS[level], writeRuns(samples, element), settings);
  }

  /* As macros/outputs/word/paper.py has them: two in a line, where they fit. */
  function writeFields(samples, list) {
    const [tab] = findAll(samples.styles.get("Field"), "r").filter((run) => findAll(run, "tab")[0]);
    const lines = [];
    [...list.children].forEach((field) => {
      const [name, value] = field.children;
      const label = name.textContent;
      const end = /\p{P}$/u.test(label) ? " " : ": ";
      const runs = [...makeRun(samples, label + end, "Strong"), ...writeRuns(samples, value)];
      const isLong = field.textContent.length > LONG;
      const last = lines.at(-1);
      if (last?.hasRoom && !isLong) {
        last.runs.push(tab.cloneNode(true), ...runs);
        last.hasRoom = false;
      } else {
        lines.push({ runs, hasRoom: !isLong });
      }
    });
    return lines.map(({ runs }) => makeParagraph(samples, "Field", runs));
  }

  function writeList(samples, list) {
    const isNumbered = list.matches("ol");
    return [...list.children].flatMap((item, at) => {
      if (item.querySelector(":scope > p")) return writeBlocks(samples, item);
      const number = isNumbered ? makeRun(samples, `${at + 1}.\u2002`) : [];
      const runs = [...number, ...writeRuns(samples, item)];
      return [makeParagraph(samples, isNumbered ? "ListNumber" : "ListBullet", runs)];
    });
  }

  function writeCell(samples, cell) {
    const parts = cell.querySelectorAll(":scope > p");
    const holders = parts.length ? [...parts] : [cell];
    return holders.map((holder) => writeRuns(samples, holder));
  }

  function writeTable(samples, table) {
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    if (!rows.length) return [];
    const shares = table.dataset.shares?.split(" ").map(Number);
    return [
      makeTable(samples, {
        title: table.getAttribute("aria-label") || heads[0].textContent,
        shares: shares || heads.map(() => 1),
        heads: heads.map((cell) => writeRuns(samples, cell)),
        rows: rows.map(({ cells }) => [...cells].map((cell) => writeCell(samples, cell))),
        isToFill: rows.map(({ textContent }) => !textContent.trim()),
      }),
    ];
  }

  function writeBlock(samples, element) {
    const heading = HEADING.exec(element.tagName);
    if (element.hidden) return [];
    if (element.matches("table")) return writeTable(samples, element);
    if (element.matches("dl")) return writeFields(samples, element);
    if (element.matches("ul, ol")) return writeList(samples, element);
    if (element.matches("p")) {
      const isEmpty = !element.textContent.trim() && !element.querySelector("[data-tag]");
      if (isEmpty) return [];
      if (!samples.isBegun) return [writeKind(samples, element)];
      return [writeParagraph(samples, element, element.dataset.style || "")];
    }
    if (!heading) return writeBlocks(samples, element);
    const level = Number(heading[1]);
    samples.top ??= level;
    samples.isBegun = true;
    return [writeHeading(samples, element, level - samples.top)];
  }

  function writeBlocks(samples, holder) {
    return [...holder.children].flatMap((element) => writeBlock(samples, element));
  }

  function isTable(block) {
    return block?.localName === "tbl";
  }

  /**
   * Write a paper into the text of a template, in the place of its samples.
   *
   * @param {Document} xml
   * @param {HTMLElement} paper
   */
  function writePaper(xml, paper) {
    const samples = takeSamples(xml);
    const { body, gap } = samples;
    const blocks = writeBlocks(samples, paper);
    const spaced = blocks.flatMap((block, at) => {
      const next = blocks[at + 1];
      return isTable(block) && (!next || isTable(next)) ? [block, gap.cloneNode(true)] : [block];
    });
    body.prepend(...spaced);
  }

  /**
   * Take out of a file's styles those that nothing in its texts names, as the build does.
   *
   * @param {Document} styles
   * @param {Document[]} texts
   */
  function keepUsedStyles(styles, texts) {
    const known = new Map(
      findAll(styles, "style").map((style) => [style.getAttribute("w:styleId"), style]),
    );
    const getNames = (text) =>
      NAMING.flatMap((name) => findAll(text, name).map((each) => each.getAttribute("w:val")));
    const defaults = [...known].filter(([, style]) => style.getAttribute("w:default") === "1");
    const wanted = new Set([...defaults.map(([id]) => id), ...texts.flatMap(getNames)]);
    wanted.forEach((id) => {
      const [base] = findAll(known.get(id), "basedOn");
      if (base) wanted.add(base.getAttribute("w:val"));
    });
    known.forEach((style, id) => {
      if (!wanted.has(id)) style.remove();
    });
  }

  Object.assign(profiles, { keepUsedStyles, writePaper });
})();
