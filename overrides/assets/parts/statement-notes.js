/* What is written beside a statement, and that it does not apply: kept out of the way until it is
   wanted, and made only then. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    bindEntry,
    createNode,
    getAnchor,
    getChoiceSet,
    getEntry,
    getResponseSet,
    hasNotes,
    parseName,
    placeAnswers,
    showValue,
  } = profiles;

  function createField(view, element, field, label) {
    const { address } = element;
    const id = `__${field}-${getAnchor(address)}`;
    const name = `${address}#${field}`;
    const attributes = { id, name, rows: 2, dir: "auto" };
    const control = createNode("textarea", { ...attributes, "aria-description": element.text });
    return createNode(
      "p",
      { class: "pp-writing" },
      createNode("label", { for: id }, label),
      createNode("span", { class: "pp-grown" }, control),
    );
  }

  /* In the group of the other responses, of which one is chosen. */
  function createChoice(framework, element) {
    const own = getResponseSet(framework, element);
    const more = getChoiceSet(framework, element).slice(own.length);
    const radios = more.map(([value, text]) => {
      const attributes = { type: "radio", name: element.address, value };
      return createNode("label", {}, createNode("input", attributes), " ", text);
    });
    return radios.length ? createNode("p", { class: "pp-responses" }, radios) : null;
  }

  function createBox(view, element) {
    const { framework, say } = view;
    return createNode(
      "div",
      { class: "pp-statement-notes", role: "group", "aria-label": say("statement-notes") },
      createChoice(framework, element),
      createField(view, element, "note", say("your-notes")),
      createField(view, element, "evidence", say("your-evidence")),
    );
  }

  /* The reason why a statement does not apply is what is noted there. */
  function showLabel({ framework, say }, box, { response }) {
    const isApart = !!response && response === framework.not_applicable;
    const label = box.querySelector(".pp-writing label");
    label.textContent = say(isApart ? "why-not-applicable" : "your-notes");
  }

  class StatementNotes {
    #view;
    /** @type {Map<string, HTMLElement>} */
    #boxes = new Map();

    /**
     * Make the notes of a checklist, none of which is shown.
     *
     * @param {ChecklistView} view
     */
    constructor(view) {
      this.#view = view;
      view.root.addEventListener("keydown", (event) => this.#hearKey(event));
    }

    /**
     * Show the fields of a statement, and go there; or fold them, where nothing is written.
     *
     * @param {HTMLElement} asked
     */
    open(asked) {
      const { address } = parseName(asked.querySelector(".pp-responses input").name);
      const box = this.#find(address);
      if (box && !box.hidden && !this.#isNoted(address)) {
        this.#fold(box);
        return;
      }
      this.#unfold(address).querySelector("textarea").focus();
    }

    /**
     * Show what the record has.
     *
     * @param {boolean} isOther Is it another one than before?
     */
    show(isOther) {
      const { framework, session, controls } = this.#view;
      const { placed } = placeAnswers(framework, session.item.record);
      placed.forEach((answer, address) => {
        if (hasNotes(framework, answer) && controls.has(address)) this.#unfold(address);
      });
      this.#boxes.forEach((box, address) => {
        if (isOther && !this.#isNoted(address)) this.#setFolded(box, true);
        showLabel(this.#view, box, placed.get(address)?.entry || {});
      });
    }

    #find(address) {
      return this.#boxes.get(address);
    }

    #isNoted(address) {
      const { framework, session } = this.#view;
      const answer = placeAnswers(framework, session.item.record).placed.get(address);
      return !!answer && hasNotes(framework, answer);
    }

    #unfold(address) {
      const box = this.#find(address) || this.#make(address);
      this.#setFolded(box, false);
      return box;
    }

    #setFolded(box, isFolded) {
      box.hidden = isFolded;
      const button = box.closest(".pp-asked").querySelector("[data-pp-note]");
      button.setAttribute("aria-expanded", String(!isFolded));
    }

    #fold(box) {
      this.#setFolded(box, true);
      const radios = [...box.closest(".pp-asked").querySelectorAll("[type=radio]")];
      (radios.find(({ checked }) => checked) || radios[0]).focus();
    }

    #make(address) {
      const view = this.#view;
      const { framework, session, controls } = view;
      const element = framework.elements.get(address);
      const box = createBox(view, element);
      const [first] = controls.get(address);
      first.closest("fieldset").append(box);
      const entry = getEntry(framework, session.item.record, address);
      box.querySelectorAll("[name]").forEach((control) => {
        const { field } = parseName(control.name);
        controls.get(address).push(control);
        bindEntry(session, control, address, field);
        showValue(control, entry[field]);
      });
      this.#boxes.set(address, box);
      return box;
    }

    /* Back to the response, and out of the way where nothing is written. */
    #hearKey({ key, target }) {
      const box = target.closest(".pp-statement-notes");
      if (key !== "Escape" || !box) return;
      const { address } = parseName(box.querySelector("textarea").name);
      if (this.#isNoted(address)) box.closest(".pp-asked").querySelector("[type=radio]").focus();
      else this.#fold(box);
    }
  }

  /**
   * Begin to show what is written beside statements.
   *
   * @param {ChecklistView} view
   * @returns {StatementNotes}
   */
  function startNotes(view) {
    return new StatementNotes(view);
  }

  profiles.startNotes = startNotes;
})();
