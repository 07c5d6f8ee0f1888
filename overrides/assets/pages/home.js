(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    getRecordTitle,
    joinParts,
    leadTo,
    listenOnWindow,
    listStoredItems,
    makeChecklistLink,
    REFLECTION_FORMAT,
    writeText,
  } = profiles;

  /* The reflection that was begun last, of those that have an answer to go on from. */
  function findLatest(names) {
    return listStoredItems(REFLECTION_FORMAT)
      .filter(({ item }) => item?.last && item.record.framework in names)
      .at(-1);
  }

  function showLatest(page) {
    const { root, say, find } = page;
    const names = JSON.parse(root.dataset.names);
    const latest = findLatest(names);
    root.hidden = !latest;
    if (!latest) return;
    const { item } = latest;
    find("link").href = makeChecklistLink(page, item.last);
    leadTo(find("link"), latest);
    const count = say.count("home-answers", item.record.responses.size);
    const parts = [names[item.record.framework], getRecordTitle(page, item.record), count];
    writeText(find("about"), joinParts(parts, " · "));
  }

  function startHome(page) {
    ["pp-stored", "pageshow"].forEach((name) => listenOnWindow(page, name, () => showLatest(page)));
    showLatest(page);
  }

  profiles.pages.set("[data-pp-resume]", startHome);
})();
