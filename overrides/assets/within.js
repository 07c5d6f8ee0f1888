/* A step within the page is the browser's own matter: the theme would load the page again, and all that was opened or
   entered on it would be gone. It leaves links with a target alone; of the way back it is told only when that leads to
   another page. This stands before the theme's script, since a window calls its listeners in their order. */
(function () {
  "use strict";

  var shown = location.pathname;

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href*='#']:not([target])");
    if (!link || link.href.split("#")[0] !== location.href.split("#")[0]) return;
    link.target = "_self";
    history.scrollRestoration = "auto";
  }, true);
  window.addEventListener("popstate", function (event) {
    if (location.pathname === shown) event.stopImmediatePropagation();
    else shown = "";
  });
  document.addEventListener("DOMContentLoaded", function () {
    window.addEventListener("click", function () { if (location.pathname !== shown) shown = ""; });
    if (typeof document$ !== "undefined") document$.subscribe(function () {
      shown = location.pathname;
      document.querySelector(".pp-skip").href = "#__main"; // which the theme has made one of the page before
    });
  });
})();
