/**
 * A checklist that remembers its answers.
 *
 * @typedef {object} ChecklistParts
 * @property {Framework} framework
 * @property {Group[]} groups Those of the section.
 * @property {Session} session
 * @property {Map<string, HTMLInputElement[]>} controls By the address that they answer.
 * @property {() => void} learnName Learns whose record is open.
 * @property {HTMLElement} [last] What one was at last, of what is asked.
 * @property {(asked: HTMLElement) => void} clearAnswer
 * @property {(address: string, field: string, value: string) => void} keepAnswer
 * @property {(asked: HTMLElement) => void} openNotes
 * @property {(isOther: boolean) => void} showNotes Shows what is written beside statements.
 *
 * @typedef {Page & ChecklistParts} ChecklistView
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    AnswerHistory,
    bindEntry,
    connectCommands,
    filterAnswered,
    getEntry,
    getResponseText,
    goToAsked,
    goToUnanswered,
    hasNotes,
    listenForAnswerKeys,
    loadLater,
    parseName,
    placeAnswers,
    REFLECTION_FORMAT,
    requestLater,
    Session,
    showAllProgress,
    showEverything,
    showRecord,
    takeEarlyEntries,
    tellDone,
    tellShown,
  } = profiles;
  const TOOLS = "checklist-tools.js";
  const NOTES = "statement-notes.js";
  const LATER = ["share", "mail", "copy", "print", "round", "forget"];

  /* The button that was pressed goes away; the focus goes to what it was about. */
  function makeAnswering(view, history) {
    const { controls, say } = view;
    const focusAnswer = (address) => {
      const ofElement = controls.get(address);
      (ofElement.find(({ checked }) => checked) || ofElement[0]).focus();
    };
    return {
      clearAnswer(asked) {
        const { address } = parseName(asked.querySelector(".pp-responses input").name);
        const { framework, item } = view.session;
        if (!getEntry(framework, item.record, address).response) return;
        history.remember(address);
        view.session.answer(address, "response", "");
        focusAnswer(address);
        tellDone(view, say("answer-cleared", framework.elements.get(address)));
      },
      keepAnswer(address, field, value) {
        view.session.answer(address, field, value);
        focusAnswer(address);
      },
    };
  }

  function undoAnswer(view, history) {
    const { controls, framework, session, say } = view;
    const address = history.undo();
    if (!address) return;
    const element = framework.elements.get(address);
    const { response } = getEntry(framework, session.item.record, address);
    const text = response && getResponseText(framework, element, response);
    goToAsked(controls.get(address)[0].closest(".pp-asked"));
    const key = response ? "answer-undone" : "answer-undone-none";
    tellDone(view, say(key, { response: text, text: element.text }));
  }

  /* What is done with a whole reflection comes when the checklist has begun. */
  function loadTools(view) {
    let tools = null;
    const start = () => (tools ??= profiles.startTools(view));
    loadLater(TOOLS).then((isThere) => isThere && start());
    const run = (name) => async () => {
      if (await requestLater(view, [TOOLS])) start()[name]();
    };
    return Object.fromEntries(LATER.map((name) => [name, run(name)]));
  }

  /* Most statements have none: their fields come with the first. */
  function makeNoting(view) {
    let notes = null;
    const load = async () => {
      if (!notes && (await requestLater(view, [NOTES]))) notes ??= profiles.startNotes(view);
      return notes;
    };
    return {
      openNotes: async (asked) => (await load())?.open(asked),
      showNotes(isOther) {
        const { framework, item } = view.session;
        const { placed } = placeAnswers(framework, item.record);
        const isNoted = [...placed.values()].some((answer) => hasNotes(framework, answer));
        if (notes || isNoted) load().then((loaded) => loaded?.show(isOther));
      },
    };
  }

  function makeCommands(view, history) {
    const { root, find, session } = view;
    return {
      ...session.makeCommands(),
      ...loadTools(view),
      next: () => goToUnanswered(view),
      undo: () => undoAnswer(view, history),
      "show-all": () => {
        showEverything(root);
        showFiltered(view);
        root.querySelector("[data-pp-do=next]").focus();
      },
      name: () => {
        find("mine").open = true;
        root.querySelector("[data-pp-about] input").focus();
      },
    };
  }

  function showFiltered(view) {
    filterAnswered(view.root);
    showAllProgress(view);
    tellShown(view);
  }

  function connectFilters(view) {
    const { root, find } = view;
    find("unanswered").addEventListener("change", () => showFiltered(view));
    root.addEventListener("pp-level", () => showFiltered(view));
    root.querySelector(".pp-overview").addEventListener("click", ({ target, currentTarget }) => {
      if (target.closest("a")) currentTarget.hidePopover();
    });
  }

  function connectAnswers(view, history) {
    const { root } = view;
    root.addEventListener("focusin", ({ target }) => {
      view.last = target.closest(".pp-asked") || view.last;
    });
    // Before the control's own listener writes the new answer into the record.
    const remember = ({ target: { type, name } }) => {
      if (type === "radio" && name.includes("/")) history.remember(name);
    };
    root.addEventListener("input", remember, true);
    root.querySelectorAll("[name*='/']").forEach((control) => {
      const { address, field } = parseName(control.name);
      view.controls.set(address, [...(view.controls.get(address) || []), control]);
      bindEntry(view.session, control, address, field);
    });
    listenForAnswerKeys(root, {
      clear: view.clearAnswer,
      goOn: () => goToUnanswered(view),
      note: (asked) => asked.matches(".pp-statement") && view.openNotes(asked),
      undo: () => undoAnswer(view, history),
    });
  }

  function showTools({ root }) {
    root.querySelectorAll("[data-pp-tools]").forEach((part) => {
      part.hidden = false;
    });
    // The help has them all, at one stop instead of one each.
    root.querySelectorAll(".pp-term").forEach((term) => {
      term.tabIndex = -1;
    });
  }

  function startChecklist(page) {
    const { root } = page;
    const framework = profiles.frameworks.get(root.dataset.frameworks);
    const section = root.dataset.ppChecklist;
    const groups = framework.groups.filter((group) => group.section.address === section);
    const undo = root.querySelector("[data-pp-do=undo]");
    const show = (isOther) => {
      if (isOther) history.forget();
      undo.disabled = history.isEmpty;
      showRecord(view, isOther);
      view.showNotes(isOther);
      if (isOther) filterAnswered(root);
      tellShown(view);
    };
    const session = new Session(page, REFLECTION_FORMAT, show);
    const history = new AnswerHistory(session);
    const view = { ...page, framework, groups, session, controls: new Map() };
    Object.assign(view, makeAnswering(view, history), makeNoting(view), { learnName() {} });
    connectAnswers(view, history);
    connectFilters(view);
    connectCommands(page, makeCommands(view, history));
    const enterEarly = takeEarlyEntries(root);
    session.start();
    enterEarly();
    showTools(view);
    // Whoever followed a link was brought there before the tools took their place above.
    root.querySelector(":target")?.scrollIntoView();
  }

  profiles.pages.set("[data-pp-checklist]", startChecklist);
})();
