/**
 * A person's answers, as a table has them.
 *
 * @typedef {object} TablePerson
 * @property {{name: string, team: string, cycle: string, date: string}} about
 * @property {string} framework
 * @property {string} version
 * @property {Map<string, Entry>} responses
 *
 * @typedef {object} TableReading
 * @property {TablePerson[]} people
 * @property {string[]} unknown Addresses that the site does not have; what is said there is kept.
 * @property {string[]} misread What was to be a response and is kept as a note.
 * @property {string[]} strays Headings of columns that could not be used.
 * @property {string[]} lacking Addresses beside which a formula stands without a value.
 *
 * @typedef {object} TableContext
 * @property {Map<string, Framework>} frameworks
 * @property {Map<string, string>} columns The name of each column, by its heading as folded.
 * @property {string} hint The address of what is open on the page.
 */

/* Tables of answers as records: our own, and those of online forms. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    findElement,
    findResponse,
    findSectionOf,
    foldText,
    makeEntry,
    NO_VALUE,
    readDate,
  } = profiles;
  const ABOUT = ["name", "team", "cycle", "date"];
  const ANSWERED = ["response", "answer", "evidence", "notes", "talk"];
  const MAX_HEAD_ROW = 40;
  const LEAST = 2; // headings of a form that belong to one section

  function nameColumn({ columns }, heading) {
    return columns.get(foldText(heading).replace(/:$/, "")) || "";
  }

  function findHead(rows, context) {
    const at = rows
      .slice(0, MAX_HEAD_ROW)
      .findIndex((row) => row.some((cell) => nameColumn(context, cell) === "address"));
    return at < 0 ? null : { at, names: rows[at].map((cell) => nameColumn(context, cell)) };
  }

  /* What stands above the table: a heading, and beside it what was filled in. */
  function readAbove(rows, context) {
    const above = {};
    rows.forEach((row) => {
      row.forEach((cell, at) => {
        const name = nameColumn(context, cell);
        const value = row[at + 1] || "";
        if (name && value && !nameColumn(context, value)) above[name] ??= value.trim();
      });
    });
    return above;
  }

  function makePerson(reading, values) {
    const { framework, version = "", ...given } = values;
    const about = Object.fromEntries(ABOUT.map((name) => [name, given[name] || ""]));
    about.date = readDate(about.date);
    const key = JSON.stringify([framework, ...ABOUT.map((name) => about[name])]);
    if (!reading.byKey.has(key)) {
      reading.byKey.set(key, { about, framework, version, responses: new Map() });
    }
    return reading.byKey.get(key);
  }

  function keepEntry(reading, person, address, made) {
    person.responses.set(address, made.entry);
    if (made.misread) reading.misread.push(made.misread);
  }

  /* A name that stands once holds for all rows; of several, each holds until the next. */
  function fillDown(rows, name) {
    const given = new Set(rows.map((row) => row[name]).filter(Boolean));
    let last = given.size === 1 ? [...given][0] : "";
    rows.forEach((row) => {
      last = row[name] || last;
      row[name] = last;
    });
  }

  function readCells(row, names) {
    const cells = {};
    names.forEach((name, at) => {
      if (name) cells[name] ??= (row[at] || "").trim();
    });
    return cells;
  }

  /* What others count from the answers may lack its value, but an answer may not. */
  function fillLacking(reading, row, names, address) {
    return row.map((cell, at) => {
      if (cell !== NO_VALUE) return cell;
      if (!names[at] || ANSWERED.includes(names[at])) reading.lacking.push(address);
      return "";
    });
  }

  function listTableRows(reading, rows, { at, names }, { frameworks }) {
    const place = names.indexOf("address");
    return rows
      .slice(at + 1)
      .filter((row) => row[place]?.trim())
      .map((given) => {
        const row = fillLacking(reading, given, names, given[place]);
        const cells = readCells(row, names);
        const address = cells.address.toLowerCase();
        const framework = frameworks.get(address.split("/")[0]);
        const element = framework ? findElement(framework, address) : null;
        return { row, cells, address, framework, element };
      });
  }

  function readMainColumns(reading, rows, above) {
    const cells = rows.map((row) => row.cells);
    ABOUT.forEach((name) => fillDown(cells, name));
    rows.forEach(({ cells: row, address, framework, element }) => {
      const made = makeEntry(framework, element, row);
      if (!made) return;
      if (!element) reading.unknown.push(address);
      const said = Object.fromEntries(Object.entries(row).filter(([, text]) => text));
      const values = { ...above, ...said, framework: address.split("/")[0] };
      keepEntry(reading, makePerson(reading, values), address, made);
    });
  }

  /* A column of a person is one in which some cell is a response to its row. */
  function readPersonColumn(reading, rows, above, { heading, at }) {
    const given = rows.filter(({ row }) => (row[at] || "").trim());
    const isPerson = given.some(
      ({ row, framework, element }) => element && findResponse(framework, element, row[at]),
    );
    if (!isPerson) {
      if (given.length) reading.strays.push(heading);
      return;
    }
    given.forEach(({ row, cells, address, framework, element }) => {
      const made = makeEntry(framework, element, { text: cells.text, response: row[at] });
      if (!made) return;
      if (!element) reading.unknown.push(address);
      const values = { ...above, name: heading, framework: address.split("/")[0] };
      keepEntry(reading, makePerson(reading, values), address, made);
    });
  }

  function readOwnTable(reading, rows, head, context) {
    const above = readAbove(rows.slice(0, head.at), context);
    const listed = listTableRows(reading, rows, head, context);
    if (head.names.some((name) => ANSWERED.includes(name))) {
      readMainColumns(reading, listed, above);
    }
    rows[head.at].forEach((heading, at) => {
      const person = { heading: heading.trim(), at };
      if (person.heading && !head.names[at]) readPersonColumn(reading, listed, above, person);
    });
  }

  /* Of a form, each row is a person, and headings end in what a statement is known by. */
  function readFormTable(reading, [headings, ...rows], context) {
    const section = findSectionOf(context.frameworks, headings, context.hint);
    const known = section?.elements.filter(Boolean) || [];
    if (known.length < LEAST) return false;
    const names = headings.map((heading) => nameColumn(context, heading));
    rows.forEach((row, number) => {
      const about = readCells(row, names);
      about.name ||= rows.length > 1 ? String(number + 1) : "";
      const person = makePerson(reading, { ...about, framework: section.framework.key });
      section.elements.forEach((element, at) => {
        if (!element) return;
        const made = makeEntry(section.framework, element, { response: row[at] || "" });
        if (made) keepEntry(reading, person, element.address, made);
      });
    });
    return true;
  }

  /**
   * Read tables of one file.
   *
   * @param {string[][][]} tables The rows of each.
   * @param {TableContext} context
   * @returns {TableReading | null} Null where no table is one of answers.
   */
  function readTables(tables, context) {
    const reading = { byKey: new Map(), unknown: [], misread: [], strays: [], lacking: [] };
    let isKnown = false;
    tables.forEach((rows) => {
      const head = findHead(rows, context);
      if (head) {
        readOwnTable(reading, rows, head, context);
        isKnown = true;
      } else if (rows.length) {
        isKnown = readFormTable(reading, rows, context) || isKnown;
      }
    });
    if (!isKnown) return null;
    const people = [...reading.byKey.values()].filter(({ responses }) => responses.size);
    return { ...reading, people };
  }

  Object.assign(profiles, { readTables });
})();
