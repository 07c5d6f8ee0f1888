/* Search: a native dialog, so that focus stays inside, Escape closes and focus returns. The index
   and the engine are fetched when the dialog is first opened, not with every page. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { loadScript, runOnPages } = profiles;
  const MAX_RESULTS = 30;
  const KEY = "/";
  const SETTING = "practice-profiles/setting/search-key";
  const FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select";

  /* The browser's store may be refused; then the setting lasts as long as the page. */
  function readSetting() {
    try {
      return localStorage.getItem(SETTING) !== "off";
    } catch {
      return true;
    }
  }

  function storeSetting(isOn) {
    try {
      if (isOn) localStorage.removeItem(SETTING);
      else localStorage.setItem(SETTING, "off");
    } catch {
      // see above
    }
  }

  function isTyping(target) {
    return target.isContentEditable || target.matches?.(FIELDS);
  }

  class SearchDialog {
    #dialog;
    #button;
    #input;
    #status;
    #list;
    #setting;
    #asked = 0; // how often something was looked for

    constructor(dialog, button) {
      this.#dialog = dialog;
      this.#button = button;
      this.#input = dialog.querySelector("input");
      this.#status = dialog.querySelector("[role=status]");
      this.#list = dialog.querySelector(".pp-results");
      this.#setting = dialog.querySelector("[data-pp-search-key]");
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
      this.#dialog.addEventListener("keydown", (event) => this.#move(event));
      document.addEventListener("keydown", (event) => this.#hearKey(event));
      this.#setting.checked = readSetting();
      this.#setting.addEventListener("change", () => storeSetting(this.#setting.checked));
    }

    /* They are those of the page that was opened first; the theme puts others in its place. */
    #resolveAddresses() {
      const { dataset } = this.#dialog;
      ["index", "engine", "tools", "stemmer", "root"].forEach((name) => {
        if (dataset[name]) dataset[name] = new URL(dataset[name], location.href).href;
      });
    }

    async #load() {
      const { dataset } = this.#dialog;
      if (!profiles.loadSearch) await loadScript(dataset.tools);
      return profiles.loadSearch(dataset);
    }

    #open() {
      this.#dialog.showModal();
      this.#input.select();
      this.#input.focus();
      this.#load().catch(() => {}); // which is told when something is looked for
    }

    #hearKey(event) {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (key !== KEY || ctrlKey || metaKey || altKey || isTyping(target)) return;
      const isBusy = document.querySelector("dialog[open]") || !this.#dialog.isConnected;
      if (isBusy || !this.#setting.checked) return;
      event.preventDefault();
      this.#open();
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
        engine = await this.#load();
      } catch {
        this.#status.textContent = this.#dialog.dataset.failed;
        return;
      }
      const isLatest = asked === this.#asked;
      if (isLatest) this.#show(engine.search(typed), engine.listForms);
    }

    #show({ all, some }, listForms) {
      const { root, also } = this.#dialog.dataset;
      const create = (entry) => profiles.createResult(entry, root, listForms);
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
