/* The zip files in which office programs keep their documents. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const MAX_UNPACKED_SIZE = 60_000_000; // bytes of all parts that are read
  const PIECE = 65_536; // bytes that are unpacked before their number is looked at

  const NO_VALUE = "\u0000"; // in the place of a formula of which nobody has kept the value

  /**
   * What is wrong with a file, by the key of the message that tells it.
   */
  class FileFault extends Error {
    /**
     * @param {string} key
     * @param {object} [values]
     */
    constructor(key, values = {}) {
      super(key);
      this.key = key;
      this.values = values;
    }
  }

  function joinPieces(pieces) {
    const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    pieces.reduce((at, piece) => {
      joined.set(piece, at);
      return at + piece.length;
    }, 0);
    return joined;
  }

  /**
   * Unpack some parts of a package, never more than an honest file holds, whatever it says of
   * its own size.
   *
   * @param {Uint8Array} bytes
   * @param {RegExp} wanted Which parts, by their names.
   * @returns {Map<string, string>} Their texts.
   * @throws {FileFault}
   */
  function unpackTexts(bytes, wanted) {
    const { Unzip, UnzipInflate } = self.fflate;
    const parts = new Map();
    let size = 0;
    const unzip = new Unzip((file) => {
      if (!wanted.test(file.name)) return;
      const pieces = [];
      file.ondata = (error, piece, isLast) => {
        if (error) throw error instanceof FileFault ? error : new FileFault("file-cut");
        size += piece.length;
        if (size > MAX_UNPACKED_SIZE) throw new FileFault("file-swollen");
        pieces.push(piece.slice());
        if (isLast) parts.set(file.name, new TextDecoder().decode(joinPieces(pieces)));
      };
      file.start();
    });
    unzip.register(UnzipInflate);
    try {
      for (let at = 0; at < bytes.length; at += PIECE) {
        unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      }
    } catch (error) {
      throw error instanceof FileFault ? error : new FileFault("file-cut");
    }
    return parts;
  }

  /**
   * Read a part as XML. Office programs write no document type; with one, a few lines could stand
   * for gigabytes.
   *
   * @param {string | undefined} text
   * @returns {Document}
   * @throws {FileFault}
   */
  function parseXml(text) {
    if (text === undefined || /<!DOCTYPE/i.test(text)) throw new FileFault("file-cut");
    const document = new DOMParser().parseFromString(text, "application/xml");
    if (document.querySelector("parsererror")) throw new FileFault("file-cut");
    return document;
  }

  /**
   * List the elements of a name below another one, whatever their prefix.
   *
   * @param {Document | Element} holder
   * @param {string} name
   * @returns {Element[]}
   */
  function listElements(holder, name) {
    return [...holder.getElementsByTagNameNS("*", name)];
  }

  /**
   * Return an attribute, whatever its prefix.
   *
   * @param {Element | undefined} element
   * @param {string} name
   * @returns {string} "" where there is none.
   */
  function getAttribute(element, name) {
    const found = element && [...element.attributes].find(({ localName }) => localName === name);
    return found ? found.value : "";
  }

  Object.assign(profiles, {
    FileFault,
    NO_VALUE,
    unpackTexts,
    parseXml,
    listElements,
    getAttribute,
  });
})();
