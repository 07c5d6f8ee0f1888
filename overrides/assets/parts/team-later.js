/* What a team's page uses only when there are answers. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    drawDivergingBar,
    fillSheet,
    makeFileName,
    saveFile,
    showFindings,
    showHeatMap,
    showLastRound,
    tell,
    writeCalendar,
  } = profiles;

  function saveCalendar(view) {
    const { root, session, say } = view;
    const { record } = session.item;
    const [what, who, , evidence] = JSON.parse(root.dataset.actions);
    const { text, count } = writeCalendar(record, { what, who, evidence });
    if (!count) {
      tell(view, say("calendar-none"));
      return;
    }
    const name = makeFileName("team", record, ".ics");
    saveFile(name, text, "text/calendar");
    tell(view, say("file-saved", { name }));
  }

  function showPicture(view) {
    showLastRound(view);
    showHeatMap(view);
    showFindings(view);
  }

  profiles.teamLater = { drawDivergingBar, fillSheet, saveCalendar, showPicture };
})();
