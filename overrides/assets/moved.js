/* On to where a page is now, with all that the address says besides: a place on the page, a choice. */
location.replace(document.querySelector("main a").href + location.search + location.hash);
