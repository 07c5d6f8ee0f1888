/* Tables in plain text, as spreadsheets and online forms save them. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const DELIMITERS = [",", ";", "\t"];
  const MARKED_AS_TEXT = /^'(?=[=+\-@\t\r])/; // as this site marks what is no formula

  function decode(bytes, encoding, options) {
    return new TextDecoder(encoding, options).decode(bytes);
  }

  /**
   * Decode a file's bytes: UTF-8, UTF-16 with its mark, else what Windows has always written.
   *
   * @param {Uint8Array} bytes
   * @returns {string}
   */
  function decodeText(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, "utf-16le");
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, "utf-16be");
    try {
      return decode(bytes, "utf-8", { fatal: true });
    } catch {
      return decode(bytes, "windows-1252");
    }
  }

  /* The one that occurs most in the first lines, outside of quotation marks. */
  function findDelimiter(text) {
    const [first] = text.split(/\r\n|\n|\r/, 1);
    const told = /^"?sep=(.)"?$/i.exec(first);
    if (told) return { delimiter: told[1], start: first.length };
    const sample = text.slice(0, 5000).replace(/"[^"]*"/g, "");
    const count = (delimiter) => sample.split(delimiter).length;
    const [delimiter] = [...DELIMITERS].sort((one, other) => count(other) - count(one));
    return { delimiter, start: 0 };
  }

  /**
   * Read a table's rows; all of them are texts.
   *
   * @param {string} text
   * @returns {string[][]}
   */
  function parseCsv(text) {
    const { delimiter, start } = findDelimiter(text);
    const rows = [[""]];
    let isQuoted = false;
    const append = (characters) => {
      const row = rows.at(-1);
      row[row.length - 1] += characters;
    };
    const isAtStart = () => rows.at(-1).at(-1) === "";
    for (let at = start; at < text.length; at += 1) {
      const character = text[at];
      if (isQuoted && character === '"' && text[at + 1] === '"') {
        append('"');
        at += 1;
      } else if (character === '"' && (isQuoted || isAtStart())) {
        isQuoted = !isQuoted;
      } else if (!isQuoted && character === delimiter) {
        rows.at(-1).push("");
      } else if (!isQuoted && (character === "\n" || character === "\r")) {
        if (character === "\r" && text[at + 1] === "\n") at += 1;
        rows.push([""]);
      } else {
        append(character);
      }
    }
    return rows
      .filter((row) => row.some(Boolean))
      .map((row) => row.map((cell) => cell.replace(MARKED_AS_TEXT, "")));
  }

  Object.assign(profiles, { decodeText, parseCsv });
})();
