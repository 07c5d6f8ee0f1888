(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { makeFileName, saveFile, writeCsv } = profiles;

  /**
   * Save a table of a record.
   *
   * @param {Format} format
   * @param {SavedRecord} record
   * @param {(string | number)[][]} rows
   */
  function saveTable(format, record, rows) {
    saveFile(makeFileName(format.kind, record, ".csv"), writeCsv(rows), "text/csv");
  }

  Object.assign(profiles, { saveTable });
})();
