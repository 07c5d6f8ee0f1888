(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});

  /**
   * Call a function with the page, and again with each page that the theme loads by itself.
   *
   * @param {() => void} start
   */
  function runOnPages(start) {
    if (typeof document$ !== "undefined") document$.subscribe(start);
    else if (document.readyState !== "loading") start();
    else document.addEventListener("DOMContentLoaded", start);
  }

  Object.assign(profiles, { runOnPages });
})();
