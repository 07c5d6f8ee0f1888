/* Records as tables for spreadsheets. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { findElement, getHolderAddress, getResponseText, getSectionAddress } = profiles;

  /* What spreadsheets would take for a formula is marked as text. */
  function writeCell(value) {
    const text = String(value)
      .replace(/^(?=[=+\-@\t\r])/, "'")
      .replace(/"/g, '""');
    return `"${text}"`;
  }

  /**
   * Write rows as a CSV file that spreadsheets read as UTF-8.
   *
   * @param {(string | number)[][]} rows
   * @returns {string}
   */
  function writeCsv(rows) {
    const lines = rows.map((row) => row.map(writeCell).join(","));
    return `\uFEFF${lines.join("\r\n")}\r\n`;
  }

  /**
   * List a row for each entry of a record.
   *
   * @param {Framework | undefined} framework Undefined when the site no longer has it.
   * @param {SavedRecord} record
   * @param {string[]} names What each row says of the record, after what it says of the entry.
   * @param {(entry: Entry, response: string, element: FrameworkElement | null) =>
   *   (string | number)[]} listCells The cells after the wording.
   * @returns {(string | number)[][]}
   */
  function listRows(framework, record, names, listCells) {
    const getTitle = (address) => framework?.elements.get(address)?.text || "";
    return [...record.responses].map(([address, entry]) => {
      const element = framework ? findElement(framework, address) : null;
      const key = entry.response || "";
      const above = element
        ? [getSectionAddress(element.address), getHolderAddress(element.address)]
        : ["", ""];
      const today = element ? getResponseText(framework, element, key) : key;
      const response = entry.label || today;
      return [
        ...above.map(getTitle),
        entry.text || "",
        ...listCells(entry, response, element),
        ...names.map((name) => record[name] ?? ""),
        address,
      ];
    });
  }

  Object.assign(profiles, { writeCsv, listRows });
})();
