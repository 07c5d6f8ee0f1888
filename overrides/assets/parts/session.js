(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    addText,
    beginRecord,
    bindAbout,
    changeEntry,
    getCurrentId,
    getStoredText,
    getStateKey,
    getToday,
    getValue,
    KeptItem,
    listenForFiles,
    listenOnWindow,
    listStoredItems,
    makeStamp,
    makeStorageKey,
    openRecordFile,
    saveRecord,
    setCurrentId,
    showValue,
    stampRecord,
    tell,
    tellOf,
    writeText,
  } = profiles;

  /**
   * The one record that a page works on, which another tab may change or delete meanwhile.
   */
  class Session {
    #page;
    #format;
    #show;
    #kept;
    #frameworkKeys;
    #aboutInputs;
    #stateElements;
    #hasHeard = false; // of another tab
    #followsOthers = true; // until another record was begun on purpose

    /**
     * Make a session; `start` opens its first record.
     *
     * @param {Page} page
     * @param {Format} format
     * @param {(isOther: boolean) => void} show Is called whenever the record has changed, with
     *   true when it is another one.
     */
    constructor(page, format, show) {
      this.#page = page;
      this.#format = format;
      this.#show = show;
      this.#kept = new KeptItem(format, (result) => this.#showKept(result));
      this.#frameworkKeys = page.root.dataset.frameworks.split(" ");
      this.#aboutInputs = page.root.querySelectorAll("[data-pp-about] input");
      this.#stateElements = page.root.querySelectorAll("[data-pp-state], [data-pp-state-again]");
      /** @type {Framework | null} */
      this.framework = null;
      this.#connect();
    }

    /**
     * The id under which the record is kept, "" before anything was entered.
     *
     * @returns {string}
     */
    get id() {
      return this.#kept.id;
    }

    /**
     * The record with what is known of its keeping.
     *
     * @returns {Item}
     */
    get item() {
      return this.#kept.item;
    }

    /**
     * Open the record that was open last.
     */
    start() {
      const last = getCurrentId(this.#format.kind);
      this.openFramework(this.#frameworkKeys.includes(last) ? last : this.#frameworkKeys[0]);
    }

    /**
     * Open the record of a framework that was open last, or begin one.
     *
     * @param {string} key
     */
    openFramework(key) {
      this.#open(key, getCurrentId(`${this.#format.kind}-${key}`));
    }

    /**
     * Tell whether another record may be opened; if not, the reader is told why.
     *
     * @returns {boolean}
     */
    mayLeave() {
      if (!this.#kept.isAtRisk) return true;
      this.#tell("save-first");
      return false;
    }

    /**
     * Change the record and keep it.
     *
     * @param {(record: SavedRecord) => SavedRecord} change
     * @param {string} [last] The address that was answered.
     */
    update(change, last = this.item.last) {
      this.#hasHeard = false;
      this.#kept.catchUp();
      const { record } = this.item;
      const next = stampRecord(record, change(record), this.#format, makeStamp());
      this.#keep({ record: next, changed: true, last });
    }

    /**
     * Put what was entered in a control into the record; what another tab has written there
     * meanwhile is kept beside it.
     *
     * @param {HTMLInputElement | HTMLTextAreaElement} control
     * @param {Binding} binding
     */
    enter(control, { get, set, last }) {
      const before = this.#kept.catchUp();
      const theirs = before && control.type.startsWith("text") && get(this.item.record);
      const isNew = theirs && theirs !== get(before.record);
      if (isNew && addText(control, theirs)) this.#tell("both-texts");
      this.update((record) => set(record, getValue(control)), last);
    }

    /**
     * Change a field of what is said of an element.
     *
     * @param {string} address
     * @param {string} field
     * @param {unknown} value
     */
    answer(address, field, value) {
      this.update((record) => changeEntry(this.framework, record, address, field, value), address);
    }

    /**
     * Save the record as a file.
     */
    save() {
      this.#kept.catchUp();
      const isEmpty = !this.id && !this.item.record.responses.size;
      this.#kept.identify();
      const { name, record } = saveRecord(this.#page, this.#format, this.item.record);
      this.#kept.item = { ...this.item, record, saved: true, changed: false };
      if (!isEmpty) this.#keep();
      this.#tell("file-saved", { name });
    }

    /**
     * Begin another record of the same framework.
     *
     * @param {(record: SavedRecord) => SavedRecord} [change] What it begins with.
     */
    beginAnother(change) {
      const { id } = this.#kept;
      if (!this.mayLeave()) return;
      this.#followsOthers = false;
      this.#open(this.framework.key);
      if (change) this.update(change);
      if (id) this.#tell("begun-another");
      this.#aboutInputs[0].focus();
    }

    /**
     * Open an item, and keep it.
     *
     * @param {Item} item
     */
    openItem(item) {
      this.#open(item.record.framework, "", item);
      this.#keep(item);
    }

    /**
     * Make what the page's buttons do with the record.
     *
     * @returns {{[name: string]: () => void}}
     */
    makeCommands() {
      return {
        save: () => this.save(),
        open: () => this.#page.find("file").click(),
        another: () => this.beginAnother(),
      };
    }

    #connect() {
      const page = this.#page;
      const format = this.#format;
      listenForFiles(page.find("file"), ([file]) => openRecordFile(this, page, format, file));
      this.#aboutInputs.forEach((input) => bindAbout(this, input));
      listenOnWindow(page, "pp-stored", (event) => this.#hear(event.detail));
      // A browser may bring back what a field held when the page was left.
      listenOnWindow(page, "pageshow", () => {
        this.#kept.catchUp();
        this.#refresh();
      });
    }

    #tell(key, values) {
      tellOf(this.#page, key, values);
    }

    /* Where a tab can be with a framework. */
    #getPlace() {
      return `${this.#format.kind}-${this.framework.key}`;
    }

    #beginItem() {
      const record = beginRecord(this.#format, this.framework, getToday());
      return { record, saved: false, changed: false, last: "" };
    }

    /* Opens what is kept under an id, else an item, else a new one. */
    #open(frameworkKey, id, item) {
      const page = this.#page;
      const stored = id && listStoredItems(this.#format).find((other) => other.id === id);
      tell(page);
      if (stored && !stored.item) this.#tell("kept-unreadable");
      this.framework = profiles.frameworks.get(frameworkKey);
      this.#kept.open(stored, item || this.#beginItem());
      setCurrentId(this.#format.kind, frameworkKey);
      this.#refresh(true);
    }

    async #keep(changes) {
      const before = this.#kept.fault;
      const keeping = this.#kept.keep(changes);
      this.#refresh();
      const result = await keeping;
      if (!result) return;
      const { fault } = this.#kept;
      if (fault && fault !== before) this.#tell(fault);
      if (before === "kept-cleared" && !fault) this.#tell("kept-again");
      this.#showKept(result);
    }

    /* An entry that is made of what is shown counts as taking away what is not. */
    #showKept({ isDoubled }) {
      if (isDoubled) this.#tell("both-texts");
      this.#refresh();
    }

    /* The key of what has changed in another tab, null for anything. */
    #hear(key) {
      if (this.id && (key === null || key === makeStorageKey(this.#format.kind, this.id))) {
        this.#hearOfOurs();
        return;
      }
      if (this.id || !this.#followsOthers) return;
      const id = getStoredText("current", this.#getPlace());
      if (!id || getStoredText(this.#format.kind, id) === null) return;
      this.#open(this.framework.key, id);
      this.#tell("kept-elsewhere");
    }

    #hearOfOurs() {
      if (!this.#kept.catchUp()) return;
      const { fault } = this.#kept;
      const offersSomething = this.#page.find("told").querySelector("button");
      if (fault) this.#tell(fault);
      else if (!this.#hasHeard && !offersSomething) this.#tell("kept-elsewhere");
      this.#hasHeard = true;
      this.#refresh();
    }

    #refresh(isOther = false) {
      const { id, item, fault, isKept } = this.#kept;
      this.#kept.remember();
      if (!this.#page.root.isConnected) return;
      setCurrentId(this.#getPlace(), id);
      this.#aboutInputs.forEach((input) => showValue(input, item.record[input.name]));
      const state = this.#page.say(getStateKey(fault, isKept, item));
      this.#stateElements.forEach((element) => {
        writeText(element, state);
        element.classList.toggle("pp-warning", !!fault);
      });
      this.#show(isOther);
    }
  }

  Object.assign(profiles, { Session });
})();
