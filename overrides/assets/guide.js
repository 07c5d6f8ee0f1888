/* On a discussion guide's page: choose the practices, the level, the length of the meeting and the facilitator's notes,
   and print just that. The choice stands in the address. Without this the whole guide for participants is there. */
(function () {
  "use strict";

  var pp = (self.pp = self.pp || {});
  if (pp.guide) {
    pp.guide(); // the theme runs this once more with each guide that it loads into the same window
    return;
  }
  pp.guide = start;

  /* Of the page that is open; the theme loads pages one after the other into the same window. */
  var reveal = function () {};

  function start() {
    var form = document.querySelector("[data-pp-guide]:not([data-pp-started])");
    var guide = document.querySelector("[data-pp-guide-parts]");
    if (!form || !guide) return; // another page, or this one once more
    form.dataset.ppStarted = "";

    function inputs(name) {
      return Array.from(form.querySelectorAll("input[name=" + name + "]"));
    }

    function checked(name) {
      return inputs(name).filter(function (input) { return input.checked; }).map(function (input) { return input.value; });
    }

    function each(selector, act) {
      guide.querySelectorAll(selector).forEach(act);
    }

    /* Hidden is hidden on paper too. */
    function show() {
      var practices = inputs("practices").length ? checked("practices") : null;
      var level = checked("level")[0] || "";
      var minutes = checked("minutes")[0] || "";
      var leading = checked("facilitator").length > 0;
      each("[data-practice]", function (part) {
        part.hidden = practices !== null && practices.indexOf(part.dataset.practice) < 0;
      });
      each(".pp-statement", function (statement) {
        statement.hidden = level !== "" && statement.dataset.level !== "" && statement.dataset.level !== level;
      });
      each(".pp-guide-column", function (column) {
        column.hidden = !column.querySelector(".pp-statement:not([hidden])");
      });
      each("[data-minutes]", function (cell) {
        cell.hidden = minutes !== "" && cell.dataset.minutes !== minutes;
      });
      each("[data-facilitator]", function (part) { part.hidden = !leading; });
      return practices;
    }

    /* Said only where it was changed, so that a page that is opened is not talked over. */
    function tell(practices) {
      var status = form.querySelector("[role=status]");
      if (practices === null) return;
      var words = practices.length === 0 ? "none" : practices.length === 1 ? "one" : "other";
      status.textContent = status.dataset[words].replace("{count}", practices.length);
    }

    function toAddress(practices) {
      var address = new URL(location.href);
      var all = practices === null || practices.length === inputs("practices").length;
      var wanted = {
        practices: all ? "" : practices.join(","),
        level: checked("level")[0] || "",
        minutes: checked("minutes")[0] || "",
        facilitator: checked("facilitator")[0] || "",
      };
      Object.keys(wanted).forEach(function (name) {
        if (wanted[name]) address.searchParams.set(name, wanted[name]);
        else address.searchParams.delete(name);
      });
      address.search = address.search.replace(/%2C/g, ",");
      history.replaceState(history.state, "", address);
    }

    /* What an address asks for and the guide does not have is passed over. */
    function fromAddress() {
      var asked = new URLSearchParams(location.search);
      var practices = (asked.get("practices") || "").split(",");
      var known = inputs("practices").filter(function (input) { return practices.indexOf(input.value) >= 0; });
      inputs("practices").forEach(function (input) { input.checked = !known.length || known.indexOf(input) >= 0; });
      ["level", "minutes"].forEach(function (name) {
        var wanted = asked.get(name) || "";
        var found = inputs(name).find(function (input) { return input.value === wanted; });
        inputs(name).forEach(function (input) { input.checked = found ? input === found : input.value === ""; });
      });
      inputs("facilitator").forEach(function (input) { input.checked = asked.get("facilitator") === "1"; });
    }

    /* Whoever follows a link to a statement sees it, whatever was chosen. */
    reveal = function () {
      var target = null;
      try {
        target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      } catch (error) {
        return; // the address is no valid one
      }
      if (!target || !guide.contains(target) || !target.closest("[hidden]")) return;
      var practice = target.closest("[data-practice]");
      inputs("practices").forEach(function (input) {
        if (practice && input.value === practice.dataset.practice) input.checked = true;
      });
      inputs("level").forEach(function (input) { input.checked = input.value === ""; });
      changed();
      target.scrollIntoView();
    };

    function changed() {
      var practices = show();
      toAddress(practices);
      tell(practices);
    }

    form.addEventListener("change", changed);
    form.addEventListener("reset", function () { setTimeout(changed, 0); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.querySelector("[data-pp-print]").addEventListener("click", function () {
      if (inputs("practices").length && !checked("practices").length) {
        tell([]);
        inputs("practices")[0].focus();
      } else {
        window.print();
      }
    });
    fromAddress();
    show();
    form.hidden = false;
    reveal();
  }

  window.addEventListener("hashchange", function () { reveal(); });
  start();
})();
