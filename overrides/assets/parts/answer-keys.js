/**
 * What keys do where one answers.
 *
 * @typedef {object} AnswerActions
 * @property {(asked: HTMLElement) => void} clear
 * @property {() => void} goOn To what is not answered yet.
 * @property {(asked: HTMLElement) => void} note
 * @property {() => void} undo
 */

/* Keys answer only while the focus is on a response: there no letter is typed, and no other key of
   a reader's own is taken (WCAG 2.1.4). */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});

  function choose(asked, key) {
    const radio = asked.querySelectorAll(".pp-responses input")[key - 1];
    if (!radio) return false;
    radio.focus();
    if (!radio.checked) radio.click();
    return true;
  }

  function isText({ type, tagName }) {
    return tagName === "TEXTAREA" || tagName === "SELECT" || ["text", "date"].includes(type);
  }

  /**
   * Let keys answer what has the focus.
   *
   * @param {HTMLElement} root
   * @param {AnswerActions} actions
   */
  function listenForAnswerKeys(root, { clear, goOn, note, undo }) {
    const act = (key, asked) => {
      if (/^[1-9]$/.test(key)) return choose(asked, Number(key));
      if (key === "n" || key === "N") goOn();
      else if (key === "w" || key === "W") note(asked);
      else if (key === "Delete" || key === "Backspace") clear(asked);
      else return false;
      return true;
    };

    root.addEventListener("keydown", (event) => {
      const { target, key, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (isText(target) || altKey) return; // where the browser undoes by itself
      const isUndo = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === "z";
      const isResponse = target.closest(".pp-responses") && !ctrlKey && !metaKey;
      if (isUndo) undo();
      if (isUndo || (isResponse && act(key, target.closest(".pp-asked")))) event.preventDefault();
    });
  }

  Object.assign(profiles, { listenForAnswerKeys });
})();
