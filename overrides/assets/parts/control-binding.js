/**
 * Where a control's value stands in a record.
 *
 * @typedef {object} Binding
 * @property {(record: SavedRecord) => string | boolean | undefined} get
 * @property {(record: SavedRecord, value: string | boolean) => SavedRecord} set
 * @property {string} [last] The address that was answered by it.
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { changeEntry, getEntry, mergeTexts } = profiles;

  /**
   * Let a control change what a session's record says of an element.
   *
   * @param {Session} session
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @param {string} address
   * @param {string} field
   */
  function bindEntry(session, control, address, field) {
    const binding = {
      get: (record) => getEntry(session.framework, record, address)[field],
      set: (record, value) => changeEntry(session.framework, record, address, field, value),
      last: address,
    };
    control.addEventListener("input", () => session.enter(control, binding));
  }

  /**
   * Let an input change what a session's record says of itself.
   *
   * @param {Session} session
   * @param {HTMLInputElement} input Its name is that of the field.
   */
  function bindAbout(session, input) {
    const binding = {
      get: (record) => record[input.name],
      set: (record, value) => ({ ...record, [input.name]: value }),
    };
    input.addEventListener("input", () => session.enter(input, binding));
  }

  /**
   * Return what was entered in a control.
   *
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @returns {string | boolean}
   */
  function getValue(control) {
    return control.type === "checkbox" ? control.checked : control.value;
  }

  /**
   * Add a text to that in a control, and leave the caret where it is.
   *
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @param {string} text
   * @returns {boolean} Whether it was not there yet.
   */
  function addText(control, text) {
    const { selectionStart, value } = control;
    const merged = joinTexts(control, value, text);
    if (merged === value) return false;
    control.value = merged;
    control.setSelectionRange(selectionStart, selectionStart);
    return true;
  }

  function joinTexts({ type }, first, second) {
    if (!type.startsWith("text")) return second; // a date
    return mergeTexts(first, second, type === "text" ? " / " : undefined);
  }

  function isEntered(control) {
    const { checked, defaultChecked, value, defaultValue } = control;
    const isChosen = control.type === "radio" || control.type === "checkbox";
    return isChosen ? checked !== defaultChecked : value !== defaultValue;
  }

  function enterAgain([control, value]) {
    if (control.type === "checkbox") control.checked = value;
    else if (control.type === "radio") control.checked = true;
    else control.value = joinTexts(control, control.value, value);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /**
   * Take what was entered before there was a session to take it; a browser brings nothing back
   * into these controls, since their form asks for no autocompletion.
   *
   * @param {HTMLElement} root
   * @returns {() => void} Enters it once more; a text comes after the one that stands there then.
   */
  function takeEarlyEntries(root) {
    const controls = root.querySelectorAll("[name*='/'], [data-pp-about] input");
    const entries = [...controls].filter(isEntered).map((control) => [control, getValue(control)]);
    return () => entries.forEach(enterAgain);
  }

  Object.assign(profiles, { bindEntry, bindAbout, getValue, addText, takeEarlyEntries });
})();
