/* What is done with a whole reflection, beside answering. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    askForRound,
    canShareFile,
    getRecordTitle,
    makeFileName,
    makeForgetCommands,
    makeMailLink,
    makeRoundCommands,
    shareFile,
    requestLater,
    tell,
    tellDone,
    watchName,
    writeAnswers,
  } = profiles;

  function makeSendingCommands(view) {
    const { session, say } = view;
    const getTitle = () => getRecordTitle(view, session.item.record);
    return {
      share: () => shareFile(view, session.item.record, say("send-subject", { title: getTitle() })),
      mail: () => {
        session.save();
        const name = makeFileName("reflection", session.item.record, ".json");
        const address = new URL(`${view.root.dataset.root}team/`, location.href).href;
        const subject = say("send-subject", { title: getTitle() });
        location.href = makeMailLink(subject, say("send-body", { name, address }));
      },
      copy: async () => {
        try {
          await navigator.clipboard.writeText(writeAnswers(view));
          tellDone(view, say("send-copied"));
        } catch {
          tell(view, say("send-refused"));
        }
      },
    };
  }

  /* Returns the commands of a checklist that has begun. */
  function startTools(view) {
    const { session, find } = view;
    const canShare = canShareFile(view, session.item.record);
    find("share").hidden = !canShare;
    find("send").hidden = canShare;
    view.learnName = watchName(view, session);
    view.learnName();
    askForRound(view, session);
    return {
      ...makeSendingCommands(view),
      print: async () => {
        if (await requestLater(view, ["checklist-print.js"])) profiles.printChoice(view);
      },
      ...makeRoundCommands(view, session),
      ...makeForgetCommands(view, session),
    };
  }

  profiles.startTools = startTools;
})();
