/* The theme loads a page in place of another one and leaves the focus nowhere, so that a screen
   reader says nothing and the keyboard starts at the top. Here the title of the page is said, and
   the focus goes where a browser that loads a page would have a reader begin: to what the address
   names, or to the page's title; on the way back, to the link that was followed. The focus alone is
   not enough: Orca says nothing of it where the link that had it is gone. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { runOnPages } = profiles;

  /** @type {Map<string, {index: number, href: string}>} The link that was followed, by page. */
  const followedLinks = new Map();
  let isReturn = false;
  let shownPath = location.pathname;

  function rememberLink({ target }) {
    const link = target.closest("a[href]");
    if (!link) return;
    const index = [...document.links].indexOf(link);
    followedLinks.set(shownPath, { index, href: link.href });
  }

  function findFollowedLink() {
    const { index, href } = followedLinks.get(location.pathname) ?? {};
    const link = document.links[index];
    return link?.href === href && link?.getClientRects().length ? link : null;
  }

  /* What an address names is shown, also where the theme has scrolled before it was there. */
  function findPlace() {
    const followed = isReturn && findFollowedLink();
    if (followed) return followed;
    const named = findNamed();
    if (!isReturn) named?.scrollIntoView();
    return named || document.querySelector("#__main h1");
  }

  function findNamed() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // what is no address names nothing
    }
  }

  function focusPlace() {
    const place = findPlace() || document.getElementById("__main");
    const focus = () => place.focus({ preventScroll: true });
    focus();
    if (document.activeElement === place) return;
    place.tabIndex = -1;
    focus();
  }

  function handlePage() {
    if (location.pathname !== shownPath) {
      focusPlace();
      document.getElementById("__title").textContent = document.title;
    }
    isReturn = false;
    shownPath = location.pathname;
  }

  document.addEventListener("click", rememberLink, true);
  self.addEventListener("popstate", () => {
    isReturn = location.pathname !== shownPath;
  });
  runOnPages(handlePage);
})();
