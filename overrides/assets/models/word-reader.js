/**
 * A content control of a Word file.
 *
 * @typedef {object} Control
 * @property {string} tag "" where a program has lost it, as LibreOffice 7.4 does.
 * @property {string} near The statement beside which it stands, with its number at the end.
 * @property {string} title
 * @property {boolean} isBox
 * @property {boolean} isChecked
 * @property {string} text "" where only its prompt shows.
 * @property {Map<string, string>} choices What it offers, the words by what they stand for.
 * @property {Element | null} row That of the table in which it stands.
 */

/* Handouts and records that were filled in in Word. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    FileFault,
    findResponse,
    findSectionOf,
    foldText,
    getAttribute,
    getResponseSet,
    listElements,
    parseXml,
  } = profiles;
  const BODY = "word/document.xml";
  const MAX_TITLE = 64; // characters that Word allows
  const HEAD_FIELDS = ["name", "team", "cycle", "date"];
  const NOTES = "notes"; // as macros/outputs/word/handout.py has it
  const KNOWN = [...HEAD_FIELDS, NOTES];
  const NUMBERED = /^\s*([\p{L}\p{N}-]*\.?\p{N}+)[\s.:)]+(.*)$/u;
  const ACTION = /^actions:(what|who|when|evidence)$/;
  const TEAM_FIELDS = ["reason", "priority"];

  function getControlText(content) {
    const paragraphs = listElements(content, "p");
    const holders = paragraphs.length ? paragraphs : [content];
    const lines = holders.map((holder) =>
      listElements(holder, "*")
        .map(({ localName, textContent }) => {
          if (localName === "br") return "\n";
          return localName === "t" ? textContent : "";
        })
        .join(""),
    );
    return lines.join("\n").replace(/[\u00a0\s]+$/, "").trim();
  }

  function findNumbered(last) {
    let paragraph = last;
    while (paragraph) {
      const text = getControlText(paragraph);
      const number = /^\s*([\p{L}\p{N}-]*\.?\p{N}+)\s/u.exec(text);
      if (number) return `${text} ${number[1]}`;
      paragraph = paragraph.previousElementSibling;
    }
    return "";
  }

  /* A handout begins each statement with its number; its parts and boxes may follow below. The box
     of a column to choose stands above its statements: its row begins with the practice. */
  function findStatement(sdt) {
    const [first] = listElements(sdt.closest("tr") || sdt, "p");
    return findNumbered(sdt.closest("p")) || (first ? findNumbered(first) : "");
  }

  function readControl(sdt) {
    const [properties] = listElements(sdt, "sdtPr");
    const [content] = listElements(sdt, "sdtContent");
    const find = (name) => listElements(properties || sdt, name)[0];
    const [box] = properties ? listElements(properties, "checkbox") : [];
    const checked = box && listElements(box, "checked")[0];
    const tag = getAttribute(find("tag"), "val");
    const isPrompt = !!properties && listElements(properties, "showingPlcHdr").length > 0;
    return {
      tag,
      near: tag || !box ? "" : findStatement(sdt),
      title: getAttribute(find("alias"), "val"),
      isBox: !!box,
      isChecked: ["1", "true"].includes(getAttribute(checked, "val")),
      text: content && !isPrompt ? getControlText(content) : "",
      choices: new Map(
        listElements(properties || sdt, "listItem").map((item) => [
          getAttribute(item, "value"),
          getAttribute(item, "displayText"),
        ]),
      ),
      row: sdt.closest("tr"),
    };
  }

  /**
   * List the content controls of a Word file that say what they are for.
   *
   * @param {Map<string, string>} parts Those of the file, by their names.
   * @returns {Control[]}
   * @throws {FileFault}
   */
  function readControls(parts) {
    if (!parts.has(BODY)) throw new FileFault("file-alien");
    return listElements(parseXml(parts.get(BODY)), "sdt")
      .map(readControl)
      .filter(({ tag, near, title }) => tag || near || title);
  }

  /* Of what it stands for: an address, and perhaps the field that follows it. */
  function splitTag(tag) {
    const [, address, field = ""] = /^(.*?)(?::([a-z-]+))?$/.exec(tag);
    return { address, field };
  }

  /* By its title, else by its place among the boxes of its statement. */
  function findLabel(framework, element, { title, place }) {
    if (!title) return getResponseSet(framework, element)[place]?.[0] || "";
    const cut = foldText(title);
    const found = getResponseSet(framework, element).find(
      ([, text]) => foldText(text.slice(0, MAX_TITLE)) === cut,
    );
    return found ? found[0] : findResponse(framework, element, title);
  }

  /* Notes on statements, each on a line that begins with the statement's number. LibreOffice puts
     its lines' breaks elsewhere, so that nothing parts a number from the sentence before it. */
  function splitNotes(control) {
    const notes = [];
    control.text.split(/\n|(?<=[.!?])(?=[\p{L}\p{N}-]+\.\p{N}+\s)/u).forEach((line) => {
      const [, near, text] = NUMBERED.exec(line) || [];
      if (near) notes.push({ near, text });
      else if (notes.length) notes.at(-1).text += `\n${line}`;
      else if (line.trim()) notes.push({ near: line, text: line });
    });
    return notes.map((note) => ({ ...control, ...note, tag: "", title: "" }));
  }

  /* Somebody may have written that a statement does not apply, and then why. */
  function readNote(framework, element, entry, text) {
    const { not_applicable: response, does_not_apply: words = "" } = framework;
    const isApart = !!words && foldText(text).startsWith(foldText(words));
    if (!isApart || element.kind !== "statement") return addText(entry, "note", text);
    const reason = text.slice(words.length).replace(/^[\s.:;,–—-]+/, "");
    return { response, ...(reason && addText(entry, "note", reason)) };
  }

  function addText(entry, name, text) {
    return { [name]: [entry[name], text].filter(Boolean).join("\n") };
  }

  /* What a control changes in its entry. A practice that is not asked as a whole has no response:
     there, what a team has ticked becomes a part of its reason. */
  function readChange(framework, element, control, entry) {
    const { field } = splitTag(control.tag);
    if (!control.isBox && !field) return readNote(framework, element, entry, control.text);
    if (!control.isBox) return addText(entry, field, control.text);
    if (field === "priority") return { priority: true };
    const response = findLabel(framework, element, control);
    return response ? { response } : addText(entry, "reason", control.title);
  }

  function readAnswers({ framework, elements }, controls) {
    const responses = new Map();
    const doubled = [];
    controls.forEach((control, at) => {
      const element = elements[at];
      if (!element || !(control.isBox ? control.isChecked : control.text)) return;
      const { address, text } = element;
      const entry = responses.get(address) || {};
      const change = readChange(framework, element, control, entry);
      if (change.response && entry.response) doubled.push(element);
      responses.set(address, { text, ...entry, ...change });
    });
    // Whoever ticks two boxes has not decided: neither counts.
    doubled.forEach(({ address }) => delete responses.get(address).response);
    return { responses, doubled, framework };
  }

  function readActions(controls) {
    const rows = new Map();
    controls.forEach(({ tag, text, row }) => {
      const found = ACTION.exec(tag);
      if (found && text) rows.set(row, { ...rows.get(row), [found[1]]: text });
    });
    return [...rows.values()].map((action) => ({
      what: "",
      who: "",
      when: "",
      evidence: "",
      ...action,
    }));
  }

  /**
   * Read what was filled in in a handout or a record.
   *
   * @param {Control[]} controls
   * @param {TableContext} context
   * @returns {object | null} What was read, with its `kind`; null where no control belongs to a
   *   section.
   */
  function readWordAnswers(controls, { frameworks, columns, hint }) {
    const nameField = ({ tag, title }) => tag || columns.get(foldText(title));
    const placed = controls
      .flatMap((control) => (nameField(control) === NOTES ? splitNotes(control) : [control]))
      .filter(({ tag, near }) => tag.includes("/") || near)
      .map((control, at, all) => {
        const isBeside = ({ tag, near }) => tag === control.tag && near === control.near;
        return { ...control, place: all.slice(0, at).filter(isBeside).length };
      });
    const addresses = placed.map(({ tag, near }) => (tag ? splitTag(tag).address : near));
    const section = findSectionOf(frameworks, addresses, hint);
    if (!section) return null;
    const find = (name) => controls.find((each) => nameField(each) === name)?.text || "";
    const fields = placed.map(({ tag }) => splitTag(tag).field);
    const isTeam = controls.some(({ tag }) => ACTION.test(tag)) ||
      fields.some((field) => TEAM_FIELDS.includes(field));
    return {
      kind: isTeam ? "team" : "reflection",
      about: Object.fromEntries(HEAD_FIELDS.map((name) => [name, find(name)])),
      actions: readActions(controls),
      unused: controls.filter((control) => {
        const name = nameField(control) || "";
        const isKnown = KNOWN.includes(name) || ACTION.test(name) || name.includes("/");
        return control.text && !control.isBox && !isKnown;
      }),
      unknown: addresses.filter((address, at) => {
        const { isBox, isChecked, text } = placed[at];
        return !section.elements[at] && (isBox ? isChecked : text);
      }),
      ...readAnswers(section, placed),
    };
  }

  Object.assign(profiles, { readControls, readWordAnswers });
})();
