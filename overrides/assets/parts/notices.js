/* What a page tells has happened, until it is put away. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { createButton, createNode } = profiles;

  /* To where the focus was before it went to a notice. */
  function returnFocus() {
    const places = [profiles.focusBefore, ...document.querySelectorAll("[data-pp-do]")];
    places.find((place) => place && place.offsetParent).focus();
  }

  /**
   * Put away what is told.
   */
  function clearNotices() {
    document.querySelectorAll("[data-pp-told]").forEach((told) => {
      const hadFocus = told.parentElement.contains(document.activeElement);
      told.replaceChildren();
      if (hadFocus) returnFocus();
    });
  }

  /**
   * Tell some texts in place of what was told before.
   *
   * @param {Page} page
   * @param {...(string | HTMLElement | false | undefined)} texts
   */
  function tell({ find }, ...texts) {
    const told = find("told");
    const hasFocus = told.parentElement.contains(document.activeElement);
    if (!hasFocus) profiles.focusBefore = document.activeElement;
    const paragraphs = texts.filter(Boolean).map((text) => createNode("p", {}, text));
    const next = paragraphs.map(({ textContent }) => textContent).join("");
    if (told.textContent !== next) told.replaceChildren(...paragraphs);
  }

  /**
   * Tell what was done, with a button that undoes it.
   *
   * @param {Page} page
   * @param {string} text
   * @param {() => void} undo
   */
  function offerUndo(page, text, undo) {
    const click = () => {
      undo();
      tell(page, page.say("undone"));
      returnFocus();
    };
    const button = createButton(page.say("undo"), click, { className: "pp-button" });
    tell(page, createNode("span", {}, text, " ", button));
    button.focus();
  }

  /**
   * Ask something before it is done.
   *
   * @param {Page} page
   * @param {string} text
   * @returns {Promise<string>} The value of the button that was pressed, "" for none.
   */
  function askReader({ find }, text) {
    const dialog = find("ask");
    if (dialog.open) return Promise.resolve("");
    find("asked").textContent = text;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
    });
  }

  Object.assign(profiles, { clearNotices, tell, offerUndo, askReader });
})();
