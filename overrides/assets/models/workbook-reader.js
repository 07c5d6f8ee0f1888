/* Workbooks of Excel, also as LibreOffice and Google Sheets save them. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { FileFault, getAttribute, listElements, NO_VALUE, parseXml, unpackTexts } = profiles;
  const PARTS =
    /^xl\/((workbook|sharedStrings|worksheets\/[^/]+)\.xml|_rels\/workbook\.xml\.rels)$/;
  const MAX_ROWS = 20_000;
  const MAX_COLUMNS = 300;

  /* A text with its pieces of different looks, without what tells how to pronounce it. */
  function getText(element) {
    return listElements(element, "t")
      .filter(({ parentNode }) => parentNode.localName !== "rPh")
      .map(({ textContent }) => textContent)
      .join("");
  }

  function findColumn(reference, following) {
    const letters = /^[A-Z]{1,3}/.exec(reference);
    if (!letters) return following;
    return [...letters[0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  }

  function readValue(cell, sharedTexts) {
    const type = getAttribute(cell, "t");
    if (type === "inlineStr") return getText(cell);
    const [value] = listElements(cell, "v");
    const text = value ? value.textContent : "";
    if (type === "s") return sharedTexts[Number(text)] ?? "";
    return type === "e" ? "" : text;
  }

  function readRow(row, sharedTexts) {
    const texts = [];
    let following = 0;
    listElements(row, "c").forEach((cell) => {
      const column = findColumn(getAttribute(cell, "r"), following);
      following = column + 1;
      if (column >= MAX_COLUMNS) return;
      const text = readValue(cell, sharedTexts);
      while (texts.length < column) texts.push("");
      // A formula is never worked out here: what counts is what its program last showed.
      texts[column] = text || (listElements(cell, "f").length ? NO_VALUE : "");
    });
    return texts;
  }

  function readWorksheet(text, sharedTexts) {
    const rows = listElements(parseXml(text), "row");
    if (rows.length > MAX_ROWS) throw new FileFault("file-swollen");
    return rows.map((row) => readRow(row, sharedTexts)).filter((row) => row.some(Boolean));
  }

  function listPaths(parts) {
    const relationships = listElements(
      parseXml(parts.get("xl/_rels/workbook.xml.rels")),
      "Relationship",
    );
    const targets = new Map(
      relationships.map((each) => [getAttribute(each, "Id"), getAttribute(each, "Target")]),
    );
    return listElements(parseXml(parts.get("xl/workbook.xml")), "sheet").map((sheet) => ({
      // The number of a worksheet is `sheetId`, that of its part `r:id`.
      target: targets.get(sheet.getAttributeNS(sheet.lookupNamespaceURI("r"), "id")) || "",
    }));
  }

  /**
   * Read a workbook's worksheets.
   *
   * @param {Uint8Array} bytes
   * @returns {string[][][]} The rows of each; NO_VALUE stands for a formula without a value.
   * @throws {FileFault}
   */
  function readWorkbook(bytes) {
    const parts = unpackTexts(bytes, PARTS);
    if (!parts.has("xl/workbook.xml")) throw new FileFault("file-alien");
    const shared = parts.get("xl/sharedStrings.xml");
    const sharedTexts = shared ? listElements(parseXml(shared), "si").map(getText) : [];
    return listPaths(parts).flatMap(({ target }) => {
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      const text = parts.get(path);
      return text ? [readWorksheet(text, sharedTexts)] : [];
    });
  }

  Object.assign(profiles, { readWorkbook });
})();
