/* What pages made from data can do beyond reading: show one level, explain terms.
   Everything reads well without this. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { Definitions, revealTarget, runOnPages, startLevelFilter } = profiles;
  let definitions = null; // of the page that is open

  function start() {
    const form = document.querySelector("[data-pp-levels]");
    if (form) startLevelFilter(form);
    const box = document.querySelector("[data-pp-definitions]");
    if (box) definitions = new Definitions(box);
  }

  self.addEventListener("hashchange", revealTarget);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") definitions?.hide();
  });
  runOnPages(start);
})();
