/**
 * What a meeting takes from a section.
 *
 * @typedef {{practices: string[] | null, level: string, minutes: string}} Choice
 */

/* A paper that the build has written, with what is not chosen taken away. Its parts carry marks,
   which macros/outputs/word/marks.py describes. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const MARK = /^_pp_([a-z]+)(?:_p(\d+))?(?:_l(\d+))?(?:_m(\d+))?_\d+$/;

  function list(holder, name) {
    return [...holder.getElementsByTagNameNS("*", name)];
  }

  function listChildren(holder, name) {
    return [...holder.children].filter(({ localName }) => localName === name);
  }

  function getParent(element, name) {
    let parent = element;
    while (parent && parent.localName !== name) parent = parent.parentElement;
    return parent;
  }

  function readMarks(xml) {
    return list(xml, "bookmarkStart").flatMap((start) => {
      const found = MARK.exec(start.getAttribute("w:name"));
      if (!found) return [];
      const [practice, level, minutes] = found.slice(2).map((at) => (at ? Number(at) : null));
      return [{ paragraph: getParent(start, "p"), about: found[1], practice, level, minutes }];
    });
  }

  function makeTest({ practices, levels, lengths }, choice) {
    const keys = new Set(choice.practices || practices.map(({ key }) => key));
    const level = levels.indexOf(choice.level);
    const length = choice.minutes in lengths ? Number(choice.minutes) : null;
    return (mark) =>
      (mark.practice === null || keys.has(practices[mark.practice].key)) &&
      (mark.level === null || level < 0 || mark.level === level) &&
      (mark.minutes === null || length === null || mark.minutes === length);
  }

  function scaleWidths(table, total) {
    const [grid] = listChildren(table, "tblGrid");
    const columns = listChildren(grid, "gridCol").map((column) => column.getAttribute("w:w"));
    const sum = columns.reduce((all, width) => all + Number(width), 0);
    const resize = (element, at) => {
      element.setAttribute("w:w", String(Math.floor((Number(columns[at]) * total) / sum)));
    };
    listChildren(grid, "gridCol").forEach(resize);
    listChildren(table, "tr").forEach((row) => {
      listChildren(row, "tc").forEach((cell, at) => resize(list(cell, "tcW")[0], at));
    });
  }

  function removeColumn(cell) {
    const table = getParent(cell, "tbl");
    const at = listChildren(cell.parentElement, "tc").indexOf(cell);
    const grid = listChildren(listChildren(table, "tblGrid")[0], "gridCol");
    const total = grid.reduce((sum, column) => sum + Number(column.getAttribute("w:w")), 0);
    grid[at].remove();
    listChildren(table, "tr").forEach((row) => listChildren(row, "tc")[at].remove());
    scaleWidths(table, total);
  }

  function empty(paragraph) {
    [...paragraph.children].forEach((child) => {
      if (child.localName !== "pPr") child.remove();
    });
  }

  /* The format wants a paragraph in every cell. */
  function removeParagraph(paragraph) {
    const cell = paragraph.parentElement;
    const isLast = cell.localName === "tc" && listChildren(cell, "p").length === 1;
    if (isLast) empty(paragraph);
    else paragraph.remove();
  }

  /* A table that has only its head left goes, with the gap before it. */
  function removeTable(table) {
    const gap = table.previousElementSibling;
    if (gap?.localName === "p" && !list(gap, "r").length) gap.remove();
    table.remove();
  }

  function removeRow(row) {
    const table = row.parentElement;
    row.remove();
    if (listChildren(table, "tr").length === 1) removeTable(table);
  }

  const REMOVE = {
    block: removeParagraph,
    row: (paragraph) => removeRow(getParent(paragraph, "tr")),
    table: (paragraph) => removeTable(getParent(paragraph, "tbl")),
    column: (paragraph) => removeColumn(getParent(paragraph, "tc")),
    statements: removeParagraph,
    minutes: removeParagraph,
  };

  function make(xml, name, ...children) {
    const element = xml.createElementNS(xml.documentElement.namespaceURI, `w:${name}`);
    element.append(...children);
    return element;
  }

  function makeStyle(xml, name, style) {
    const element = make(xml, name);
    element.setAttributeNS(xml.documentElement.namespaceURI, "w:val", style);
    return element;
  }

  function write(paragraph, text) {
    const { ownerDocument: xml } = paragraph;
    empty(paragraph);
    if (text) paragraph.append(make(xml, "r", make(xml, "t", text)));
  }

  /* As macros/views/guide/run_sheet.py divides them. */
  function sayMinutes({ load }, total, { minutes, capacity }) {
    if (!minutes || !total || total > capacity) return "";
    return String(Math.floor((2 * minutes * load + total) / (2 * total)) || "");
  }

  /* As macros/views/guide/note_lines.py counts them. */
  function countNoteLines({ weight, limits, line, most }, chosen, level) {
    const [oneSide, overOneSide, twoSides] = limits;
    const weights = chosen.map((practice) => practice.weights[level] ?? practice.weight);
    const all = weights.reduce((sum, each) => sum + each, weight);
    const room = (all >= overOneSide ? twoSides : oneSide) - all;
    return Math.min(Math.floor(Math.max(room, 0) / line), most);
  }

  /* As macros/outputs/word/handout.py writes them. */
  function writeNoteLines(xml, title, count) {
    const lines = Array.from({ length: count }, (_, at) => {
      const properties = make(xml, "pPr", makeStyle(xml, "pStyle", "Field"));
      if (at < count - 1) properties.append(make(xml, "keepNext"));
      return make(xml, "p", properties);
    });
    const [body] = list(xml, "body");
    const bold = make(xml, "rPr", makeStyle(xml, "rStyle", "Strong"));
    lines[0]?.append(make(xml, "r", bold, make(xml, "t", title)));
    body.lastElementChild.before(...lines);
  }

  function removeNoteLines(xml) {
    const [body] = list(xml, "body");
    const isLine = (element) => list(element, "pStyle")[0]?.getAttribute("w:val") === "Field";
    let last = body.lastElementChild.previousElementSibling;
    while (last && isLine(last)) {
      last.remove();
      last = body.lastElementChild.previousElementSibling;
    }
  }

  function replaceNoteLines(xml, { practices, levels, notes }, choice) {
    removeNoteLines(xml);
    const keys = new Set(choice.practices || practices.map(({ key }) => key));
    const chosen = practices.filter(({ key }) => keys.has(key));
    const count = countNoteLines(notes, chosen, levels.indexOf(choice.level));
    writeNoteLines(xml, notes.title, count);
  }

  function writeNumbers(marks, { practices, levels, lengths }, choice) {
    const isChosen = ({ key }) => !choice.practices || choice.practices.includes(key);
    const chosen = practices.filter(isChosen);
    const total = chosen.reduce((sum, { load }) => sum + load, 0);
    const level = levels.indexOf(choice.level);
    marks.forEach(({ paragraph, about, practice, minutes }) => {
      const { [practice]: own } = practices;
      if (about === "statements" && level >= 0) write(paragraph, own.ranges[level]);
      if (about === "minutes") write(paragraph, sayMinutes(own, total, lengths[minutes]));
    });
  }

  /**
   * Take away what a paper holds and a choice does not, and write the numbers that follow from it.
   *
   * @param {Document} xml The text of the paper, which this changes.
   * @param {object} papers What depends on a choice, as macros/views/guide/chosen_papers.py has it.
   * @param {Choice} choice
   */
  function keepChosen(xml, papers, choice) {
    const marks = readMarks(xml);
    const fits = makeTest(papers, choice);
    const stays = new Set(marks.filter(fits).map(({ paragraph }) => paragraph));
    marks.forEach(({ paragraph, about }) => {
      const isThere = xml.documentElement.contains(paragraph);
      if (isThere && !stays.has(paragraph)) REMOVE[about](paragraph);
    });
    writeNumbers(
      marks.filter(({ paragraph }) => xml.documentElement.contains(paragraph)),
      papers,
      choice,
    );
    if (marks.some(({ about }) => about === "notes")) replaceNoteLines(xml, papers, choice);
  }

  Object.assign(profiles, { keepChosen });
})();
