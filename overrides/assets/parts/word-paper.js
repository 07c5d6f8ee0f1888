/* What a page prints, as a Word file that keeps the record with it. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { findAll, keepUsedStyles, saveFile, writePaper } = profiles;
  const TEXT = "word/document.xml";
  const STYLES = "word/styles.xml";
  const FOOTER = "word/footer1.xml";
  const PROPERTIES = "docProps/core.xml";
  const RECORD = "customXml/item1.xml";
  const MAX_TITLE = 255; // characters of a file's title
  const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  function writeXml(xml) {
    const text = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*\?>\s*/, "");
    return self.fflate.strToU8(DECLARATION + text);
  }

  function replaceText(xml, name, pattern, text) {
    findAll(xml, name)
      .filter(({ textContent }) => textContent === pattern)
      .forEach((part) => part.replaceChildren(text));
  }

  /* What XML cannot hold, JSON can say by its number. */
  function escapeJson(json) {
    return json.replace(/[\uFFFE\uFFFF]/g, (letter) => `\\u${letter.charCodeAt().toString(16)}`);
  }

  function fillTemplate({ paper, title, footer, record }) {
    const { strFromU8, unzipSync, zipSync } = self.fflate;
    const packed = Uint8Array.from(atob(profiles.wordTemplate), (letter) => letter.charCodeAt());
    const parts = unzipSync(packed);
    const names = [TEXT, STYLES, FOOTER, PROPERTIES, RECORD];
    const [text, styles, foot, properties, store] = names.map((name) =>
      new DOMParser().parseFromString(strFromU8(parts[name]), "application/xml"),
    );
    writePaper(text, paper);
    keepUsedStyles(styles, [text, foot]);
    replaceText(foot, "t", "{footer}", footer);
    replaceText(properties, "title", "{title}", title.slice(0, MAX_TITLE));
    store.documentElement.textContent = escapeJson(record);
    [text, styles, foot, properties, store].forEach((xml, at) => {
      parts[names[at]] = writeXml(xml);
    });
    return zipSync(parts);
  }

  /**
   * Save a paper of the page as a Word file.
   *
   * @param {string} name The file's.
   * @param {object} content
   * @param {HTMLElement} content.paper
   * @param {string} content.title
   * @param {string} content.footer
   * @param {string} content.record The text of the file that the site saves of it.
   */
  function saveWordPaper(name, content) {
    saveFile(name, fillTemplate(content), TYPE);
  }

  profiles.saveWordPaper = saveWordPaper; // for what loads this later
})();
