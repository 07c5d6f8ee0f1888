/* Rows of a table as entries of a record. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { findResponse, foldText } = profiles;
  const NOTHING = ["", "–", "-"];
  const NO = ["", "0", "no", "false"];
  const FIRST_DAY = Date.UTC(1899, 11, 30); // of which Excel counts the days

  /**
   * Return a date as files have it; a workbook holds the number of a day.
   *
   * @param {string} text
   * @returns {string}
   */
  function readDate(text) {
    if (!/^\d{5}(\.\d+)?$/.test(text)) return text;
    const day = new Date(FIRST_DAY + Math.floor(Number(text)) * 86_400_000);
    return day.toISOString().slice(0, 10);
  }

  /* The wording that was answered: today's, unless the table says another one. */
  function findWording(element, text) {
    const { kind, name } = element;
    if (!text || kind === "practice") return element.text;
    const wording = name && text.startsWith(`${name}: `) ? text.slice(name.length + 2) : text;
    return foldText(wording) === foldText(element.text) ? element.text : wording;
  }

  function join(...texts) {
    return texts.filter(Boolean).join("\n");
  }

  /**
   * Make an entry of what somebody wrote beside an element.
   *
   * @param {Framework | undefined} framework
   * @param {FrameworkElement | null} element Null for what the site does not have.
   * @param {{[column: string]: string}} cells
   * @returns {{entry: Entry, misread: string} | null} `misread` is what was to be a response and is
   *   kept as a note; null where nothing is written.
   */
  function makeEntry(framework, element, cells) {
    const { text = "", response = "", evidence = "", notes = "", talk = "" } = cells;
    const entry = { evidence };
    let misread = "";
    const said = NOTHING.includes(response.trim()) ? "" : response.trim();
    const key = element ? findResponse(framework, element, said) : said;
    if (key) entry.response = key;
    const isQuestion = element?.kind === "question";
    const hasOwnColumn = cells.answer !== undefined;
    const words = [hasOwnColumn ? cells.answer : "", isQuestion && !hasOwnColumn ? notes : ""];
    entry.note = isQuestion && !hasOwnColumn ? "" : notes;
    if (said && !key && isQuestion) words.unshift(said);
    else if (said && !key) {
      misread = said;
      entry.note = join(said, entry.note);
    }
    entry.answer = join(...words);
    if (!NO.includes(foldText(talk))) entry.talk = true;
    Object.keys(entry).forEach((field) => {
      if (!entry[field]) delete entry[field];
    });
    if (!Object.keys(entry).length) return null;
    entry.text = element ? findWording(element, text.trim()) : text.trim();
    return { entry, misread };
  }

  Object.assign(profiles, { makeEntry, readDate });
})();
