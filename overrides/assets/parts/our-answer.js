/**
 * What a team settles about one element: a line, and a form below it.
 *
 * @typedef {{details: HTMLElement, show: () => void}} OurAnswer
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    bindEntry,
    createNode,
    createOtherRemark,
    createRewordedRemark,
    describeElement,
    getChoiceSet,
    getResponseText,
    joinParts,
    listPriorities,
    MAX_PRIORITIES,
    placeAnswers,
    showValue,
    writeText,
  } = profiles;

  function describeAnswer({ session, meeting, say }, element) {
    const { response, priority } = meeting.getEntry(element);
    const text = response
      ? getResponseText(session.framework, element, response)
      : say("our-answer-none");
    return joinParts([`${say("our-answer")}: ${text}`, priority && say("priority")], " · ");
  }

  function createRadios(framework, element) {
    const name = `__our-${element.address}`;
    return getChoiceSet(framework, element).map(([key, text]) => {
      const attributes = { type: "radio", name, "data-field": "response", value: key };
      return createNode("label", {}, createNode("input", attributes), " ", text);
    });
  }

  function limitPriorities(form, { session, say }) {
    const warning = form.querySelector("[role=alert]");
    form.querySelector("[type=checkbox]").addEventListener("input", (event) => {
      const marked = listPriorities(session.framework, session.item.record);
      const count = marked.filter(({ isAsked }) => isAsked).length;
      const isTooMany = event.target.checked && count >= MAX_PRIORITIES;
      warning.textContent = isTooMany ? say("priorities-most") : "";
      if (!isTooMany) return;
      event.target.checked = false;
      event.stopImmediatePropagation();
    });
  }

  function createForm(view, element) {
    const { session, say, find } = view;
    const { address } = element;
    const form = find("ours").content.cloneNode(true);
    const radios = createRadios(session.framework, element);
    form.querySelector("legend").textContent = `${say("our-answer")}: ${describeElement(element)}`;
    form.querySelector("fieldset").hidden = !radios.length;
    form.querySelector(".pp-responses").prepend(...radios);
    form.querySelector("button").addEventListener("click", () => {
      session.answer(address, "response", "");
    });
    limitPriorities(form, view); // before the session listens, which is not to hear of one too many
    form.querySelectorAll("[data-field]").forEach((control) => {
      bindEntry(session, control, address, control.dataset.field);
    });
    return form;
  }

  function fillForm(details, view, element) {
    const { session, meeting } = view;
    const { address } = element;
    const { placed } = placeAnswers(session.framework, session.item.record);
    const entry = meeting.getEntry(element);
    const keep = () => {
      session.answer(address, "response", entry.response);
      details.querySelector("summary").focus();
    };
    details.querySelectorAll("[data-field]").forEach((control) => {
      showValue(control, entry[control.dataset.field]);
    });
    const choose = (response) => session.answer(address, "response", response);
    details
      .querySelector("[data-pp-reworded]")
      .replaceChildren(
        ...createRewordedRemark(view, placed.get(address), keep),
        ...createOtherRemark(view, session.framework, placed.get(address), choose),
      );
  }

  /**
   * Create a team's answer to an element. Its form is made when it is opened, since a framework
   * has hundreds of elements.
   *
   * @param {TeamView} view
   * @param {FrameworkElement} element
   * @param {boolean} isOpen
   * @returns {OurAnswer}
   */
  function createOurAnswer(view, element, isOpen) {
    const summary = createNode("summary");
    const attributes = { class: "pp-team-answer", open: isOpen, toggle: open };
    const details = createNode("details", attributes, summary);
    let isMade = false;

    function open() {
      if (isMade) return;
      isMade = true;
      details.append(createForm(view, element));
      fillForm(details, view, element);
    }

    function show() {
      const text = describeAnswer(view, element);
      writeText(summary, text);
      // There are as many as statements; each says of which it is.
      summary.setAttribute("aria-label", `${text}: ${describeElement(element)}`);
      if (isMade) fillForm(details, view, element);
    }

    show();
    if (isOpen) open();
    return { details, show };
  }

  Object.assign(profiles, { createOurAnswer });
})();
