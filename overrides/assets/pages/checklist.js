/**
 * A checklist that remembers its answers.
 *
 * @typedef {object} ChecklistParts
 * @property {Framework} framework
 * @property {Group[]} groups Those of the section.
 * @property {Session} session
 * @property {Map<string, HTMLInputElement[]>} controls By the address that they answer.
 *
 * @typedef {Page & ChecklistParts} ChecklistView
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    bindEntry,
    connectCommands,
    countProgress,
    createButton,
    createNode,
    createRewordedRemark,
    describeElement,
    findElement,
    makeChecklistLink,
    placeAnswers,
    REFLECTION_FORMAT,
    Session,
    showValue,
    writeText,
  } = profiles;

  /* A control is named by the address that it answers, and by the field unless it is a response. */
  function parseName(name) {
    const [address, field = "response"] = name.split("#");
    return { address, field };
  }

  /* The button that was pressed goes away; the focus goes to what it was about. */
  function answerAgain({ controls, session }, address, field, value) {
    const ofElement = controls.get(address);
    session.answer(address, field, value);
    (ofElement.find(({ checked }) => checked) || ofElement[0]).focus();
  }

  function showRemark(view, address, answer) {
    const { say, controls } = view;
    const [control] = controls.get(address);
    const { entry = {} } = answer || {};
    const asked = control.closest(".pp-asked");
    const responses = control.closest(".pp-responses");
    let box = asked.querySelector("[data-pp-remark]");
    if (!box) {
      box = createNode("div", { "data-pp-remark": true, class: "pp-remark" });
      (asked.querySelector("fieldset") || asked).append(box);
      const takeBack = () => answerAgain(view, address, "response", "");
      responses?.append(createButton(say("take-back"), takeBack));
    }
    if (responses) responses.lastChild.hidden = !entry.response;
    const field = entry.response ? "response" : "answer";
    const keep = () => answerAgain(view, address, field, entry[field]);
    const remarks = createRewordedRemark(view, answer, keep);
    if (answer?.unknown) remarks.push(createNode("p", {}, say("response-unknown", entry)));
    box.replaceChildren(...remarks);
  }

  /* Of the section, or of one practice. */
  function showProgress({ root, groups, say }, element, placed) {
    const { ppProgress } = element.dataset;
    const isSection = ppProgress === root.dataset.ppChecklist;
    const counted = groups.filter(({ holder }) => isSection || holder.address === ppProgress);
    const { answered, asked } = countProgress(counted, placed);
    const text = say("progress", { answered, asked });
    element.hidden = !asked;
    if (element.textContent === text) return;
    const attributes = { value: answered, max: asked || 1, "aria-hidden": "true" };
    element.replaceChildren(createNode("progress", attributes), text);
  }

  function showRecord(view, isOther) {
    const { root, framework, groups, session, controls, say, find } = view;
    const { placed, retired, lost } = placeAnswers(framework, session.item.record);
    controls.forEach((ofElement, address) => {
      const { entry = {} } = placed.get(address) || {};
      ofElement.forEach((control) => showValue(control, entry[parseName(control.name).field]));
    });
    groups
      .flatMap(({ asked }) => asked)
      .filter(({ address }) => controls.has(address))
      .forEach(({ address }) => showRemark(view, address, placed.get(address)));
    root.querySelectorAll("[data-pp-progress]").forEach((element) => {
      showProgress(view, element, placed);
    });
    const strays = retired.length + lost.length;
    writeText(find("elsewhere"), strays ? say.count("other-answers", strays) : "");

    if (!isOther) return;
    const { last } = session.item;
    const element = last && findElement(framework, last);
    const resume = find("resume");
    resume.hidden = !element || !!element.retired;
    if (resume.hidden) return;
    const href = makeChecklistLink(view, element.address, "");
    resume.replaceChildren(say("resume"), " ", createNode("a", { href }, describeElement(element)));
  }

  function startChecklist(page) {
    const { root } = page;
    const framework = profiles.frameworks.get(root.dataset.frameworks);
    const section = root.dataset.ppChecklist;
    const groups = framework.groups.filter((group) => group.section.address === section);
    const show = (isOther) => showRecord(view, isOther);
    const session = new Session(page, REFLECTION_FORMAT, show);
    const view = { ...page, framework, groups, session, controls: new Map() };
    root.querySelectorAll("[name*='/']").forEach((control) => {
      const { address, field } = parseName(control.name);
      view.controls.set(address, [...(view.controls.get(address) || []), control]);
      bindEntry(session, control, address, field);
    });
    connectCommands(page, session.makeCommands());
    root.querySelectorAll("[data-pp-tools]").forEach((part) => {
      part.hidden = false;
    });
    session.start();
    // Whoever followed a link was brought there before the tools took their place above.
    root.querySelector(":target")?.scrollIntoView();
  }

  profiles.pages.set("[data-pp-checklist]", startChecklist);
})();
