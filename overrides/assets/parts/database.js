/* A browser that is killed in the middle of a word has lost up to a minute of local storage; what a
   strict transaction of a database has done is on the disk. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const TABLE = "texts";
  const MAX_WAIT = 3000; // milliseconds; some databases never answer

  /**
   * Do something that a browser may refuse.
   *
   * @template Result
   * @param {() => Result} act
   * @param {Result} [otherwise] What is returned where it does.
   * @returns {Result}
   */
  function attempt(act, otherwise) {
    try {
      return act();
    } catch {
      return otherwise;
    }
  }

  /**
   * Open a database of texts.
   *
   * @param {string} name
   * @returns {Promise<IDBDatabase | null>} Null where the browser gives none.
   */
  function openDatabase(name) {
    return new Promise((resolve) => {
      const give = (database) => resolve(database);
      setTimeout(give, MAX_WAIT, null);
      try {
        const asked = indexedDB.open(name, 1);
        asked.addEventListener("upgradeneeded", () => asked.result.createObjectStore(TABLE));
        asked.addEventListener("success", () => give(asked.result));
        asked.addEventListener("error", () => give(null));
      } catch {
        give(null);
      }
    });
  }

  /**
   * Do something with the table of texts; what it changes is on the disk when this is done.
   *
   * @template Result
   * @param {IDBDatabase} database
   * @param {"readonly" | "readwrite"} mode
   * @param {(
   *   table: IDBObjectStore,
   *   give: (result: Result) => void,
   *   guard: (next: () => void) => () => void,
   * ) => void} act What waits for an answer of the table is put into `guard`.
   * @returns {Promise<Result>} What was given last; it is rejected where nothing was changed.
   */
  function transact(database, mode, act) {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode, { durability: "strict" });
      let result;
      let fault;
      const guard = (next) => () => {
        try {
          next();
        } catch (error) {
          fault = error;
          transaction.abort();
        }
      };
      const give = (value) => {
        result = value;
      };
      transaction.addEventListener("complete", () => resolve(result));
      transaction.addEventListener("abort", () => reject(fault || transaction.error));
      guard(() => act(transaction.objectStore(TABLE), give, guard))();
    });
  }

  Object.assign(profiles, { attempt, openDatabase, transact });
})();
