/* A reflection sent by mail or as text, or printed, which few do, and only when they are done. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    describeElement,
    getRecordTitle,
    getResponseText,
    isAnswered,
    joinParts,
    listWritten,
    makeFileName,
    placeAnswers,
    printChoice,
    tell,
    tellDone,
  } = profiles;

  /* The answers to a section, as plain text. */
  function writeAnswers(view) {
    const { framework, groups, session, say } = view;
    const { record } = session.item;
    const { placed } = placeAnswers(framework, record);
    const write = (element, title = describeElement(element)) => {
      const { entry = {} } = placed.get(element.address) || {};
      const response = entry.response && getResponseText(framework, element, entry.response);
      const lines = [
        response && say("your-response", { response }),
        ...listWritten(view, entry),
        entry.talk && say("talk-about-this"),
      ];
      const said = joinParts(lines, "\n");
      return said && joinParts([title, said], "\n");
    };
    const isGiven = (element) => {
      const { entry = {} } = placed.get(element.address) || {};
      return isAnswered(element, entry) || entry.note || entry.evidence;
    };
    const parts = groups.map(({ holder, asked }) => {
      const answers = asked
        .filter((element) => element !== holder && isGiven(element))
        .map((element) => write(element));
      const ofHolder = write(holder, "");
      const texts = joinParts([ofHolder, ...answers], "\n\n");
      return texts && joinParts([holder.text, texts], "\n\n");
    });
    return joinParts([getRecordTitle(view, record), ...parts], "\n\n\n");
  }

  function makeMailLink(subject, body) {
    return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  }

  async function copyAnswers(view) {
    const { say } = view;
    try {
      await navigator.clipboard.writeText(writeAnswers(view));
      tellDone(view, say("send-copied"));
    } catch {
      tell(view, say("send-refused"));
    }
  }

  function writeMail(view) {
    const { session, say } = view;
    session.save();
    const { record } = session.item;
    const name = makeFileName("reflection", record, ".json");
    const address = new URL(`${view.root.dataset.root}team/`, location.href).href;
    const subject = say("send-subject", { title: getRecordTitle(view, record) });
    location.href = makeMailLink(subject, say("send-body", { name, address }));
  }

  /* Returns the commands of a checklist that has begun. */
  function startSending(view) {
    return {
      mail: () => writeMail(view),
      copy: () => copyAnswers(view),
      print: () => printChoice(view),
    };
  }

  profiles.startSending = startSending;
})();
