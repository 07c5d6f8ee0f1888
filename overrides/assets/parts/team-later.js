/* What a team's page uses only when there is something to talk about. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    addAction,
    fillSheet,
    joinParts,
    listActionCells,
    listTeamRows,
    makeFileName,
    orderStatements,
    readRecordFile,
    renewStatements,
    requestLater,
    saveFile,
    saveTable,
    showAgenda,
    showFindings,
    showGuides,
    showHeatMap,
    showLastRound,
    showOthers,
    showTeamRecord,
    TEAM_FORMAT,
    tell,
    writeCalendar,
    writeRecordFile,
  } = profiles;
  const WORD = ["vendor/fflate.js", "word-template.js", "word-paper.js"];

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

  function saveRecordTable({ root, session, say }) {
    const { columns, actions: heads } = root.dataset;
    const { framework, item } = session;
    const { actions } = item.record;
    const rows = [JSON.parse(columns), ...listTeamRows(framework, item.record, say)];
    if (actions.length) {
      const cells = actions.map((action) => listActionCells(framework, action, say));
      rows.push([], JSON.parse(heads), ...cells);
    }
    saveTable(TEAM_FORMAT, item.record, rows);
  }

  /* Also with nothing to show yet. */
  function begin(view) {
    view.hasBegun = true;
    showTalk(view);
    view.root.querySelector("[name=team]").focus();
  }

  function openEarlier(view, file) {
    const { session, meeting, say } = view;
    const { record, message } = readRecordFile(view, file, TEAM_FORMAT);
    const { name } = file;
    if (!record) {
      tell(view, message);
      return;
    }
    const { framework } = record;
    if (framework !== session.framework.key) {
      tell(view, say("file-framework", { name, framework }));
      return;
    }
    meeting.state.earlier = record;
    meeting.remember();
    begin(view);
    tell(view, say("earlier-opened", { name }), message);
  }

  function printRecord(view) {
    fillSheet(view);
    self.print();
  }

  async function saveWord(view) {
    const { session, say, find } = view;
    if (!(await requestLater(view, WORD))) return;
    const { framework, item } = session;
    const { record } = item;
    const title = find("paper").querySelector("h1, h2, h3").textContent;
    const name = makeFileName("team", record, ".docx");
    fillSheet(view);
    profiles.saveWordPaper(name, {
      paper: find("paper"),
      title: joinParts([title, framework.title, record.team, record.date], " · "),
      footer: joinParts([title, `${framework.title}, ${framework.version}`], " · "),
      record: writeRecordFile(view, TEAM_FORMAT, record),
    });
    tell(view, say("file-saved", { name }));
  }

  function chooseStatements(view) {
    orderStatements(view);
    showGuides(view);
  }

  function showTalk(view) {
    view.find("talk").hidden = false;
    showAgenda(view);
    renewStatements(view);
    showTeamRecord(view);
    showLastRound(view);
    showHeatMap(view);
    showFindings(view);
  }

  profiles.teamLater = {
    addAction,
    begin,
    chooseStatements,
    fillSheet,
    openEarlier,
    printRecord,
    saveCalendar,
    saveRecordTable,
    saveWord,
    showOthers,
    showTalk,
    showTeamRecord,
  };
})();
