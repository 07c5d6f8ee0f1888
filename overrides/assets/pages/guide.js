/* On a discussion guide's page: choose the practices, the level, the length of the meeting and the
   facilitator's notes, and print just that. The choice stands in the address. Without this the
   whole guide for participants is there. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  /** @type {GuideChoice | null} */
  let current = null; // of the guide that is open; the theme loads one after the other

  class GuideChoice {
    #form;
    #guide;

    constructor(form, guide) {
      this.#form = form;
      this.#guide = guide;
    }

    start() {
      const form = this.#form;
      form.addEventListener("change", () => this.#change());
      form.addEventListener("reset", () => setTimeout(() => this.#change(), 0));
      form.addEventListener("submit", (event) => event.preventDefault());
      form.querySelector("[data-pp-print]").addEventListener("click", () => this.#print());
      document.querySelectorAll("[data-pp-word]").forEach((button) => {
        button.addEventListener("click", () => this.#saveWord(button));
      });
      this.#readAddress();
      this.#show();
      nameSheets(this.#guide.dataset);
      form.hidden = false;
      this.showTarget();
    }

    /**
     * Show what the address leads to, whatever was chosen.
     */
    showTarget() {
      if (isChoice(location.hash)) {
        this.#readAddress();
        this.#show();
        return;
      }
      const target = this.#findTarget();
      if (!target || !this.#guide.contains(target) || !target.closest("[hidden]")) return;
      const practice = target.closest("[data-practice]");
      this.#getInputs("practices").forEach((input) => {
        if (practice && input.value === practice.dataset.practice) input.checked = true;
      });
      this.#getInputs("level").forEach((input) => {
        input.checked = input.value === "";
      });
      this.#change();
      target.scrollIntoView();
    }

    #findTarget() {
      try {
        return document.getElementById(decodeURIComponent(location.hash.slice(1)));
      } catch {
        return null; // the address is no valid one
      }
    }

    #getInputs(name) {
      return Array.from(this.#form.querySelectorAll(`input[name=${name}]`));
    }

    #listChosen(name) {
      return this.#getInputs(name)
        .filter((input) => input.checked)
        .map((input) => input.value);
    }

    #getChosen(name) {
      return this.#listChosen(name)[0] || "";
    }

    /* The keys of practices, null where there are none to choose from. */
    #listPractices() {
      return this.#getInputs("practices").length ? this.#listChosen("practices") : null;
    }

    #forEach(selector, act) {
      this.#guide.querySelectorAll(selector).forEach(act);
    }

    /* Hidden is hidden on paper too. */
    #show() {
      const practices = this.#listPractices();
      const level = this.#getChosen("level");
      const minutes = this.#getChosen("minutes");
      const isFacilitator = this.#getChosen("facilitator") !== "";
      this.#forEach("[data-practice]", (part) => {
        part.hidden = practices !== null && !practices.includes(part.dataset.practice);
      });
      this.#forEach(".pp-statement", (statement) => {
        const { level: own } = statement.dataset;
        statement.hidden = level !== "" && own !== "" && !own.split(" ").includes(level);
      });
      this.#forEach(".pp-guide-column", (column) => {
        column.hidden = !column.querySelector(".pp-statement:not([hidden])");
      });
      this.#forEach("[data-minutes]", (cell) => {
        cell.hidden = minutes !== "" && cell.dataset.minutes !== minutes;
      });
      this.#forEach("[data-titles]", (heading) => {
        const titles = JSON.parse(heading.dataset.titles);
        heading.textContent = titles[minutes] ?? titles[""];
      });
      this.#forEach("[data-facilitator]", (part) => {
        part.hidden = !isFacilitator;
      });
      this.#offerWord(practices, level || minutes);
    }

    /* The files of the site hold everything: others are offered for what is only some of it. */
    #offerWord(practices, isNarrowed) {
      const { length } = this.#getInputs("practices");
      const isSome = practices !== null && practices.length < length;
      const isEmpty = practices !== null && !practices.length;
      document.querySelectorAll("[data-pp-word]").forEach((button) => {
        button.hidden = isEmpty || !(isSome || isNarrowed);
      });
      document.querySelectorAll("[data-pp-word-told]").forEach((told) => told.replaceChildren());
    }

    async #saveWord(button) {
      const { dataset } = button.closest("[data-pp-papers]");
      const told = document.querySelector("[data-pp-word-told]");
      const choice = {
        practices: this.#listPractices(),
        level: this.#getChosen("level"),
        minutes: this.#getChosen("minutes"),
      };
      const { loadScript } = profiles; // which comes with every page's search
      try {
        if (!self.fflate) await loadScript(dataset.zip);
        if (!profiles.saveChosenPaper) await loadScript(dataset.script);
        await profiles.saveChosenPaper(button.dataset.ppWord, JSON.parse(dataset.ppPapers), choice);
        told.textContent = told.dataset.done;
      } catch {
        const whole = button.parentElement.querySelector("a").cloneNode(true);
        told.replaceChildren(`${told.dataset.failed} `, whole);
      }
    }

    #change() {
      this.#show();
      this.#writeAddress();
      this.#tell(this.#listPractices());
    }

    /* Told only when something changes, so that a page that is opened is not talked over. */
    #tell(practices) {
      if (practices === null) return;
      const status = this.#form.querySelector("[role=status]");
      const { length } = practices;
      let form = "other";
      if (length === 0) form = "none";
      if (length === 1) form = "one";
      const shown = status.dataset[form].replace("{count}", length);
      status.textContent = [shown, this.#describeCapacity(status)].filter(Boolean).join(" ");
    }

    /* How many statements the chosen practices have, and for how many there is time. */
    #describeCapacity(status) {
      const listChecked = (name) => this.#getInputs(name).filter((input) => input.checked);
      const [minutes] = listChecked("minutes");
      const capacity = minutes?.dataset.statements;
      if (!capacity || !status.dataset.capacity) return "";
      const loads = listChecked("practices").map((input) => Number(input.dataset.statements || 0));
      const count = loads.reduce((sum, load) => sum + load, 0);
      return status.dataset.capacity
        .replace("{count}", count)
        .replace("{capacity}", capacity)
        .replace("{minutes}", minutes.value);
    }

    #writeAddress() {
      const practices = this.#listPractices();
      const isAll = practices === null || practices.length === this.#getInputs("practices").length;
      const wanted = {
        practices: isAll ? "" : practices.join(","),
        level: this.#getChosen("level"),
        minutes: this.#getChosen("minutes"),
        facilitator: this.#getChosen("facilitator"),
      };
      const chosen = Object.entries(wanted).filter(([, value]) => value);
      const address = new URL(location.href);
      Object.keys(wanted).forEach((name) => address.searchParams.delete(name));
      const choice = chosen.map(([name, value]) => `${name}=${value}`).join("&");
      if (choice || isChoice(address.hash)) address.hash = choice;
      history.replaceState(history.state, "", address);
    }

    /* What an address asks for and the guide does not have is passed over. Links of earlier
       versions ask before their `#`. */
    #readAddress() {
      const asked = new URLSearchParams(location.search);
      new URLSearchParams(location.hash.slice(1)).forEach((value, name) => asked.set(name, value));
      this.#choosePractices((asked.get("practices") || "").split(","));
      ["level", "minutes"].forEach((name) => this.#choose(name, asked.get(name) || ""));
      this.#getInputs("facilitator").forEach((input) => {
        input.checked = asked.get("facilitator") === "1";
      });
    }

    #choosePractices(practices) {
      const inputs = this.#getInputs("practices");
      const known = inputs.filter((input) => practices.includes(input.value));
      inputs.forEach((input) => {
        input.checked = !known.length || known.includes(input);
      });
    }

    #choose(name, value) {
      const inputs = this.#getInputs(name);
      const chosen = inputs.find((input) => input.value === value);
      inputs.forEach((input) => {
        input.checked = chosen ? input === chosen : input.value === "";
      });
    }

    #print() {
      const practices = this.#listPractices();
      if (practices === null || practices.length) {
        window.print();
        return;
      }
      this.#tell([]);
      this.#getInputs("practices")[0].focus();
    }
  }

  /* What stands at the foot of printed sheets: the style of paper takes it from the page's root. */
  function nameSheets({ running, page }) {
    const [before, between, after] = page.split(/\{pages?\}/);
    const texts = { running, "page-before": before, "page-between": between, "page-after": after };
    Object.entries(texts).forEach(([name, text]) => {
      document.documentElement.style.setProperty(`--pp-${name}`, JSON.stringify(text || ""));
    });
  }

  /* What was chosen stands after the address's `#`, which no server is told. */
  function isChoice(hash) {
    return hash.includes("=");
  }

  function startGuide() {
    const form = document.querySelector("[data-pp-guide]:not([data-pp-started])");
    const guide = document.querySelector("[data-pp-guide-parts]");
    if (!form || !guide) return; // another page, or this one once more
    form.dataset.ppStarted = "";
    current = new GuideChoice(form, guide);
    current.start();
  }

  // The theme runs this once more with each guide that it loads into the same window.
  if (!profiles.startGuide) {
    profiles.startGuide = startGuide;
    self.addEventListener("hashchange", () => current?.showTarget());
  }
  profiles.startGuide();
})();
