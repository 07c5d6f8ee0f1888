/* A step within the page is the browser's own matter: the theme would load the page again, and all
   that was opened or entered on it would be gone. It leaves links with a target alone; of the way
   back it is told only when that leads to another page. This stands before the theme's script,
   since a window calls its listeners in their order. */
(function () {
  "use strict";

  let shownPath = location.pathname;

  function getPage(address) {
    return address.split("#")[0];
  }

  function leaveToBrowser(event) {
    const link = event.target.closest("a[href*='#']:not([target])");
    if (!link || getPage(link.href) !== getPage(location.href)) return;
    link.target = "_self";
    history.scrollRestoration = "auto";
  }

  function handleBack(event) {
    if (location.pathname === shownPath) event.stopImmediatePropagation();
    else shownPath = "";
  }

  function handlePageLoaded() {
    shownPath = location.pathname;
    // Which the theme has made one of the page before.
    document.querySelector(".pp-skip").href = "#__main";
  }

  document.addEventListener("click", leaveToBrowser, true);
  window.addEventListener("popstate", handleBack);
  document.addEventListener("DOMContentLoaded", () => {
    window.addEventListener("click", () => {
      if (location.pathname !== shownPath) shownPath = "";
    });
    if (typeof document$ !== "undefined") document$.subscribe(handlePageLoaded);
  });
})();
