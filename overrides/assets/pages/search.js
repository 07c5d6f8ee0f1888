/* Search: what opens it. The dialog's scripts, the index and the engine are fetched when it is
   first opened, not with every page. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { loadScript, runOnPages } = profiles;
  const KEY = "/";
  const SETTING = "practice-profiles/setting/search-key";
  const FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select";
  /** @type {Promise<void> | null} */
  let loading = null;

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

  /* They are those of the page that was opened first; the theme puts others in its place. */
  function resolveAddresses({ dataset }) {
    ["index", "engine", "tools", "stemmer", "root"].forEach((name) => {
      if (dataset[name]) dataset[name] = new URL(dataset[name], location.href).href;
    });
  }

  /* What was typed meanwhile is looked for when the scripts are there, or it is told why not. */
  async function startTools(dialog) {
    try {
      loading ??= loadScript(dialog.dataset.tools);
      await loading;
    } catch {
      loading = null; // to be tried again
      const isAsked = dialog.querySelector("input").value.trim() !== "";
      if (isAsked) dialog.querySelector("[role=status]").textContent = dialog.dataset.failed;
      return;
    }
    profiles.openSearch(dialog);
  }

  function openDialog(dialog) {
    const input = dialog.querySelector("input");
    dialog.showModal();
    input.select();
    input.focus();
    startTools(dialog);
  }

  function hearKey(event, dialog) {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (key !== KEY || ctrlKey || metaKey || altKey || isTyping(target)) return;
    const isBusy = document.querySelector("dialog[open]") || !dialog.isConnected;
    if (isBusy || !dialog.querySelector("[data-pp-search-key]").checked) return;
    event.preventDefault();
    openDialog(dialog);
  }

  /* What works before the dialog's scripts are there, or without them. */
  function connectDialog(dialog) {
    const setting = dialog.querySelector("[data-pp-search-key]");
    setting.checked = readSetting();
    setting.addEventListener("change", () => storeSetting(setting.checked));
    dialog.querySelector("input").addEventListener("input", () => {
      if (!profiles.openSearch) startTools(dialog);
    });
    dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    dialog.addEventListener("click", ({ target }) => {
      const closes = target === dialog || target.closest("[data-pp-search-close], .pp-results a");
      if (closes) dialog.close();
    });
  }

  function startSearch() {
    const dialog = document.querySelector("[data-pp-search]");
    const button = document.querySelector("[data-pp-search-open]");
    if (!dialog || !button || dialog.dataset.attached) return;
    dialog.dataset.attached = "true";
    resolveAddresses(dialog);
    connectDialog(dialog);
    button.hidden = false;
    button.addEventListener("click", () => openDialog(dialog));
    document.addEventListener("keydown", (event) => hearKey(event, dialog));
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
