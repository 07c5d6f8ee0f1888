/**
 * What a response was before it changed.
 *
 * @typedef {object} HistoryStep
 * @property {string} address
 * @property {Entry} before
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { changeEntry, getEntry } = profiles;

  /* Its response as it was, to the words that were answered then; what was written since stays. */
  function restoreResponse(framework, record, { address, before }) {
    const { response = "", text, label } = before;
    const restored = changeEntry(framework, record, address, "response", response);
    const entry = restored.responses.get(address);
    if (!entry || !text || (entry.text === text && entry.label === label)) return restored;
    const next = { ...entry, text, label };
    if (!label) delete next.label;
    const responses = new Map(restored.responses);
    return { ...restored, responses: responses.set(address, next) };
  }

  /**
   * The responses that were chosen or cleared on a page, to be undone one by one.
   */
  class AnswerHistory {
    #session;
    /** @type {HistoryStep[]} */
    #steps = [];

    /**
     * Make a history in which nothing has happened.
     *
     * @param {Session} session
     */
    constructor(session) {
      this.#session = session;
    }

    /**
     * Whether nothing can be undone.
     *
     * @returns {boolean}
     */
    get isEmpty() {
      return !this.#steps.length;
    }

    /**
     * Remember a response that is about to change.
     *
     * @param {string} address
     */
    remember(address) {
      const { framework, item } = this.#session;
      this.#steps.push({ address, before: getEntry(framework, item.record, address) });
    }

    /**
     * Forget everything, as with another record.
     */
    forget() {
      this.#steps = [];
    }

    /**
     * Undo the last change.
     *
     * @returns {string} The address whose response is as it was, "" where nothing was left.
     */
    undo() {
      const step = this.#steps.pop();
      if (!step) return "";
      const { framework } = this.#session;
      const change = (record) => restoreResponse(framework, record, step);
      this.#session.update(change, step.address);
      return step.address;
    }
  }

  Object.assign(profiles, { AnswerHistory });
})();
