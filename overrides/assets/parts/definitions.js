(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const DELAY = 250; // milliseconds, to move the pointer from a term onto its definition
  const MARGIN = 8; // pixels to the window's edge
  const GAP = 6; // pixels between a term and its definition

  function getLastLine(term) {
    const lines = term.getClientRects();
    return lines[lines.length - 1];
  }

  /* Below the term's last line, or above it where there is no room below. */
  function placeBeside(term, definition) {
    const line = getLastLine(term);
    const base = (definition.offsetParent || document.body).getBoundingClientRect();
    const right = document.documentElement.clientWidth - definition.offsetWidth - MARGIN;
    const left = Math.max(MARGIN, Math.min(line.left, right));
    definition.style.left = `${left - base.left}px`;

    const height = definition.offsetHeight; // which may depend on where it stands
    const below = line.bottom + GAP;
    const above = line.top - height - GAP;
    const fits = below + height <= window.innerHeight || above <= 0;
    definition.style.top = `${(fits ? below : above) - base.top}px`;
  }

  /**
   * Shows the definition of a term beside it, on hover, focus or touch. A second touch follows the
   * term's link.
   */
  class Definitions {
    #shown = null;
    #timer = 0;

    /**
     * Connect the terms of a page.
     *
     * @param {HTMLElement} box What holds the definitions.
     */
    constructor(box) {
      box.hidden = false;
      document.querySelectorAll(".pp-term").forEach((term) => this.#connect(term));
      box.addEventListener("mouseover", () => clearTimeout(this.#timer));
      box.addEventListener("mouseleave", () => this.#hideSoon());
    }

    /**
     * Put the definition away.
     */
    hide() {
      clearTimeout(this.#timer);
      this.#shown?.classList.remove("pp-shown");
      this.#shown = null;
    }

    #hideSoon() {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.hide(), DELAY);
    }

    #show(term) {
      this.hide();
      const definition = document.getElementById(term.getAttribute("aria-describedby"));
      this.#shown = definition;
      if (!definition) return;
      definition.classList.add("pp-shown");
      placeBeside(term, definition);
    }

    #connect(term) {
      let isTouched = false;
      // A screen reader's touch has no size; it has said the definition already.
      term.addEventListener("pointerdown", (event) => {
        isTouched = event.pointerType !== "mouse" && event.width > 0;
      });
      term.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "mouse") this.#show(term);
      });
      term.addEventListener("focus", () => {
        if (!isTouched) this.#show(term);
      });
      term.addEventListener("blur", () => this.hide());
      term.addEventListener("pointerleave", (event) => {
        if (event.pointerType === "mouse") this.#hideSoon();
      });
      term.addEventListener("click", (event) => {
        const isShown = this.#shown?.id === term.getAttribute("aria-describedby");
        if (!isTouched || isShown) return;
        event.preventDefault();
        this.#show(term);
      });
    }
  }

  Object.assign(profiles, { Definitions });
})();
