/* A browser that is killed in the middle of a word has lost up to a minute of local storage; what a
   strict transaction of a database has done is on the disk. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const TABLE = "texts";
  const MAX_WAIT = 2000; // milliseconds; some databases never answer
  const MAX_TRIES = 2; // WebKit's may not answer at first, and answer when it is opened again

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
   * @returns {Promise<Result>} What was given last; it is rejected where nothing was changed, or
   *   where nobody knows whether it was.
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
      setTimeout(reject, MAX_WAIT, new Error("no answer"));
      transaction.addEventListener("complete", () => resolve(result));
      transaction.addEventListener("abort", () => reject(fault || transaction.error));
      guard(() => act(transaction.objectStore(TABLE), give, guard))();
    });
  }

  function listTexts(table, give, guard) {
    const found = new Map();
    const asked = table.openCursor();
    asked.onsuccess = guard(() => {
      const cursor = asked.result;
      if (!cursor) {
        give(found);
        return;
      }
      found.set(cursor.key, cursor.value);
      cursor.continue();
    });
  }

  /**
   * Read every text of a database.
   *
   * @param {string} name
   * @param {IDBDatabase | null} opened The database, if it is open.
   * @returns {Promise<{database: IDBDatabase | null, texts: Map<string, string>}>} No database
   *   where the browser gives none that answers.
   */
  async function readDatabase(name, opened) {
    let database = opened;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      database ||= await openDatabase(name);
      if (!database) break;
      const texts = await transact(database, "readonly", listTexts).catch(() => null);
      if (texts) return { database, texts };
      database.close();
      database = null;
    }
    return { database: null, texts: new Map() };
  }

  Object.assign(profiles, { attempt, readDatabase, transact });
})();
