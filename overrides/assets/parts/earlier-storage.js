/* Sites once kept what they have in local storage, under names that say nothing of the site. Each
   site copies what is about its own frameworks, once. What it copied stays there until it is
   deleted here, since other sites of the same host may be waiting for theirs, and a site may go
   back to an earlier version. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { attempt, unpackItem } = profiles;
  const PREFIX = "practice-profiles/";
  const TAKEN = "taken/";

  function readEarlier(key) {
    return attempt(() => localStorage.getItem(PREFIX + key), null);
  }

  /* Where one was: with a kind of record, and with a framework. */
  function takeOverPlace(store, place) {
    const key = `current/${place}`;
    const current = readEarlier(key);
    if (current && !store.texts.has(key)) store.write(key, current);
  }

  /**
   * Copy what is about frameworks that the page has, unless that was done before.
   *
   * @param {SiteStore} store
   * @param {Format} format
   */
  function takeOverItems(store, format) {
    const prefix = `${PREFIX}${format.kind}/`;
    const names = attempt(() => Object.keys(localStorage), []);
    names
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(PREFIX.length))
      .filter((key) => !store.texts.has(TAKEN + key))
      .forEach((key) => {
        const text = readEarlier(key);
        const framework = unpackItem(text, format)?.record.framework;
        if (!framework || !profiles.frameworks?.has(framework)) return;
        store.write(TAKEN + key, "yes");
        if (!store.texts.has(key)) store.write(key, text);
        takeOverPlace(store, format.kind);
        takeOverPlace(store, `${format.kind}-${framework}`);
      });
  }

  /**
   * Take away what was copied from where it was.
   *
   * @param {SiteStore} store
   * @param {string} prefix That of the keys.
   */
  function removeTakenOver(store, prefix) {
    [...store.texts.keys()]
      .filter((key) => key.startsWith(TAKEN + prefix))
      .forEach((key) => {
        attempt(() => localStorage.removeItem(PREFIX + key.slice(TAKEN.length)));
      });
  }

  Object.assign(profiles, { takeOverItems, removeTakenOver });
})();
