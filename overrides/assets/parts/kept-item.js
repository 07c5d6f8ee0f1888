(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { getStoredText, makeItemId, mergeItems, packItem, storeText, unpackItem } = profiles;

  /**
   * One item as this tab has it, in step with what is kept of it in the browser.
   */
  class KeptItem {
    #format;
    #show;
    #raw = null; // the text that is kept, as this tab knows it
    #written = null; // the text that is to be kept next

    /**
     * Make one that is still to be opened.
     *
     * @param {Format} format
     * @param {(result: KeepResult) => void} show Is called when it was kept again unasked, with
     *   which it may have taken in what another tab has kept.
     */
    constructor(format, show) {
      this.#format = format;
      this.#show = show;
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
      this.id = isReadable ? stored.id : item.record.id;
      this.#raw = isReadable ? getStoredText(this.#format.kind, stored.id) : null;
      this.#written = null;
      this.fault = (isReadable && stored.fault) || "";
      this.item = isReadable ? stored.item : item;
    }

    /**
     * Give it an id, by which all its copies are known.
     */
    identify() {
      this.id ||= makeItemId();
      this.item = { ...this.item, record: { ...this.item.record, id: this.id } };
    }

    /**
     * Keep it with some changes, together with what other tabs have kept of it.
     *
     * @param {Partial<Item>} [changes]
     * @returns {Promise<KeepResult | null>} Null where another item was opened meanwhile.
     */
    async keep(changes) {
      this.item = { ...this.item, ...changes };
      this.identify();
      const { id } = this;
      this.#written = packItem(this.item, this.#format);
      const result = await storeText(this.#format.kind, id, this.#written);
      if (this.id !== id) return null;
      if (result.isUnreadable) {
        this.id = makeItemId(); // what is there stays
        return this.keep();
      }
      this.fault = result.fault;
      if (!result.fault) this.#takeIn(result.text);
      return result;
    }

    /**
     * Catch up with what is kept, which may have changed or gone meanwhile.
     *
     * @returns {Item | null} What stood here before, null when nothing has happened.
     */
    catchUp() {
      const { item } = this;
      const raw = this.id ? getStoredText(this.#format.kind, this.id) : null;
      if (raw === this.#raw || (raw !== null && raw === this.#written)) return null;
      if (raw && this.#takeIn(raw)) {
        this.fault = "";
        return item;
      }
      if (raw) this.id = makeItemId(); // what is there stays
      this.#raw = null;
      this.#written = null;
      this.fault = "kept-cleared";
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

    /* What is kept becomes part of what stands here; what it lacks of this is kept again. */
    #takeIn(raw) {
      const theirs = unpackItem(raw, this.#format);
      if (!theirs) return false;
      const { item } = mergeItems(theirs, this.item, this.#format);
      this.item = item;
      this.#raw = raw;
      this.identify();
      if (packItem(item, this.#format) !== raw && item.record !== theirs.record) this.#keepAgain();
      return true;
    }

    async #keepAgain() {
      const result = await this.keep();
      if (result) this.#show(result);
    }
  }

  Object.assign(profiles, { KeptItem });
})();
