/* The links of one part of a page are one stop for the Tab key, and the arrow keys go from one to
   the next: a profile has a hundred links. Whoever has no arrow keys lets the Tab key stop at each,
   as it does without this. To all but the keyboard nothing changes. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const GROUPS = ".pp-lead, .pp-practice, .pp-downloads, .pp-about, .pp-toc";
  const SETTING = "practice-profiles/setting/every-link";
  const HINT = "__link-group";

  /* The browser's store may be refused; then the setting lasts as long as the page. */
  function readSetting() {
    try {
      return localStorage.getItem(SETTING) === "on";
    } catch {
      return false;
    }
  }

  function storeSetting(isOn) {
    try {
      if (isOn) localStorage.setItem(SETTING, "on");
      else localStorage.removeItem(SETTING);
    } catch {
      // see above
    }
  }

  /* What is folded is a matter of its own, and what is not shown cannot be a stop. */
  function listLinks(group) {
    const links = Array.from(group.querySelectorAll("a[href]"));
    return links.filter((link) => !link.closest("details") && link.getClientRects().length > 0);
  }

  function describe(link, isTold) {
    const own = link.getAttribute("aria-describedby");
    if (isTold && !own) link.setAttribute("aria-describedby", HINT);
    else if (!isTold && own === HINT) link.removeAttribute("aria-describedby");
  }

  function setStop(group, stop, isTold) {
    const links = listLinks(group);
    links.forEach((link) => {
      link.tabIndex = link === stop ? 0 : -1;
      describe(link, isTold && link === stop && links.length > 1);
    });
  }

  function findStop(group) {
    const links = listLinks(group);
    return links.find(({ tabIndex }) => tabIndex === 0) || links[0];
  }

  function releaseLinks(group) {
    group.querySelectorAll("a[href]").forEach((link) => {
      link.removeAttribute("tabindex");
      describe(link, false);
    });
  }

  function isRightToLeft(group) {
    return getComputedStyle(group).direction === "rtl";
  }

  /* Where a key leads, as a place in the list; nowhere for other keys. */
  function findNext(group, key, place, count) {
    const forward = isRightToLeft(group) ? "ArrowLeft" : "ArrowRight";
    const back = isRightToLeft(group) ? "ArrowRight" : "ArrowLeft";
    if (key === "ArrowDown" || key === forward) return place + 1;
    if (key === "ArrowUp" || key === back) return place - 1;
    if (key === "Home") return 0;
    return key === "End" ? count - 1 : -1;
  }

  function handleKey(group, event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const links = listLinks(group);
    const place = links.indexOf(document.activeElement);
    if (place < 0) return;
    const next = links[findNext(group, event.key, place, links.length)];
    if (!next) return; // the page scrolls, as ever
    event.preventDefault();
    next.focus();
  }

  /**
   * Make the links of a page's parts one stop each, as long as a checkbox does not say otherwise.
   *
   * @param {HTMLInputElement} box
   */
  function groupLinks(box) {
    const groups = Array.from(document.querySelectorAll(GROUPS));
    const when = (act) => (event) => {
      if (!box.checked) act(event);
    };
    const arrange = () => {
      groups.forEach((group) => {
        releaseLinks(group);
        if (!box.checked) setStop(group, listLinks(group)[0], true);
      });
    };
    groups.forEach((group) => {
      group.addEventListener("keydown", when((event) => handleKey(group, event)));
      group.addEventListener("focusin", when(({ target }) => {
        if (listLinks(group).includes(target)) setStop(group, target, false);
      }));
      group.addEventListener("focusout", when(({ relatedTarget }) => {
        if (!group.contains(relatedTarget)) setStop(group, findStop(group), true);
      }));
    });
    box.addEventListener("change", () => {
      storeSetting(box.checked);
      arrange();
    });
    // The links of a level that is not shown are no stops.
    document.querySelector("[data-pp-levels]")?.addEventListener("pp-level", arrange);
    arrange();
  }

  /* What an address names has the stop of its part, so that the Tab key goes on from there. */
  function showTarget() {
    const target = document.getElementById(location.hash.slice(1));
    const group = target?.closest(GROUPS);
    const box = document.querySelector("[data-pp-every-link] input");
    if (!group || !box || box.checked) return;
    const link = listLinks(group).find((each) => target.contains(each));
    if (link) setStop(group, link, true);
  }

  /**
   * Make the links of each part of the page one stop, where the page says how.
   */
  function startLinkGroups() {
    const form = document.querySelector("[data-pp-every-link][hidden]");
    if (!form) return; // another page, or this one once more
    const box = form.querySelector("input");
    box.checked = readSetting();
    form.hidden = false;
    groupLinks(box);
    showTarget();
  }

  Object.assign(profiles, { showTarget, startLinkGroups });
})();
