/* Opened from a folder, the site has no server to answer a folder's address by its index.html.
   Links on pages name it already; this adds it to those that scripts make. */
(function () {
  "use strict";

  function nameIndex(event) {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    link.pathname += "index.html";
  }

  document.addEventListener("click", nameIndex, true);
})();
