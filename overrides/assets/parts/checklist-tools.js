/* What is done with a whole reflection, beside answering. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    askForRound,
    canShareFile,
    getRecordTitle,
    makeForgetCommands,
    makeRoundCommands,
    shareFile,
    requestLater,
    watchName,
  } = profiles;

  function makeSendingCommands(view) {
    const { session, say } = view;
    const send = (name) => async () => {
      if (await requestLater(view, ["checklist-sending.js"])) profiles.startSending(view)[name]();
    };
    const share = () => {
      const { record } = session.item;
      shareFile(view, record, say("send-subject", { title: getRecordTitle(view, record) }));
    };
    return { share, mail: send("mail"), copy: send("copy"), print: send("print") };
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
      ...makeRoundCommands(view, session),
      ...makeForgetCommands(view, session),
    };
  }

  profiles.startTools = startTools;
})();
