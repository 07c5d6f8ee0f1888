/* Takes away the worker that a built site at this address has left, with all that it keeps. */
(function () {
  "use strict";

  async function removeAll() {
    const prefix = `practice-profiles:${new URL(self.registration.scope).pathname}:`;
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  }

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(removeAll()));
})();
