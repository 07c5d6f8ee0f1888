/* A device that several people use: nobody is to write over another one's answers, or to find
   them. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { askReader, getRecordTitle, removeItem, tell } = profiles;

  function foldName(name) {
    return name.trim().toLowerCase();
  }

  /* Whoever adds a last name, or leaves it out, is still the same. */
  function isOther(before, after) {
    const [old, now] = [before, after].map(foldName);
    return !!old && !!now && !old.startsWith(now) && !now.startsWith(old);
  }

  function beginForOther(page, session, before, name) {
    session.update((record) => ({ ...record, name: before }));
    session.beginAnother((record) => ({ ...record, name }));
    tell(page, page.say("somebody-begun", { name: before }));
  }

  /**
   * Ask whether a new name is that of somebody else, who then gets a reflection of their own.
   *
   * @param {Page} page
   * @param {Session} session
   * @returns {() => void} Is to be called when another record was opened.
   */
  function watchName(page, session) {
    const { root, say } = page;
    const input = root.querySelector("[data-pp-about] [name=name]");
    let known = "";
    const learn = () => {
      known = session.item.record.name;
    };
    input.addEventListener("change", async () => {
      const name = input.value.trim();
      const before = known;
      if (!session.item.record.responses.size || !isOther(before, name)) {
        known = name || before;
        return;
      }
      const answer = await askReader(page, {
        title: say("somebody-ask"),
        text: say("somebody-text", { before, name }),
        answers: [
          ["other", say("somebody-other", { name })],
          ["same", say("somebody-same")],
        ],
      });
      if (answer === "other") beginForOther(page, session, before, name);
      known = name;
    });
    return learn;
  }

  async function forget(page, session) {
    const { say } = page;
    const { id, item } = session;
    if (!id) return;
    session.save();
    const answer = await askReader(page, {
      title: say("forget"),
      text: say("forget-text", { title: getRecordTitle(page, item.record) }),
      answers: [
        ["forget", say("forget-yes")],
        ["cancel", say("cancel")],
      ],
    });
    if (answer !== "forget") return;
    session.beginAnother();
    removeItem("reflection", id);
    tell(page, say("forgotten"));
  }

  /**
   * Make what a checklist's buttons do for a shared device.
   *
   * @param {Page} page
   * @param {Session} session
   * @returns {{[name: string]: () => void}}
   */
  function makeForgetCommands(page, session) {
    return { forget: () => forget(page, session) };
  }

  Object.assign(profiles, { watchName, makeForgetCommands });
})();
