/* Everything is built of elements and texts; no text is ever read as markup. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const SVG = "http://www.w3.org/2000/svg";
  const MAX_ROWS = 40;
  const CHARACTERS_A_ROW = 60;

  /**
   * What an element may hold: what is false, null or "" is left out.
   *
   * @typedef {Node | string | number | false | null | undefined} Child
   */

  /**
   * Functions listen to the event of their name; true stands for an attribute without a value,
   * and false for none.
   *
   * @typedef {{[name: string]: string | number | boolean | ((event: Event) => void)}} Attributes
   */

  function fillElement(element, attributes = {}, ...children) {
    Object.entries(attributes).forEach(([name, value]) => {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== false) element.setAttribute(name, value === true ? "" : value);
    });
    element.append(...children.flat().filter((child) => child || child === 0));
    return element;
  }

  /**
   * Create an element.
   *
   * @param {string} tag
   * @param {Attributes} [attributes]
   * @param {...(Child | Child[])} children
   * @returns {HTMLElement}
   */
  function createNode(tag, attributes, ...children) {
    return fillElement(document.createElement(tag), attributes, ...children);
  }

  /**
   * Create an element of a picture.
   *
   * @param {string} tag
   * @param {Attributes} [attributes]
   * @param {...(Child | Child[])} children
   * @returns {SVGElement}
   */
  function createSvg(tag, attributes, ...children) {
    return fillElement(document.createElementNS(SVG, tag), attributes, ...children);
  }

  /**
   * Create a button.
   *
   * @param {string} text
   * @param {() => void} click
   * @param {{about?: string, className?: string}} [options] `about` is read to whoever cannot see
   *   beside what the button stands.
   * @returns {HTMLElement}
   */
  function createButton(text, click, { about = "", className = "pp-link" } = {}) {
    const hidden = about && createNode("span", { class: "pp-visually-hidden" }, `: ${about}`);
    return createNode("button", { type: "button", class: className, click }, text, hidden);
  }

  /**
   * Write a text where it is not written yet, so that nobody is told the same twice and no caret
   * moves.
   *
   * @param {HTMLElement} element
   * @param {string} text
   */
  function writeText(element, text) {
    const name = "value" in element ? "value" : "textContent";
    if (element[name] === text) return;
    const caret = element === document.activeElement && element.selectionStart;
    const shift = typeof caret === "number" ? Math.max(0, text.indexOf(element.value)) : 0;
    element[name] = text;
    if (typeof caret === "number") element.setSelectionRange(caret + shift, caret + shift);
  }

  function countRows(text) {
    const rows = text
      .split("\n")
      .reduce((sum, line) => sum + Math.ceil((line.length + 1) / CHARACTERS_A_ROW), 0);
    return Math.min(MAX_ROWS, Math.max(2, rows));
  }

  function getPrintedText(control) {
    return control.type === "date" ? profiles.formatDate(control.value) : control.value;
  }

  /**
   * Show a value in a control. What holds one that grows has the text, too: by it the control
   * grows in every browser, and paper shows it whole.
   *
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @param {string | boolean} [value]
   */
  function showValue(control, value = "") {
    if (control.type === "radio") control.checked = control.value === value;
    else if (control.type === "checkbox") control.checked = !!value;
    else writeText(control, value);
    if (control.type === "date" && control.value !== value) {
      control.type = "text"; // which can show what is no date
      control.value = value;
    }
    const isGrown = control.parentElement?.matches(".pp-grown");
    if (isGrown) control.parentElement.dataset.text = getPrintedText(control);
    else if (control.rows) control.rows = countRows(value); // where the browser does not see to it
  }

  /**
   * Join what there is of some parts.
   *
   * @param {(string | number | false | undefined)[]} parts
   * @param {string} [separator]
   * @returns {string}
   */
  function joinParts(parts, separator = " ") {
    return parts.filter(Boolean).join(separator);
  }

  Object.assign(profiles, { createNode, createSvg, createButton, writeText, showValue, joinParts });
})();
