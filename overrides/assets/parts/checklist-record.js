/* What a checklist shows of its record: answers, remarks on them, and how far one is. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    countProgress,
    createButton,
    createEarlierAnswers,
    createNode,
    createOtherRemark,
    createRewordedRemark,
    describeElement,
    findElement,
    getRecordTitle,
    isAnswered,
    isOfShownLevel,
    makeChecklistLink,
    placeAnswers,
    showKeeping,
    showValue,
    writeText,
  } = profiles;

  /**
   * Return what a control is named by: the address that it answers, and the field unless it is a
   * response.
   *
   * @param {string} name
   * @returns {{address: string, field: string}}
   */
  function parseName(name) {
    const [address, field = "response"] = name.split("#");
    return { address, field };
  }

  /* By Tab one would come past one for each answer; by key, Delete does the same. */
  function createClearButton({ say, clearAnswer }, asked) {
    const button = createButton(say("take-back"), () => clearAnswer(asked));
    button.tabIndex = -1;
    return button;
  }

  /* By Tab one would come past this, too; by key, W does the same. */
  function createNoteButton({ say, openNotes }, asked) {
    const button = createButton(say("statement-note"), () => openNotes(asked));
    button.tabIndex = -1;
    button.dataset.ppNote = "";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-keyshortcuts", "W");
    return button;
  }

  function showRemark(view, address, answer, earlier) {
    const { say, controls, framework, keepAnswer } = view;
    const [control] = controls.get(address);
    const { entry = {} } = answer || {};
    const asked = control.closest(".pp-asked");
    const responses = control.closest(".pp-responses");
    let box = asked.querySelector("[data-pp-remark]");
    if (!box) {
      box = createNode("div", { "data-pp-remark": true, class: "pp-remark" });
      (asked.querySelector("fieldset") || asked).append(box);
      if (asked.matches(".pp-statement")) responses.append(createNoteButton(view, asked));
      responses?.append(createClearButton(view, asked));
    }
    if (responses) responses.lastChild.hidden = !entry.response;
    const field = entry.response ? "response" : "answer";
    const keep = () => keepAnswer(address, field, entry[field]);
    const choose = (response) => keepAnswer(address, "response", response);
    const remarks = [
      ...createRewordedRemark(view, answer, keep),
      ...createOtherRemark(view, framework, answer, choose),
      ...createEarlierAnswers(view, framework, earlier),
    ];
    if (answer?.unknown) remarks.push(createNode("p", {}, say("response-unknown", entry)));
    box.replaceChildren(...remarks);
  }

  /* Of the section, of its own questions, or of one practice; of the level that is shown. */
  function countShown({ root, groups }, placed, address, isOwn) {
    const isSection = !isOwn && address === root.dataset.ppChecklist;
    const counted = groups
      .filter(({ holder }) => isSection || holder.address === address)
      .map(({ asked }) => ({ asked: asked.filter((element) => isOfShownLevel(root, element)) }));
    return countProgress(counted, placed);
  }

  function showProgress(view, element, placed) {
    const { ppProgress, ppOwn } = element.dataset;
    const { answered, asked } = countShown(view, placed, ppProgress, ppOwn !== undefined);
    const text = view.say("progress", { answered, asked });
    element.hidden = !asked;
    if (element.textContent === text) return;
    const attributes = { value: answered, max: asked || 1, "aria-hidden": "true" };
    element.replaceChildren(createNode("progress", attributes), text);
  }

  /**
   * Show how far one is, in each practice and in all.
   *
   * @param {ChecklistView} view
   */
  function showAllProgress(view) {
    const { root, framework, session, say, find } = view;
    const { placed } = placeAnswers(framework, session.item.record);
    root.querySelectorAll("[data-pp-progress]").forEach((element) => {
      showProgress(view, element, placed);
    });
    const all = countShown(view, placed, root.dataset.ppChecklist);
    writeText(find("short"), say("progress-short", all));
  }

  function showAnswers({ groups, controls }, placed) {
    controls.forEach((ofElement, address) => {
      const { entry = {} } = placed.get(address) || {};
      ofElement.forEach((control) => showValue(control, entry[parseName(control.name).field]));
    });
    groups
      .flatMap(({ asked }) => asked)
      .filter(({ address }) => controls.has(address))
      .forEach((element) => {
        const [control] = controls.get(element.address);
        const isDone = isAnswered(element, placed.get(element.address)?.entry);
        control.closest(".pp-asked").dataset.answered = isDone;
      });
  }

  /* What is written in it must not go unseen. */
  function openWritten(root) {
    root.querySelectorAll(".pp-practice-notes").forEach((fold) => {
      const fields = [...fold.querySelectorAll("textarea, input")];
      const isWritten = fields.some(({ type, checked, value }) =>
        type === "checkbox" ? checked : value,
      );
      if (isWritten) fold.open = true; // and what the reader has opened stays so
    });
  }

  function showResume(view) {
    const { framework, session, say, find } = view;
    const { last } = session.item;
    const element = last && findElement(framework, last);
    const resume = find("resume");
    resume.hidden = !element || !!element.retired;
    if (resume.hidden) return;
    const href = makeChecklistLink(view, element.address);
    resume.replaceChildren(say("resume"), " ", createNode("a", { href }, describeElement(element)));
  }

  /**
   * Show the record.
   *
   * @param {ChecklistView} view
   * @param {boolean} isOther Is it another one than before?
   */
  function showRecord(view, isOther) {
    const { root, framework, groups, session, controls, say, find } = view;
    const { record } = session.item;
    const { placed, earlier, retired, lost } = placeAnswers(framework, record);
    showAnswers(view, placed);
    groups
      .flatMap(({ asked }) => asked)
      .filter(({ address }) => controls.has(address))
      .forEach(({ address }) => {
        showRemark(view, address, placed.get(address), earlier.get(address));
      });
    showAllProgress(view);
    const strays = retired.length + lost.length;
    writeText(find("elsewhere"), strays ? say.count("other-answers", strays) : "");
    writeText(find("title"), getRecordTitle(view, record));
    find("unnamed").hidden = !record.responses.size || !!(record.name || record.team);
    showKeeping(view, session.item, session.id);
    if (!isOther) return;
    view.learnName();
    openWritten(root);
    showResume(view);
  }

  Object.assign(profiles, { parseName, showAllProgress, showRecord });
})();
