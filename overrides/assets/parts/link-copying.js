/* A link to a statement stands in the address bar as any other, and is copied besides. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const SHOWN = 3000; // milliseconds
  let timer = 0;

  function createStatus() {
    const status = document.createElement("p");
    status.className = "pp-toast";
    status.setAttribute("role", "status");
    document.body.append(status);
    return status;
  }

  function showStatus(text) {
    const status = document.querySelector(".pp-toast");
    status.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = "";
    }, SHOWN);
  }

  async function copy(address, message) {
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      return; // the reader has not allowed it
    }
    showStatus(message);
  }

  /* A screen reader tells what changes in a place that it knows already. */
  function ensureStatus() {
    if (!document.querySelector(".pp-toast")) createStatus();
  }

  /**
   * Copy the address of a link when it is followed.
   *
   * @param {string} message What is told then.
   */
  function startCopying(message) {
    ensureStatus();
    document.querySelectorAll("[data-pp-copy]").forEach((link) => {
      link.addEventListener("click", () => {
        if (navigator.clipboard) copy(link.href, message);
      });
    });
  }

  Object.assign(profiles, { startCopying });
})();
