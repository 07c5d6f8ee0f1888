(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});

  /**
   * Load a script, once it is needed.
   *
   * @param {string} address
   * @returns {Promise<void>} Rejected when it cannot be loaded.
   */
  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        script.remove();
        reject(new Error(address));
      });
      document.head.append(script);
    });
  }

  Object.assign(profiles, { loadScript });
})();
