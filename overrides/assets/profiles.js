/* What pages made from data can do beyond reading: show one level, explain terms, copy links. Everything reads well
   without this; the theme calls `start` again after each page that it loads by itself. */
(function () {
  "use strict";

  var escape = function () {};

  /* One level only: a practice's columns and statements of other levels are taken out; the choice is in the address. */
  function levels(form) {
    var status = form.querySelector("[role=status]");
    var inputs = Array.from(form.querySelectorAll("input"));

    function show(level, told) {
      document.querySelectorAll(".pp-practice .pp-statement[data-level]").forEach(function (statement) {
        statement.classList.toggle("pp-off", level !== "" && statement.dataset.level !== "" && statement.dataset.level !== level);
      });
      document.querySelectorAll(".pp-column").forEach(function (column) {
        var statements = Array.from(column.querySelectorAll(".pp-statement"));
        column.classList.toggle("pp-off", statements.length > 0 && statements.every(function (statement) {
          return statement.classList.contains("pp-off");
        }));
      });
      var chosen = inputs.find(function (input) { return input.value === level; });
      chosen.checked = true;
      status.textContent = told ? chosen.dataset.shown || "" : "";
    }

    function fromAddress() {
      var asked = new URLSearchParams(location.search).get("level") || "";
      show(inputs.some(function (input) { return input.value === asked; }) ? asked : "", asked !== "");
    }

    form.addEventListener("change", function (event) {
      var address = new URL(location.href);
      if (event.target.value) address.searchParams.set("level", event.target.value);
      else address.searchParams.delete("level");
      history.replaceState(history.state, "", address);
      show(event.target.value, true);
    });
    fromAddress();
    form.hidden = false;
    reveal();
  }

  /* Whoever follows a link to a statement sees it, whatever level was chosen. */
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest(".pp-off")) {
      document.querySelectorAll(".pp-off").forEach(function (off) {
        if (off.contains(target)) off.classList.remove("pp-off");
      });
      target.scrollIntoView();
    }
  }

  /* A term's definition beside it, on hover, focus or touch; Escape puts it away. A second touch follows the link. */
  function definitions(box) {
    var shown = null;
    var leaving = 0;

    function hide() {
      clearTimeout(leaving);
      if (shown) shown.classList.remove("pp-shown");
      shown = null;
    }

    /* Long enough to move the pointer from the term onto its definition. */
    function leave() {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 250);
    }

    escape = hide;

    function show(term) {
      hide();
      shown = document.getElementById(term.getAttribute("aria-describedby"));
      if (!shown) return;
      shown.classList.add("pp-shown");
      var lines = term.getClientRects();
      var place = lines[lines.length - 1];
      var left = Math.min(place.left, document.documentElement.clientWidth - shown.offsetWidth - 8);
      var base = (shown.offsetParent || document.body).getBoundingClientRect();
      shown.style.left = Math.max(8, left) - base.left + "px";
      var below = place.bottom + 6;
      var above = place.top - shown.offsetHeight - 6;
      shown.style.top = (below + shown.offsetHeight > window.innerHeight && above > 0 ? above : below) - base.top + "px";
    }

    box.hidden = false;
    document.querySelectorAll(".pp-term").forEach(function (term) {
      var id = term.getAttribute("aria-describedby");
      var touched = false;
      term.addEventListener("pointerdown", function (event) { touched = event.pointerType !== "mouse"; });
      term.addEventListener("pointerenter", function (event) { if (event.pointerType === "mouse") show(term); });
      term.addEventListener("focus", function () { if (!touched) show(term); });
      term.addEventListener("blur", hide);
      term.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") leave(); });
      term.addEventListener("click", function (event) {
        if (touched && !(shown && shown.id === id)) {
          event.preventDefault();
          show(term);
        }
      });
    });
    box.addEventListener("mouseover", function () { clearTimeout(leaving); });
    box.addEventListener("mouseleave", leave);
  }

  /* A link to a statement: it stands in the address bar as with any link, and is copied besides. */
  function copying(words) {
    document.querySelectorAll("[data-pp-copy]").forEach(function (link) {
      link.addEventListener("click", function () {
        if (!navigator.clipboard) return;
        navigator.clipboard.writeText(link.href).then(function () { tell(words.dataset.linkCopied); }, function () {});
      });
    });
  }

  function tell(text) {
    var status = document.querySelector(".pp-told");
    if (!status) {
      status = document.createElement("p");
      status.className = "pp-told";
      status.setAttribute("role", "status");
      document.body.appendChild(status);
    }
    status.textContent = text;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(function () { status.textContent = ""; }, 3000);
  }

  function start() {
    var form = document.querySelector("[data-pp-levels]");
    if (form) levels(form);
    var box = document.querySelector("[data-pp-definitions]");
    if (box) definitions(box);
    var words = document.querySelector("[data-pp-words]");
    if (words) copying(words);
  }

  window.addEventListener("hashchange", reveal);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") escape(); });
  if (typeof document$ !== "undefined") document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
