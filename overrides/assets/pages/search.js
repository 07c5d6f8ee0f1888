/* Search: a native dialog, so that focus stays inside, Escape closes and focus returns. The index
   and the engine are fetched when the dialog is first opened, not with every page. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { loadSearch, runOnPages } = profiles;
  const MAX_RESULTS = 30;
  const MAX_EXCERPT = 160;

  function makeExcerpt(text) {
    return text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT)}…` : text;
  }

  function createLine(className, text) {
    const line = document.createElement("p");
    line.className = className;
    line.textContent = text;
    return line;
  }

  function createResult({ location, title, page, text }, root) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + location;
    link.textContent = title;
    item.append(link);
    if (page) item.append(createLine("pp-muted", page));
    if (text) item.append(createLine("pp-excerpt", makeExcerpt(text)));
    return item;
  }

  class SearchDialog {
    #dialog;
    #button;
    #input;
    #status;
    #list;
    #asked = 0; // how often something was looked for

    constructor(dialog, button) {
      this.#dialog = dialog;
      this.#button = button;
      this.#input = dialog.querySelector("input");
      this.#status = dialog.querySelector("[role=status]");
      this.#list = dialog.querySelector(".pp-results");
    }

    start() {
      this.#resolveAddresses();
      this.#button.hidden = false;
      this.#button.addEventListener("click", () => this.#open());
      this.#input.addEventListener("input", () => this.#search());
      this.#dialog.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        this.#list.querySelector("a")?.focus();
      });
      this.#dialog.querySelector("[data-pp-search-close]").addEventListener("click", () => {
        this.#dialog.close();
      });
      this.#dialog.addEventListener("click", (event) => {
        const isOutside = event.target === this.#dialog;
        if (isOutside || event.target.closest(".pp-results a")) this.#dialog.close();
      });
    }

    /* They are those of the page that was opened first; the theme puts others in its place. */
    #resolveAddresses() {
      const { dataset } = this.#dialog;
      ["index", "engine", "root"].forEach((name) => {
        dataset[name] = new URL(dataset[name], location.href).href;
      });
    }

    #load() {
      return loadSearch(this.#dialog.dataset);
    }

    #open() {
      this.#dialog.showModal();
      this.#input.focus();
      this.#load().catch(() => {}); // which is told when something is looked for
    }

    async #search() {
      this.#asked += 1;
      const asked = this.#asked;
      const query = this.#input.value.trim();
      if (!query) {
        this.#list.replaceChildren();
        this.#status.textContent = "";
        return;
      }
      let engine;
      try {
        engine = await this.#load();
      } catch {
        this.#status.textContent = this.#dialog.dataset.failed;
        return;
      }
      const isLatest = asked === this.#asked;
      if (isLatest) this.#show(engine.search(query));
    }

    #show(results) {
      const { root, one, other, none } = this.#dialog.dataset;
      const shown = results.slice(0, MAX_RESULTS);
      this.#list.replaceChildren(...shown.map((result) => createResult(result, root)));
      const text = results.length === 1 ? one : other;
      this.#status.textContent = results.length ? text.replace("{count}", results.length) : none;
    }
  }

  function startSearch() {
    const dialog = document.querySelector("[data-pp-search]");
    const button = document.querySelector("[data-pp-search-open]");
    if (!dialog || !button || dialog.dataset.attached) return;
    dialog.dataset.attached = "true";
    new SearchDialog(dialog, button).start();
  }

  /* The menu lies over the page; whoever moves on behind it has left it. */
  function startMenu() {
    const nav = document.getElementById("__nav");
    if (!nav || nav.dataset.attached) return;
    nav.dataset.attached = "true";
    nav.addEventListener("focusout", ({ relatedTarget }) => {
      if (!relatedTarget || nav.contains(relatedTarget)) return;
      if (nav.matches(":popover-open")) nav.hidePopover();
    });
  }

  runOnPages(() => {
    startSearch();
    startMenu();
  });
})();
