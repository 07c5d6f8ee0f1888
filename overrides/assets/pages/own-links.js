/* What the links of a page to its own parts can do: be copied, and be few stops of the Tab key. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { showTarget, startCopying, startLinkGroups } = profiles;

  function startOwnLinks() {
    const words = document.querySelector("[data-pp-words]:not([data-pp-started])");
    if (!words) return; // another page, or this one once more
    words.dataset.ppStarted = "";
    startCopying(words.dataset.linkCopied);
    startLinkGroups();
  }

  // The theme runs this once more with each such page that it loads into the same window.
  if (!profiles.startOwnLinks) {
    profiles.startOwnLinks = startOwnLinks;
    self.addEventListener("hashchange", showTarget);
  }
  profiles.startOwnLinks();
})();
