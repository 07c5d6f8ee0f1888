/* Each round is a record of its own, so that what was answered in an earlier one stays. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    askReader,
    formatDate,
    getLastEntryDate,
    getRecordTitle,
    getTabText,
    setTabText,
    tell,
  } = profiles;
  const ROUND = 45; // days; about half a term, and longer than people take for one checklist
  const DAY = 24 * 60 * 60 * 1000;

  function dropTalk([address, entry]) {
    const next = { ...entry };
    delete next.talk;
    return [address, next];
  }

  function hasMore([, entry]) {
    return Object.keys(entry).some((field) => field !== "text");
  }

  /* Name, team and answers go on; the date is today's, and what was to be talked about is done. */
  function beginRound(page, session) {
    const { name, team, responses } = session.item.record;
    const entries = [...responses].map(dropTalk).filter(hasMore);
    session.beginAnother((record) => ({ ...record, name, team, responses: new Map(entries) }));
    page.root.querySelector("[name=cycle]").focus();
    tell(page, page.say("round-begun"));
  }

  /**
   * Make what a checklist's buttons do with rounds.
   *
   * @param {Page} page
   * @param {Session} session
   * @returns {{[name: string]: () => void}}
   */
  function makeRoundCommands(page, session) {
    return { round: () => beginRound(page, session) };
  }

  function wasChosen(session) {
    const chosen = getTabText("chosen");
    setTabText("chosen", "");
    return chosen !== null && chosen === session.id;
  }

  /**
   * Ask what somebody wants who comes back after so long a time that it may be another term.
   *
   * @param {Page} page
   * @param {Session} session
   */
  async function askForRound(page, session) {
    const { say } = page;
    const { record } = session.item;
    const last = getLastEntryDate(record);
    const isLong = last && Date.now() - last > ROUND * DAY;
    if (wasChosen(session) || !session.id || !record.responses.size || !isLong) return;
    const date = formatDate(last.toLocaleDateString("sv"));
    const answer = await askReader(page, {
      title: say("round-ask"),
      text: say("round-text", { date, title: getRecordTitle(page, record) }),
      answers: ["round", "empty", "go-on"].map((value) => [value, say(`round-${value}`)]),
    });
    if (answer === "round") beginRound(page, session);
    if (answer === "empty") session.beginAnother();
  }

  Object.assign(profiles, { makeRoundCommands, askForRound });
})();
