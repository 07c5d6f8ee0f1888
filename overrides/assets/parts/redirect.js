/* On to where a page is now, with all that the address says besides: a place on the page, a
   choice. */
(function () {
  "use strict";

  const { href } = document.querySelector("main a");
  location.replace(href + location.search + location.hash);
})();
