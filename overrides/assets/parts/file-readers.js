/* Files that this site has not saved: workbooks, tables, and Word files that were filled in. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    decodeText,
    describeElement,
    FileFault,
    findRecordText,
    foldText,
    makeSay,
    parseCsv,
    readControls,
    readRecord,
    readTables,
    readWordAnswers,
    readWorkbook,
    shortenList,
    takeWordChanges,
    TEAM_FORMAT,
    unpackTexts,
    writeRecord,
  } = profiles;
  const WORD = /^(word\/document|customXml\/item\d+)\.xml$/;
  const VERSION = 1; // of the saved files that say what these do

  function makeFileText(kind, { about, framework, version, responses, ...more }) {
    const head = { format: `practice-profiles/${kind}`, version: VERSION, framework };
    const texts = { framework_version: version, ...about };
    return JSON.stringify({ ...head, ...texts, ...more, responses: Object.fromEntries(responses) });
  }

  function listRemarks(reading, name, say) {
    const { unknown = [], misread = [], unused = [], doubled = [], lacking = [] } = reading;
    return Object.entries({
      "table-unknown": unknown,
      "table-misread": misread,
      "table-unused": unused,
      "table-doubled": doubled,
      "table-formulas": lacking,
    })
      .filter(([, parts]) => parts.length)
      .map(([key, parts]) => say(key, { name, parts: shortenList([...new Set(parts)]) }));
  }

  function makeFiles(name, people, remarks) {
    return people.map((person, at) => ({
      name: people.length > 1 ? `${name}: ${person.about.name}` : name,
      text: makeFileText("reflection", person),
      told: at ? [] : remarks,
    }));
  }

  function readTableFile(name, tables, context, say) {
    const reading = readTables(tables, context);
    if (!reading) throw new FileFault("table-alien");
    const remarks = listRemarks({ ...reading, unused: reading.strays }, name, say);
    if (reading.people.length) return makeFiles(name, reading.people, remarks);
    return [{ name, told: [say("table-empty", { name }), ...remarks] }];
  }

  function nameControl({ title, tag }) {
    return title || tag;
  }

  /* Of other records than a team's, nothing is taken back but what the site has saved. */
  function readWordRecord(name, text, controls, { frameworks }, say) {
    const { record } = readRecord(text, TEAM_FORMAT);
    const framework = record && frameworks.get(record.framework);
    if (!framework) return [{ name, text, told: [] }];
    const isTagged = controls.some(({ tag }) => tag);
    if (!isTagged) return [{ name, text, told: [say("word-untagged", { name })] }];
    const { record: changed, count, unused } = takeWordChanges(framework, record, controls);
    const told = [
      ...(count ? [say.count("word-changed", count, { name })] : []),
      ...listRemarks({ unused: unused.map(nameControl) }, name, say),
    ];
    return [{ name, text: count ? writeRecord(changed, TEAM_FORMAT) : text, told }];
  }

  function readWordFile(name, bytes, context, say) {
    const parts = unpackTexts(bytes, WORD);
    const controls = readControls(parts);
    const kept = findRecordText(parts);
    if (kept) return readWordRecord(name, kept, controls, context, say);
    const reading = readWordAnswers(controls, context);
    if (!reading) throw new FileFault("word-alien");
    const { kind, about, actions, framework, responses } = reading;
    if (!responses.size && !actions.length) throw new FileFault("table-empty");
    const { name: person, ...teamAbout } = about;
    const head = { framework: framework.key, version: "", responses };
    const text =
      kind === "team"
        ? makeFileText(kind, { ...head, about: teamAbout, people: 0, actions })
        : makeFileText(kind, { ...head, about: { name: person, ...teamAbout } });
    const remarks = {
      unknown: reading.unknown,
      unused: reading.unused.map(nameControl),
      doubled: reading.doubled.map(describeElement),
    };
    return [{ name, text, told: listRemarks(remarks, name, say) }];
  }

  function makeContext({ dataset }, hint) {
    const headings = Object.entries(JSON.parse(dataset.headings));
    const columns = new Map(
      headings.flatMap(([name, texts]) => texts.map((text) => [foldText(text), name])),
    );
    return { frameworks: profiles.frameworks, columns, hint };
  }

  function readBytes(name, bytes, context, say) {
    const extension = name.toLowerCase().split(".").at(-1);
    if (!bytes.length) throw new FileFault("file-empty");
    if (extension === "docx") return readWordFile(name, bytes, context, say);
    const tables = extension === "xlsx" ? readWorkbook(bytes) : [parseCsv(decodeText(bytes))];
    return readTableFile(name, tables, context, say);
  }

  /**
   * Read a file as the files of this site that say the same, one for each person.
   *
   * @param {File} file
   * @param {HTMLElement} readers The element that holds their words.
   * @param {string} hint The address of what is open on the page.
   * @returns {Promise<ChosenFile[]>}
   */
  async function readOtherFile(file, readers, hint) {
    const { name, lastModified: modified = 0 } = file;
    const say = makeSay(readers);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = readBytes(name, bytes, makeContext(readers, hint), say);
      return read.map((each) => ({ ...each, modified }));
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      return [{ name, modified, told: [say(error.key, { ...error.values, name })] }];
    }
  }

  profiles.readOtherFile = readOtherFile;
})();
