/* One level only: columns and statements of other levels are taken out. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});

  function filterStatements(level) {
    document.querySelectorAll(".pp-practice .pp-statement[data-level]").forEach((statement) => {
      const { level: own } = statement.dataset;
      const isOther = level !== "" && own !== "" && !own.split(" ").includes(level);
      statement.classList.toggle("pp-filtered-out", isOther);
    });
    document.querySelectorAll(".pp-column").forEach((column) => {
      const statements = Array.from(column.querySelectorAll(".pp-statement"));
      const isOut = statements.every(({ classList }) => classList.contains("pp-filtered-out"));
      column.classList.toggle("pp-filtered-out", statements.length > 0 && isOut);
    });
  }

  function writeAddress(level) {
    const address = new URL(location.href);
    if (level) address.searchParams.set("level", level);
    else address.searchParams.delete("level");
    history.replaceState(history.state, "", address);
  }

  /**
   * Show what the address leads to, whatever level was chosen.
   */
  function revealTarget() {
    const target = document.getElementById(location.hash.slice(1)); // no id needs decoding
    if (!target?.closest(".pp-filtered-out")) return;
    document.querySelectorAll(".pp-filtered-out").forEach((element) => {
      if (element.contains(target)) element.classList.remove("pp-filtered-out");
    });
    target.scrollIntoView();
  }

  /**
   * Let a form choose the level; the choice stands in the address. Whoever wants to know of it
   * hears `pp-level`.
   *
   * @param {HTMLElement} form
   */
  function startLevelFilter(form) {
    const status = form.querySelector("[role=status]");
    const inputs = Array.from(form.querySelectorAll("input"));
    const findInput = (level) => inputs.find((input) => input.value === level);
    const show = (level, isTold) => {
      const chosen = findInput(level);
      filterStatements(level);
      chosen.checked = true;
      if (status) status.textContent = isTold ? chosen.dataset.shown || "" : "";
      form.dispatchEvent(new CustomEvent("pp-level", { bubbles: true }));
    };

    form.addEventListener("change", (event) => {
      writeAddress(event.target.value);
      show(event.target.value, true);
    });
    const asked = new URLSearchParams(location.search).get("level") || "";
    show(findInput(asked) ? asked : "", asked !== "");
    form.hidden = false;
    revealTarget();
  }

  Object.assign(profiles, { startLevelFilter, revealTarget });
})();
