/* A reflection given to somebody as a file, where the browser shares files. Nothing is sent before
   the reader asks for it. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    makeFileName,
    REFLECTION_FORMAT,
    writeRecordFile,
  } = profiles;

  /* Some browsers share no .json; a file of this site opens under any name. */
  function makeFiles(page, record) {
    const text = writeRecordFile(page, REFLECTION_FORMAT, record);
    const types = [
      [".json", "application/json"],
      [".txt", "text/plain"],
    ];
    return types.map(([extension, type]) => {
      const name = makeFileName(REFLECTION_FORMAT.kind, record, extension);
      return new File([text], name, { type });
    });
  }

  function findShareableFile(page, record) {
    return makeFiles(page, record).find((file) => navigator.canShare?.({ files: [file] }));
  }

  /**
   * Tell whether the browser can share a reflection's file.
   *
   * @param {Page} page
   * @param {Reflection} record
   * @returns {boolean}
   */
  function canShareFile(page, record) {
    return !!findShareableFile(page, record);
  }

  /**
   * Share a reflection's file.
   *
   * @param {Page} page
   * @param {Reflection} record
   * @param {string} title
   * @returns {Promise<boolean>} False where the reader or the browser has refused.
   */
  async function shareFile(page, record, title) {
    try {
      await navigator.share({ files: [findShareableFile(page, record)], title });
      return true;
    } catch {
      return false;
    }
  }

  Object.assign(profiles, { canShareFile, shareFile });
})();
