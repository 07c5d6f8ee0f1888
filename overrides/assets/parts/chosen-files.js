/**
 * A file's text, or the key of a message where it could not be read.
 *
 * @typedef {{name: string, modified: number, text?: string, fault?: string}} ChosenFile
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { MAX_FILE_SIZE } = profiles;

  async function readText(file) {
    const { name, size, lastModified: modified = 0 } = file;
    if (size > MAX_FILE_SIZE) return { name, modified, fault: "file-large" };
    try {
      return { name, modified, text: await file.text() };
    } catch {
      return { name, modified, fault: "file-unreadable" };
    }
  }

  /**
   * Read the texts of some files.
   *
   * @param {FileList | File[]} files
   * @returns {Promise<ChosenFile[]>}
   */
  function readTexts(files) {
    return Promise.all(Array.from(files, readText));
  }

  /**
   * Hand over files when some are chosen.
   *
   * @param {HTMLInputElement} input
   * @param {(files: ChosenFile[]) => void} open
   */
  function listenForFiles(input, open) {
    input.addEventListener("change", async () => {
      const chosen = Array.from(input.files);
      input.value = ""; // so that the same file can be chosen again
      const files = await readTexts(chosen);
      if (input.isConnected) open(files);
    });
  }

  Object.assign(profiles, { readTexts, listenForFiles });
})();
