(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    addText,
    bindAbout,
    changeEntry,
    findSame,
    getCurrentId,
    getStateKey,
    getToday,
    getValue,
    KeptItem,
    listenForFiles,
    listenOnWindow,
    listStoredItems,
    makeStorageKey,
    readRecordFile,
    saveRecord,
    setCurrentId,
    showValue,
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
      this.#kept = new KeptItem(format);
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
     * Open the record that the address asks for, else the one that was open last.
     */
    start() {
      const { search, pathname, hash } = location;
      const asked = new URLSearchParams(search).get("kept");
      if (asked) history.replaceState(history.state, "", pathname + hash);
      const wanted = listStoredItems(this.#format).find(
        ({ id, item }) => item && id === asked && this.#offers(item.record.framework),
      );
      if (wanted) {
        this.#open(wanted.item.record.framework, asked);
        return;
      }
      const last = getCurrentId(this.#format.kind);
      this.openFramework(this.#offers(last) ? last : this.#frameworkKeys[0]);
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
      this.#keep({ record: change(this.item.record), changed: true, last });
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
      const isTheirs = theirs && theirs !== get(before.record);
      if (isTheirs && !control.value.includes(theirs)) {
        addText(control, theirs);
        this.#tell("both-texts");
      }
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
      const name = saveRecord(this.#format, this.item.record);
      this.#kept.item = { ...this.item, saved: true, changed: false };
      if (this.id || this.item.record.responses.size) this.#keep();
      this.#tell("file-saved", { name });
    }

    /**
     * Begin another record of the same framework.
     */
    beginAnother() {
      const { isKept } = this.#kept;
      if (!this.mayLeave()) return;
      this.#followsOthers = false;
      this.#open(this.framework.key);
      if (isKept) this.#tell("begun-another");
      this.#aboutInputs[0].focus();
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
      listenForFiles(page.find("file"), ([file]) => this.#openFile(file));
      this.#aboutInputs.forEach((input) => bindAbout(this, input));
      listenOnWindow(page, "storage", (event) => this.#hearStorage(event));
      listenOnWindow(page, "pageshow", () => {
        if (this.#kept.catchUp()) this.#refresh();
      });
    }

    #tell(key, values) {
      tellOf(this.#page, key, values);
    }

    #offers(frameworkKey) {
      return this.#frameworkKeys.includes(frameworkKey);
    }

    /* Where a tab can be with a framework. */
    #getPlace() {
      return `${this.#format.kind}-${this.framework.key}`;
    }

    #beginItem() {
      const record = this.#format.begin(this.framework, getToday());
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

    #openFile(file) {
      const page = this.#page;
      const { record, message } = readRecordFile(page, file, this.#format);
      if (!record) {
        tell(page, message);
        return;
      }
      const [{ name }, { framework }] = [file, record];
      const isOffered = this.#offers(framework);
      if (!isOffered) this.#tell("file-framework", { name, framework });
      if (!isOffered || !this.mayLeave()) return;
      const same = findSame(listStoredItems(this.#format), record);
      this.#open(framework, same?.id, { record, saved: true, changed: false, last: "" });
      if (!same) this.#keep();
      tellOf(page, same ? "file-same" : "file-opened", { name }, message);
    }

    #keep(changes) {
      const before = this.#kept.fault;
      this.#kept.keep(changes);
      const { fault } = this.#kept;
      if (fault && fault !== before) this.#tell(fault);
      if (before === "kept-cleared" && !fault) this.#tell("kept-again");
      this.#refresh();
    }

    #hearStorage({ key, newValue }) {
      const isAll = key === null;
      if (this.id && (isAll || key === makeStorageKey(this.#format.kind, this.id))) {
        this.#hearOfOurs();
        return;
      }
      const isPlace = key === makeStorageKey("current", this.#getPlace());
      if (!isPlace || !newValue || this.id || !this.#followsOthers) return;
      this.#open(this.framework.key, newValue);
      this.#tell("kept-elsewhere");
    }

    #hearOfOurs() {
      const page = this.#page;
      if (!this.#kept.catchUp()) return;
      const { fault } = this.#kept;
      const offersSomething = page.find("told").querySelector("button");
      if (fault) this.#tell(fault);
      else if (!this.#hasHeard && !offersSomething) this.#tell("kept-elsewhere");
      this.#hasHeard = true;
      this.#refresh();
    }

    #refresh(isOther = false) {
      const { id, item, fault, isKept } = this.#kept;
      this.#kept.remember();
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
