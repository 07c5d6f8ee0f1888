/* What a page tells has happened, until it is put away. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { createButton, createNode } = profiles;
  const DONE = ["file-saved", "file-opened", "file-same", "file-merged", "begun-another"];
  const SHOWN = 8000; // milliseconds, for what only tells that something went well
  let timer = 0;

  /* To where the focus was before it went to a notice. */
  function returnFocus() {
    const places = [profiles.focusBefore, ...document.querySelectorAll("[data-pp-do]")];
    places.find((place) => place && place.offsetParent).focus();
  }

  /**
   * Put away what is told.
   */
  function clearNotices() {
    clearTimeout(timer);
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
    clearTimeout(timer);
    const told = find("told");
    told.parentElement.classList.remove("pp-calm");
    const hasFocus = told.parentElement.contains(document.activeElement);
    if (!hasFocus) profiles.focusBefore = document.activeElement;
    const paragraphs = texts.filter(Boolean).map((text) => createNode("p", {}, text));
    const next = paragraphs.map(({ textContent }) => textContent).join("");
    if (told.textContent !== next) told.replaceChildren(...paragraphs);
  }

  /* Not while somebody is at it. */
  function leaveLater(notice) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (notice.matches(":hover, :focus-within")) leaveLater(notice);
      else clearNotices();
    }, SHOWN);
  }

  /**
   * Tell that something went well; it leaves by itself, and stays where the page has a place for
   * what was told last.
   *
   * @param {Page} page
   * @param {string} text
   */
  function tellDone(page, text) {
    tell(page, text);
    const notice = page.find("told").parentElement;
    notice.classList.add("pp-calm");
    const said = page.find("said");
    if (said) said.textContent = text;
    leaveLater(notice);
  }

  /**
   * Tell a message by its key: what went well, and nothing besides, leaves by itself.
   *
   * @param {Page} page
   * @param {string} key
   * @param {object} [values]
   * @param {string} [more]
   */
  function tellOf(page, key, values, more) {
    const text = page.say(key, values);
    if (DONE.includes(key) && !more) tellDone(page, text);
    else tell(page, text, more);
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
      tellDone(page, page.say("undone"));
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
   * @param {{title: string, text: string, answers: [value: string, label: string][]}} question
   * @returns {Promise<string>} The value of the button that was pressed, "" for none.
   */
  function askReader({ find }, { title, text, answers }) {
    const dialog = find("ask");
    if (dialog.open) return Promise.resolve("");
    const buttons = answers.map(([value, label]) =>
      createButton(label, () => dialog.close(value), { className: "pp-button" }),
    );
    find("ask-title").textContent = title;
    find("asked").textContent = text;
    find("answers").replaceChildren(...buttons);
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
    });
  }

  Object.assign(profiles, { clearNotices, tell, tellDone, tellOf, offerUndo, askReader });
})();
