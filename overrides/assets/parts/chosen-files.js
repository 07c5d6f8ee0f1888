/**
 * A file's text, or the key of a message where it could not be read; `told` is what its reader
 * has to say of it.
 *
 * @typedef {{name: string, modified: number, text?: string, fault?: string, told?: string[]}}
 *   ChosenFile
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { MAX_FILE_SIZE } = profiles;
  const OTHER = /\.(csv|tsv|xlsx|docx)$/i;
  const PACKED = /\.(xlsx|docx)$/i;
  const MAX_OTHER_SIZE = 20_000_000; // bytes

  async function readText(file) {
    const { name, size, lastModified: modified = 0 } = file;
    if (size > MAX_FILE_SIZE) return { name, modified, fault: "file-large" };
    try {
      return { name, modified, text: await file.text() };
    } catch {
      return { name, modified, fault: "file-unreadable" };
    }
  }

  function loadScript({ dataset }) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = dataset.ppScript;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  /* What is open on the page, by its address. */
  function findHint() {
    const checklist = document.querySelector("[data-pp-checklist]");
    return checklist?.dataset.ppChecklist || document.querySelector("[data-pp-framework]")?.value;
  }

  /* The readers are loaded when they are first needed. */
  async function readOther(file) {
    const { name, size, lastModified: modified = 0 } = file;
    const readers = document.querySelector("[data-pp-readers]");
    if (size > MAX_OTHER_SIZE) return [{ name, modified, fault: "file-large" }];
    try {
      if (!profiles.readOtherFile) await loadScript(readers);
      if (PACKED.test(name) && !self.fflate) await loadScript(readers.firstElementChild);
      return await profiles.readOtherFile(file, readers, findHint() || "");
    } catch {
      return [{ name, modified, fault: "file-unreadable" }];
    }
  }

  async function readFile(file) {
    return OTHER.test(file.name) ? readOther(file) : [await readText(file)];
  }

  /**
   * Read the texts of some files; a table of several people becomes several files.
   *
   * @param {FileList | File[]} files
   * @returns {Promise<ChosenFile[]>}
   */
  async function readTexts(files) {
    const read = await Promise.all(Array.from(files, readFile));
    return read.flat();
  }

  /* Where one record is asked for, a table of several people is none. */
  function takeOne(files, [{ name, lastModified: modified }]) {
    return files.length > 1 ? [{ name, modified, fault: "file-people" }] : files;
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
      if (input.isConnected) open(input.multiple ? files : takeOne(files, chosen));
    });
  }

  Object.assign(profiles, { readTexts, listenForFiles });
})();
