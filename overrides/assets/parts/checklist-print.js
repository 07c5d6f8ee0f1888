/* Paper shows everything, unless the reader asks for less; paper says what it leaves out. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { joinParts } = profiles;
  const PARTS = ".pp-practice, .pp-column, .pp-asked, .pp-practice-notes, .pp-writing, .pp-talk";

  function hasText(part) {
    return [...part.querySelectorAll("textarea")].some(({ value }) => value.trim());
  }

  function isLeftOut(part, { answered }) {
    if (!answered) return false;
    if (part.matches(".pp-writing")) return !hasText(part);
    if (part.matches(".pp-asked")) return part.dataset.answered !== "true" && !hasText(part);
    return !part.querySelector("[data-answered=true], :checked") && !hasText(part);
  }

  /* Until the reader does anything else; when printing ends, browsers do not agree. */
  function restoreNext(restore) {
    const names = ["keydown", "pointerdown"];
    const hear = () => {
      names.forEach((name) => self.removeEventListener(name, hear, true));
      restore();
    };
    names.forEach((name) => self.addEventListener(name, hear, true));
  }

  /**
   * Print what the reader has chosen.
   *
   * @param {Page} page
   */
  function printChoice({ root, say, find }) {
    const { value: practice } = find("print-practice");
    const answered = root.querySelector("[name=print]:checked").value === "answered";
    const clear = () => {
      root.querySelectorAll(".pp-unprinted").forEach(({ classList }) => {
        classList.remove("pp-unprinted");
      });
      find("printed").textContent = "";
    };
    clear();
    root.querySelectorAll(PARTS).forEach((part) => {
      const isOther = practice && (part.dataset.practice || practice) !== practice;
      part.classList.toggle("pp-unprinted", !!isOther || isLeftOut(part, { answered }));
    });
    const said = [answered && say("print-answered-said"), practice && say("print-practice-said")];
    find("printed").textContent = joinParts(said);
    self.print();
    restoreNext(clear);
  }

  Object.assign(profiles, { printChoice });
})();
