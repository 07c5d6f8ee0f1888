(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { getStoredText, makeItemId, packItem, storeText, unpackItem } = profiles;

  /**
   * One item as this tab has it, in step with what is kept of it in the browser.
   */
  class KeptItem {
    #format;
    #raw = null; // the text that is kept, as this tab knows it

    /**
     * Make one that is still to be opened.
     *
     * @param {Format} format
     */
    constructor(format) {
      this.#format = format;
      this.id = "";
      /** @type {Item | null} */
      this.item = null;
      this.fault = ""; // the key of the message that tells why it is not kept
    }

    /**
     * Whether the browser keeps it.
     *
     * @returns {boolean}
     */
    get isKept() {
      return !!this.#raw;
    }

    /**
     * Whether it would be lost with the page.
     *
     * @returns {boolean}
     */
    get isAtRisk() {
      return !!this.fault && this.item.changed;
    }

    /**
     * Open what is kept, else another item.
     *
     * @param {StoredItem | undefined} stored
     * @param {Item} item Stands here where nothing is kept, or nothing that can be read.
     */
    open(stored, item) {
      const isReadable = !!stored?.item;
      this.id = isReadable ? stored.id : "";
      this.#raw = isReadable ? getStoredText(this.#format.kind, stored.id) : null;
      this.fault = (isReadable && stored.fault) || "";
      this.item = isReadable ? stored.item : item;
    }

    /**
     * Keep it with some changes.
     *
     * @param {Partial<Item>} [changes]
     */
    keep(changes) {
      this.item = { ...this.item, ...changes };
      this.id ||= makeItemId();
      const raw = packItem(this.item, this.#format);
      this.fault = storeText(this.#format.kind, this.id, raw);
      if (!this.fault) this.#raw = raw;
    }

    /**
     * Catch up with what is kept, which may have changed or gone meanwhile.
     *
     * @returns {Item | null} What stood here before, null when nothing has happened.
     */
    catchUp() {
      const { item } = this;
      const raw = this.id ? getStoredText(this.#format.kind, this.id) : null;
      if (raw === this.#raw) return null;
      const theirs = raw && !this.isAtRisk && unpackItem(raw, this.#format);
      if (theirs) {
        this.item = theirs;
        this.#raw = raw;
        this.fault = "";
      } else {
        if (raw) this.id = makeItemId(); // what is there stays
        this.#raw = null;
        this.fault = "kept-cleared";
      }
      return item;
    }

    /**
     * Remember it beyond this page while it is at risk, as long as the theme changes pages by
     * itself.
     */
    remember() {
      const { id, item, fault } = this;
      const { kind } = this.#format;
      if (this.isAtRisk) profiles.unsavedItems.set(id, { kind, id, raw: this.#raw, item, fault });
      else profiles.unsavedItems.delete(id);
    }
  }

  Object.assign(profiles, { KeptItem });
})();
