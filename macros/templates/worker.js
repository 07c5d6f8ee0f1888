/* The site without a network. BUILD, in front of this, is the build that this worker belongs to:
   `files` are the hashes of its files by their addresses, `first` those that are fetched at once.
   A file that differs from its hash is of another build and is not kept.

   A new worker takes over as soon as it has all of its files. A page that was open before stays
   with the files of its own build (`clients` in the state); when it asks for another page by
   script, it gets none, so that the theme opens the page as a new one. */
(function () {
  "use strict";

  const { version, files, first } = self.BUILD;
  const SCOPE = new URL(self.registration.scope);
  const PREFIX = `practice-profiles:${SCOPE.pathname}:`;
  const CURRENT = PREFIX + version;
  const STATE = `${PREFIX}state`;
  const STATE_URL = new URL("__state", SCOPE).href; // under which it is kept there
  const NETWORK = ""; // in place of a build: a page that came from a server, of whatever build

  function makeUrl(address) {
    return new URL(address, SCOPE).href;
  }

  /* The address of a request as the files have it, null for one that is not of this site. */
  function findAddress({ url, mode }) {
    const { origin, pathname, search } = new URL(url);
    if (origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return null;
    const path = pathname.slice(SCOPE.pathname.length).replace(/(^|\/)index\.html$/, "$1");
    if (mode === "navigate" || path === "" || path.endsWith("/")) return path;
    return path + search;
  }

  function isPage(address) {
    return address === "" || address.endsWith("/");
  }

  async function readState() {
    const cache = await caches.open(STATE);
    const answer = await cache.match(STATE_URL);
    return answer ? answer.json() : { current: "", clients: {} };
  }

  async function writeState(state) {
    const cache = await caches.open(STATE);
    await cache.put(STATE_URL, new Response(JSON.stringify(state)));
  }

  async function listOpenPages() {
    const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
    return open.map(({ id }) => id);
  }

  /* Fetches a file of this build; rejected when the server has another one. */
  async function fetchFile(cache, address) {
    const url = makeUrl(address);
    const answer = await fetch(url, { cache: "no-cache", integrity: files[address] });
    if (!answer.ok || answer.redirected) throw new Error(url);
    await cache.put(url, answer.clone());
    return answer;
  }

  async function install() {
    const cache = await caches.open(CURRENT);
    try {
      await Promise.all(first.map((address) => fetchFile(cache, address)));
    } catch (error) {
      await caches.delete(CURRENT);
      throw error;
    }
    await self.skipWaiting();
  }

  /* Pages that are open belong to the build before, or to one still older. */
  async function activate() {
    const state = await readState();
    const open = await listOpenPages();
    const clients = {};
    open.forEach((id) => {
      const build = state.clients[id] ?? state.current;
      if (build !== CURRENT) clients[id] = build;
    });
    await writeState({ current: CURRENT, clients });
    await deleteUnused();
  }

  async function deleteUnused() {
    const { clients } = await readState();
    const open = await listOpenPages();
    const used = new Set([STATE, CURRENT, ...open.map((id) => clients[id])]);
    const names = await caches.keys();
    const unused = names.filter((name) => name.startsWith(PREFIX) && !used.has(name));
    await Promise.all(unused.map((name) => caches.delete(name)));
  }

  async function openPage(event, address) {
    const cache = await caches.open(CURRENT);
    const known = await cache.match(makeUrl(address));
    if (known) return known;
    try {
      return await fetchFile(cache, address);
    } catch {
      const answer = await fetch(event.request);
      const state = await readState();
      state.clients[event.resultingClientId] = NETWORK;
      await writeState(state);
      return answer;
    }
  }

  async function findFile(event, address) {
    const { clients } = await readState();
    const build = clients[event.clientId] ?? CURRENT;
    if (build !== CURRENT && isPage(address)) return Response.error();
    if (build === NETWORK) return fetch(event.request);
    const cache = await caches.open(build);
    const known = await cache.match(makeUrl(address));
    if (known) return known;
    if (build !== CURRENT || !(address in files)) return fetch(event.request);
    return fetchFile(cache, address).catch(() => fetch(event.request));
  }

  function answerRequest(event) {
    const { request } = event;
    const address = request.method === "GET" ? findAddress(request) : null;
    if (address === null) return;
    if (request.mode !== "navigate") {
      event.respondWith(findFile(event, address));
    } else if (address in files) {
      event.respondWith(openPage(event, address));
      event.waitUntil(deleteUnused());
    }
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", answerRequest);
})();
