/* A reflection given to somebody: as a file where the browser shares files, else by mail or as
   text. Nothing is sent before the reader asks for it. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    describeElement,
    getRecordTitle,
    getResponseText,
    isAnswered,
    joinParts,
    listWritten,
    makeFileName,
    placeAnswers,
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

  /**
   * Write a reflection's answers in a section as plain text.
   *
   * @param {ChecklistView} view
   * @returns {string}
   */
  function writeAnswers(view) {
    const { framework, groups, session, say } = view;
    const { record } = session.item;
    const { placed } = placeAnswers(framework, record);
    const write = (element, title = describeElement(element)) => {
      const { entry = {} } = placed.get(element.address) || {};
      const response = entry.response && getResponseText(framework, element, entry.response);
      const lines = [
        response && say("your-response", { response }),
        ...listWritten(view, entry),
        entry.talk && say("talk-about-this"),
      ];
      const said = joinParts(lines, "\n");
      return said && joinParts([title, said], "\n");
    };
    const isGiven = (element) => {
      const { entry = {} } = placed.get(element.address) || {};
      return isAnswered(element, entry) || entry.note || entry.evidence;
    };
    const parts = groups.map(({ holder, asked }) => {
      const answers = asked
        .filter((element) => element !== holder && isGiven(element))
        .map((element) => write(element));
      const ofHolder = write(holder, "");
      const texts = joinParts([ofHolder, ...answers], "\n\n");
      return texts && joinParts([holder.text, texts], "\n\n");
    });
    return joinParts([getRecordTitle(view, record), ...parts], "\n\n\n");
  }

  /**
   * Make the address that opens a mail program with a message.
   *
   * @param {string} subject
   * @param {string} body
   * @returns {string}
   */
  function makeMailLink(subject, body) {
    return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  }

  Object.assign(profiles, { canShareFile, makeMailLink, shareFile, writeAnswers });
})();
