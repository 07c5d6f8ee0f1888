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
  const { attempt, readDatabase, transact } = profiles;

  /**
   * The texts that one site keeps in this browser, by their keys.
   */
  class SiteStore {
    #merge;
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
      this.#listLocal().forEach(([key, text]) => {
        const kept = this.texts.get(key);
        const merged = kept === undefined ? text : this.#merge(key, text, kept).text;
        if (this.#database) this.write(key, merged);
        else this.texts.set(key, merged);
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
      this.#removeLocal(key);
      this.#change(key, (table) => table.delete(key));
    }

    /**
     * Take away everything.
     */
    clear() {
      this.texts.clear();
      this.#waiting.clear();
      this.#listLocal().forEach(([key]) => this.#removeLocal(key));
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
      self.addEventListener("storage", ({ key, newValue }) => {
        const isOurs = key === null || key.startsWith(this.name);
        if (!isOurs || this.#database) return;
        if (key === null) this.refresh();
        else this.#put(key.slice(this.name.length), newValue);
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
      const local = this.#readLocal(key);
      const exchange = (table, give, guard) => {
        const asked = table.get(key);
        asked.onsuccess = guard(() => {
          const result = this.#mergeAll(job, [asked.result, local]);
          table.put(result.text, key);
          give(result);
        });
      };
      try {
        const result = await transact(this.#database, "readwrite", exchange);
        if ([local, result.text, job.text].includes(this.#readLocal(key))) this.#removeLocal(key);
        this.#channel?.postMessage(key);
        return result;
      } catch (error) {
        return this.#saveLocally(job, error);
      }
    }

    #saveLocally(job, cause) {
      const { key } = job;
      try {
        const result = this.#mergeAll(job, [this.#readLocal(key)]);
        localStorage.setItem(this.name + key, result.text);
        if (this.#readLocal(key) !== result.text) throw new Error("not kept");
        return result;
      } catch (error) {
        const isFull = [cause, error].some((each) => each?.name === "QuotaExceededError");
        return { text: null, fault: isFull ? "kept-full" : "kept-refused" };
      }
    }

    #readLocal(key) {
      return attempt(() => localStorage.getItem(this.name + key), null);
    }

    #removeLocal(key) {
      attempt(() => localStorage.removeItem(this.name + key));
    }

    #listLocal() {
      const keys = attempt(() => Object.keys(localStorage), []);
      return keys
        .filter((key) => key.startsWith(this.name))
        .map((key) => key.slice(this.name.length))
        .map((key) => [key, this.#readLocal(key)]);
    }
  }

  Object.assign(profiles, { SiteStore });
})();
