/* What there is to know of how long a browser keeps what is entered. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { writeText } = profiles;
  const MANY_DAYS = 7;
  const DAY = 24 * 60 * 60 * 1000;

  /* For how many days something has been in no file; 0 where there is nothing to remind of. */
  function countUnsavedDays({ record, saved, changed }) {
    if (saved && !changed) return 0;
    const [first] = [...record.stamps.values()]
      .map((stamps) => stamps.split("/")[0])
      .filter((time) => time > record.saved)
      .sort();
    const since = Date.parse(first || record.date) || Date.now();
    return Math.max(0, Math.floor((Date.now() - since) / DAY));
  }

  /**
   * Tell whether this browser soon deletes what a site keeps: Safari, and what is made of it, does,
   * but spares sites on the home screen.
   *
   * @returns {boolean}
   */
  function forgetsSoon() {
    const isApple = navigator.vendor.startsWith("Apple");
    return isApple && !matchMedia("(display-mode: standalone)").matches;
  }

  /**
   * Show what a browser does with what it keeps, and remind of what is in no file.
   *
   * @param {Page} page
   * @param {Item} item
   * @param {string} id That of the item, "" before anything was entered.
   */
  function showKeeping({ say, find }, item, id) {
    const days = id ? countUnsavedDays(item) : 0;
    find("weekly").hidden = !forgetsSoon();
    writeText(find("unsaved"), days >= MANY_DAYS ? say.count("unsaved-days", days) : "");
  }

  Object.assign(profiles, { forgetsSoon, showKeeping });
})();
