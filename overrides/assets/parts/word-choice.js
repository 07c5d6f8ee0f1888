/* Word files for a choice: those of the site, with the rest taken away. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { keepChosen } = profiles;
  const TEXT = "word/document.xml";
  const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  function changeText(bytes, papers, choice) {
    const { strFromU8, strToU8, unzipSync, zipSync } = self.fflate;
    const parts = unzipSync(bytes);
    const xml = new DOMParser().parseFromString(strFromU8(parts[TEXT]), "application/xml");
    keepChosen(xml, papers, choice);
    const text = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*\?>\s*/, "");
    return zipSync({ ...parts, [TEXT]: strToU8(DECLARATION + text) });
  }

  /* Called after its section, too: a folder of downloads holds those of many. */
  function makeName({ pathname }) {
    return pathname.split("/").slice(-2).join("-").replace(/\.docx$/, "-choice.docx");
  }

  /**
   * Save a paper of the site with only what is chosen.
   *
   * @param {string} link Where the whole paper is.
   * @param {object} papers What depends on a choice, as macros/views/guide/chosen_papers.py has it.
   * @param {Choice} choice
   * @returns {Promise<void>} Rejected where the file cannot be fetched, as on a page from a disk.
   */
  async function saveChosenPaper(link, papers, choice) {
    const address = new URL(link, location.href);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address.href);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const file = new Blob([changeText(bytes, papers, choice)], { type: TYPE });
    const saved = document.createElement("a");
    saved.href = URL.createObjectURL(file);
    saved.download = makeName(address);
    saved.click();
    setTimeout(() => URL.revokeObjectURL(saved.href), 60_000);
  }

  profiles.saveChosenPaper = saveChosenPaper;
})();
