/* The search's dialog: native, so that focus stays inside, Escape closes and focus returns. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { createResult, loadSearch } = profiles;
  const MAX_RESULTS = 30;

  class SearchDialog {
    #dialog;
    #input;
    #status;
    #list;
    #asked = 0; // how often something was looked for

    constructor(dialog) {
      this.#dialog = dialog;
      this.#input = dialog.querySelector("input");
      this.#status = dialog.querySelector("[role=status]");
      this.#list = dialog.querySelector(".pp-results");
    }

    start() {
      this.#input.addEventListener("input", () => this.#search());
      this.#dialog.querySelector("form").addEventListener("submit", () => {
        this.#list.querySelector("a")?.focus();
      });
      this.#dialog.addEventListener("keydown", (event) => this.#move(event));
    }

    /* What was typed before, too; a failure is told when something is looked for. */
    open() {
      if (this.#input.value && !this.#list.childElementCount) this.#search();
      else loadSearch(this.#dialog.dataset).catch(() => {});
    }

    /* Arrow keys go from what was typed to the results, through them, and back. */
    #move(event) {
      const { key, target } = event;
      const step = { ArrowDown: 1, ArrowUp: -1 }[key];
      const stops = [this.#input, ...this.#list.querySelectorAll("a")];
      const from = stops.indexOf(target);
      if (!step || from < 0) return;
      event.preventDefault();
      stops[from + step]?.focus();
    }

    async #search() {
      this.#asked += 1;
      const asked = this.#asked;
      const typed = this.#input.value.trim();
      if (!typed) {
        this.#list.replaceChildren();
        this.#status.textContent = "";
        return;
      }
      let engine;
      try {
        engine = await loadSearch(this.#dialog.dataset);
      } catch {
        this.#status.textContent = this.#dialog.dataset.failed;
        return;
      }
      const isLatest = asked === this.#asked;
      if (isLatest) this.#show(engine.search(typed), engine.listForms);
    }

    #show({ all, some }, listForms) {
      const { root, also } = this.#dialog.dataset;
      const create = (entry) => createResult(entry, root, listForms);
      const items = all.slice(0, MAX_RESULTS).map(create);
      const others = some.slice(0, MAX_RESULTS - items.length).map(create);
      if (items.length && others.length) {
        const line = document.createElement("p");
        line.className = "pp-muted";
        line.textContent = also;
        others[0].prepend(line);
      }
      this.#list.replaceChildren(...items, ...others);
      this.#dialog.scrollTop = 0;
      this.#status.textContent = this.#describe(all.length, some.length);
    }

    #describe(all, some) {
      const { one, other, someOne, someOther, none } = this.#dialog.dataset;
      if (!all && !some) return none;
      if (all) return (all === 1 ? one : other).replace("{count}", all);
      return (some === 1 ? someOne : someOther).replace("{count}", some);
    }
  }

  /** @type {WeakMap<HTMLDialogElement, SearchDialog>} */
  const started = new WeakMap();

  /**
   * Let the dialog that has been opened look for what is typed in it.
   *
   * @param {HTMLDialogElement} dialog
   */
  function openSearch(dialog) {
    if (!started.has(dialog)) {
      const search = new SearchDialog(dialog);
      started.set(dialog, search);
      search.start();
    }
    started.get(dialog).open();
  }

  profiles.openSearch = openSearch;
})();
