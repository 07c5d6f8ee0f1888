(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    countPeople,
    fingerprintSpreads,
    getEntry,
    loadMeetingState,
    mergeReflections,
    saveMeetingState,
  } = profiles;

  /**
   * The people whose answers are laid side by side, and how they go into a team's record.
   */
  class Meeting {
    #session;
    #fingerprint = ""; // of the spreads in the record, as they were shown last

    /**
     * Make a meeting; `begin` begins it with a record.
     *
     * @param {Session} session
     */
    constructor(session) {
      this.#session = session;
      /** @type {MeetingState} */
      this.state = profiles.meetingState ??= loadMeetingState();
      this.isJoined = false; // do people's answers go into the record, or are they only looked at?
      /** @type {Map<string, MergedElement>} */
      this.merged = new Map();
      /** @type {Map<string, {person: Person, entry: Entry}[]>} */
      this.notes = new Map();
    }

    /**
     * The people whose answers count.
     *
     * @returns {Person[]}
     */
    get counted() {
      const { key } = this.#session.framework;
      return this.state.people.filter(
        ({ counted, record }) => counted && record.framework === key,
      );
    }

    /**
     * Begin with the record that the session has opened.
     */
    begin() {
      const { framework, id, item } = this.#session;
      const { state } = this;
      const isTheirs = id !== "" && state.joinedId === id;
      this.isJoined = !item.record.people || isTheirs;
      if (!isTheirs) state.base = null;
      if (state.framework === framework.key) return;
      state.framework = framework.key;
      state.chosen = null;
      state.earlier = null;
    }

    /**
     * Take note of the record as it is now.
     *
     * @returns {boolean} Whether it holds other spreads than before.
     */
    updateFingerprint() {
      const before = this.#fingerprint;
      this.#fingerprint = fingerprintSpreads(this.#session.item.record);
      return this.#fingerprint !== before;
    }

    /**
     * Lay the answers of those who count side by side.
     */
    merge() {
      const { merged, notes } = mergeReflections(this.#session.framework, this.counted);
      this.merged = merged;
      this.notes = notes;
    }

    /**
     * Put people's answers into the record, if that is where they go and they are not there yet.
     */
    join() {
      if (!this.isJoined) return;
      const session = this.#session;
      const count = (address) => this.#addBase(address, this.merged.get(address).counts);
      const add = (record) => countPeople(session.framework, record, count, this.countAll());
      const before = this.#fingerprint;
      this.#fingerprint = fingerprintSpreads(add(session.item.record));
      if (this.#fingerprint !== before) session.update(add);
      this.state.joinedId = session.id;
    }

    /**
     * Add people's answers from now on to those that the record holds.
     */
    addToRecord() {
      const { record } = this.#session.item;
      const spreads = [...record.responses].filter(([, { spread }]) => spread);
      this.state.base = {
        people: record.people,
        spreads: new Map(spreads.map(([address, { spread }]) => [address, spread])),
      };
      this.isJoined = true;
    }

    /**
     * Put back what the record held before people's answers took its place.
     *
     * @param {TeamRecord} before
     */
    putBack(before) {
      const { framework } = this.#session;
      const count = (address) => getEntry(framework, before, address).spread || new Map();
      this.isJoined = false;
      this.#session.update((record) => countPeople(framework, record, count, before.people));
    }

    /**
     * Keep people's answers as long as this tab is open.
     */
    remember() {
      saveMeetingState(this.state);
    }

    /**
     * Count the people whose answers are here or, added to, in the record.
     *
     * @returns {number}
     */
    countAll() {
      return this.counted.length + (this.state.base?.people || 0);
    }

    #addBase(address, counts) {
      const all = new Map(counts);
      const before = this.state.base?.spreads.get(address) || new Map();
      before.forEach((count, response) => all.set(response, (all.get(response) || 0) + count));
      return all;
    }

    /**
     * Return what the team has settled about an element.
     *
     * @param {FrameworkElement} element
     * @returns {Entry}
     */
    getEntry({ address }) {
      const { framework, item } = this.#session;
      return getEntry(framework, item.record, address);
    }

    /**
     * Return how many people gave each response, from their files, or from the record when there
     * are none.
     *
     * @param {FrameworkElement} element
     * @returns {Map<string, number>}
     */
    getCounts(element) {
      const { address } = element;
      if (this.counted.length) return this.#addBase(address, this.merged.get(address).counts);
      return this.getEntry(element).spread || new Map();
    }

    /**
     * Count the people who wish to talk about a practice.
     *
     * @param {Group} group
     * @returns {number}
     */
    countMarks({ holder }) {
      const notes = this.notes.get(holder.address) || [];
      return notes.filter(({ entry }) => entry.talk).length;
    }
  }

  Object.assign(profiles, { Meeting });
})();
