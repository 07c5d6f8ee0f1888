/* Search: a native dialog, so that focus stays inside, Escape closes and focus returns. The index and the engine are
   fetched when the dialog is first opened, not with every page. */
(function () {
  "use strict";

  var MOST = 30;
  var engine = null;

  function script(address, name) {
    return new Promise(function (done, failed) {
      if (window[name]) return done();
      var element = document.createElement("script");
      element.src = address;
      element.onload = done;
      element.onerror = failed;
      document.head.appendChild(element);
    });
  }

  /* A page that was opened from a folder may fetch nothing: there the index is a script. */
  function index(address) {
    if (address.endsWith(".js")) {
      return script(address, "practiceProfilesIndex").then(function () { return window.practiceProfilesIndex; });
    }
    return fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.json();
    });
  }

  /* Texts in the index are escaped for HTML; here they are wanted as they were typed. */
  function typed(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent;
  }

  function folded(word) {
    return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function load(dialog) {
    if (!engine) {
      engine = Promise.all([
        index(dialog.dataset.index),
        script(dialog.dataset.engine, "MiniSearch")
      ]).then(function (loaded) {
        var search = new window.MiniSearch({
          fields: ["title", "text"],
          storeFields: ["location", "title", "text", "page"],
          processTerm: folded,
          searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: function (word) { return word.length > 4 ? 0.2 : 0; }, combineWith: "AND" }
        });
        var pages = {};
        var docs = loaded[0].docs.map(function (doc, number) {
          var found = { id: number, location: doc.location, title: typed(doc.title), text: typed(doc.text) };
          if (doc.location.indexOf("#") < 0) pages[doc.location] = found.title;
          return found;
        });
        docs.forEach(function (doc) {
          var page = doc.location.split("#")[0];
          doc.page = page === doc.location ? "" : pages[page] || "";
        });
        search.addAll(docs);
        return search;
      });
      engine.catch(function () { engine = null; });
    }
    return engine;
  }

  function item(result, root) {
    var li = document.createElement("li");
    var link = document.createElement("a");
    link.href = root + result.location;
    link.textContent = result.title;
    li.appendChild(link);
    [["pp-quiet", result.page], ["pp-excerpt", result.text.length > 160 ? result.text.slice(0, 160) + "…" : result.text]].forEach(function (part) {
      if (!part[1]) return;
      var line = document.createElement("p");
      line.className = part[0];
      line.textContent = part[1];
      li.appendChild(line);
    });
    return li;
  }

  function attach(dialog, button) {
    var input = dialog.querySelector("input");
    var status = dialog.querySelector("[role=status]");
    var list = dialog.querySelector(".pp-results");
    var words = dialog.dataset;
    var asked = 0;

    /* Addresses are those of the page that was opened first; the theme puts others in its place. */
    ["index", "engine", "root"].forEach(function (name) { words[name] = new URL(words[name], location.href).href; });

    function search() {
      var turn = ++asked;
      var query = input.value.trim();
      if (!query) {
        list.replaceChildren();
        status.textContent = "";
        return;
      }
      load(dialog).then(function (found) {
        if (turn !== asked) return;
        var results = found.search(query);
        list.replaceChildren.apply(list, results.slice(0, MOST).map(function (result) { return item(result, words.root); }));
        var said = results.length === 1 ? words.one : words.other;
        status.textContent = results.length ? said.replace("{count}", results.length) : words.none;
      }, function () {
        status.textContent = words.failed;
      });
    }

    button.hidden = false;
    button.addEventListener("click", function () {
      dialog.showModal();
      input.focus();
      load(dialog).catch(function () {});
    });
    input.addEventListener("input", search);
    dialog.querySelector("form").addEventListener("submit", function (event) {
      event.preventDefault();
      var first = list.querySelector("a");
      if (first) first.focus();
    });
    dialog.querySelector("[data-pp-search-close]").addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target.closest(".pp-results a")) dialog.close();
    });
  }

  function start() {
    var dialog = document.querySelector("[data-pp-search]");
    var button = document.querySelector("[data-pp-search-open]");
    if (dialog && button && !dialog.dataset.attached) {
      dialog.dataset.attached = "true";
      attach(dialog, button);
    }
    /* The menu lies over the page; whoever moves on behind it has left it. */
    var nav = document.getElementById("__nav");
    if (nav && !nav.dataset.attached) {
      nav.dataset.attached = "true";
      nav.addEventListener("focusout", function (event) {
        if (event.relatedTarget && !nav.contains(event.relatedTarget) && nav.matches(":popover-open")) nav.hidePopover();
      });
    }
  }

  if (typeof document$ !== "undefined") document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
