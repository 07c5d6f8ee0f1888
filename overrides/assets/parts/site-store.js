/**
 * What became of a text that was to be kept.
 *
 * @typedef {object} KeepResult
 * @property {string | null} text What is kept now; null where nothing is.
 * @property {string} fault "" when it is kept, else the key of a message.
 * @property {boolean} [isDoubled] Had both texts something new in the same place?
 * @property {boolean} [isUnreadable] Is what was there left alone, since it cannot be read?
 */

/**
 * Puts a text and another one of the same key together.
 *
 * @typedef {(key: string, ours: string, theirs: string) => {
 *   text: string, isDoubled?: boolean, isUnreadable?: boolean,
 * }} MergeStored
 */

/* Local storage holds what the database cannot take, or could not take yet when a page was left,
   until it is there. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { attempt, LocalTexts, readDatabase, transact } = profiles;

  /**
   * The texts that one site keeps in this browser, by their keys.
   */
  class SiteStore {
    #merge;
    #local;
    #database = null;
    #channel = null;
    #waiting = new Map(); // by key, what is to be kept
    #isWriting = false;

    /**
     * Make a store that is still to be opened.
     *
     * @param {string} path The site's path, by which sites of one host are told apart.
     * @param {MergeStored} merge
     */
    constructor(path, merge) {
      /** What the names of all that this site keeps begin with. */
      this.name = `practice-profiles:${path}#`; // which no other path begins with
      this.#merge = merge;
      this.#local = new LocalTexts(this.name);
      /** @type {Map<string, string>} */
      this.texts = new Map();
      this.isOpen = false;
    }

    /**
     * Read what is kept, and listen to other tabs.
     */
    async open() {
      await this.refresh();
      this.#listen();
      this.isOpen = true;
    }

    /**
     * Read everything again, as after a page has slept.
     */
    async refresh() {
      this.texts = await this.#readAll();
      this.#waiting.forEach(({ text }, key) => this.texts.set(key, text));
      const keys = new Set(this.#local.list().map(({ key }) => key));
      keys.forEach((key) => {
        const text = this.#mergeLocal(key, this.texts.get(key) ?? null);
        if (this.#database) this.write(key, text);
        else this.texts.set(key, text);
      });
      this.#announce(null);
    }

    /**
     * Whether everything is where it is to be kept.
     *
     * @returns {boolean}
     */
    get isIdle() {
      return !this.#isWriting;
    }

    /**
     * Keep a text.
     *
     * @param {string} key
     * @param {string} text
     * @returns {Promise<KeepResult>}
     */
    write(key, text) {
      const waiting = this.#waiting.get(key);
      const before = waiting ? waiting.before : (this.texts.get(key) ?? null);
      this.texts.set(key, text);
      if (waiting && !waiting.isUnderWay) {
        waiting.text = text;
        return waiting.result;
      }
      const job = { key, text, before, isUnderWay: false };
      job.result = new Promise((resolve) => {
        job.resolve = resolve;
      });
      this.#waiting.set(key, job);
      this.#writeWaiting();
      return job.result;
    }

    /**
     * Take away what is kept under a key.
     *
     * @param {string} key
     */
    remove(key) {
      this.texts.delete(key);
      this.#waiting.delete(key);
      this.#local.remove(this.#local.list(key));
      this.#change(key, (table) => table.delete(key));
    }

    /**
     * Take away everything.
     */
    clear() {
      this.texts.clear();
      this.#waiting.clear();
      this.#local.remove(this.#local.list());
      this.#change(null, (table) => table.clear());
    }

    /* The page may never come back. */
    #saveWaiting() {
      if (this.#database) this.#waiting.forEach((job) => this.#saveLocally(job));
    }

    async #change(key, act) {
      await transact(this.#database, "readwrite", act).catch(() => null);
      this.#channel?.postMessage(key);
    }

    #listen() {
      this.#channel = attempt(() => new BroadcastChannel(this.name), null);
      this.#channel?.addEventListener("message", ({ data }) => this.#hear(data));
      self.addEventListener("storage", ({ key: name }) => {
        if (this.#database) return;
        const key = this.#local.getKey(name);
        if (name === null) this.refresh();
        else if (key !== null) this.#put(key, this.#mergeLocal(key, null));
      });
      self.addEventListener("pagehide", () => this.#saveWaiting());
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "hidden") this.#saveWaiting();
        else this.refresh();
      });
      self.addEventListener("pageshow", ({ persisted }) => persisted && this.refresh());
    }

    #announce(key) {
      self.dispatchEvent(new CustomEvent("pp-stored", { detail: key }));
    }

    #setText(key, text) {
      if (text === null) this.texts.delete(key);
      else this.texts.set(key, text);
    }

    #put(key, text) {
      this.#setText(key, text);
      this.#announce(key);
    }

    async #hear(key) {
      if (key === null) {
        await this.refresh();
        return;
      }
      const read = (table, give, guard) => {
        const asked = table.get(key);
        asked.onsuccess = guard(() => give(asked.result ?? null));
      };
      const text = await transact(this.#database, "readonly", read).catch(() => undefined);
      if (text !== undefined && !this.#waiting.has(key)) this.#put(key, text);
    }

    async #readAll() {
      const { database, texts } = await readDatabase(this.name, this.#database);
      this.#database = database;
      const forget = () => {
        database.close();
        this.#database = null;
        this.refresh();
      };
      if (database) Object.assign(database, { onclose: forget, onversionchange: forget });
      return texts;
    }

    async #writeWaiting() {
      if (this.#isWriting) return;
      this.#isWriting = true;
      while (this.#waiting.size) {
        const [job] = this.#waiting.values();
        job.isUnderWay = true;
        const result = await this.#save(job);
        this.#finish(job, result);
        job.resolve(result);
      }
      this.#isWriting = false;
    }

    /* Meanwhile it may have been taken away, or another text may wait. */
    #finish(job, { text, fault }) {
      const last = this.#waiting.get(job.key);
      const now = fault ? job.before : text;
      if (last && last !== job) last.before = now;
      if (last !== job) return;
      this.#waiting.delete(job.key);
      this.#setText(job.key, now);
    }

    /* What local storage holds under a key comes after what is kept elsewhere. */
    #mergeLocal(key, kept) {
      return this.#local
        .list(key)
        .reduce((all, { text }) => (all === null ? text : this.#merge(key, text, all).text), kept);
    }

    /* Puts a text together with others of its key. */
    #mergeAll({ key, text }, others) {
      const result = { text, fault: "", isDoubled: false, isUnreadable: false };
      others
        .filter((other) => other && other !== result.text)
        .forEach((other) => {
          const merged = this.#merge(key, result.text, other);
          result.text = merged.text;
          result.isDoubled ||= !!merged.isDoubled;
          result.isUnreadable ||= !!merged.isUnreadable;
        });
      return result;
    }

    async #save(job) {
      const { key } = job;
      const local = this.#local.list(key).map(({ text }) => text);
      const exchange = (table, give, guard) => {
        const asked = table.get(key);
        asked.onsuccess = guard(() => {
          const result = this.#mergeAll(job, [asked.result, ...local]);
          table.put(result.text, key);
          give(result);
        });
      };
      try {
        const result = await transact(this.#database, "readwrite", exchange);
        const done = [job.text, result.text, ...local];
        this.#local.remove(this.#local.list(key).filter(({ text }) => done.includes(text)));
        this.#channel?.postMessage(key);
        return result;
      } catch (error) {
        return this.#saveLocally(job, error);
      }
    }

    #saveLocally(job, cause) {
      const { key } = job;
      const local = this.#local.list(key);
      try {
        const result = this.#mergeAll(
          job,
          local.map(({ text }) => text),
        );
        this.#local.add(key, result.text);
        this.#local.remove(local);
        return result;
      } catch (error) {
        const isFull = [cause, error].some((each) => each?.name === "QuotaExceededError");
        return { text: null, fault: isFull ? "kept-full" : "kept-refused" };
      }
    }
  }

  Object.assign(profiles, { SiteStore });
})();
