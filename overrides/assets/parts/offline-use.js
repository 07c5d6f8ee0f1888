(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { runOnPages } = profiles;
  const WORKER = "worker.js"; // beside the manifest
  const OFTEN = 60_000; // milliseconds between two looks for a new build

  /* A server for authors has no manifest, and a page that was opened from a folder no worker. */
  function startWorker() {
    const manifest = document.querySelector("link[rel=manifest]");
    if (!manifest || !navigator.serviceWorker || !location.protocol.startsWith("http")) return;
    if (navigator.connection?.saveData) return;
    const { workerCheck } = profiles;
    if (workerCheck && Date.now() - workerCheck < OFTEN) return;
    profiles.workerCheck = Date.now();
    const worker = (profiles.workerAddress ??= new URL(WORKER, manifest.href).href);
    navigator.serviceWorker
      .register(worker, { updateViaCache: "none" })
      .then((registration) => registration.update())
      .catch(() => {}); // refused, or no network: the site is as it was
  }

  runOnPages(startWorker);
})();
