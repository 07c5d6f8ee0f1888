/* What a team will do, and what goes before. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    createButton,
    createNode,
    findElement,
    listPriorities,
    makeAction,
    makeItemId,
    offerUndo,
    showValue,
  } = profiles;

  /**
   * Show the priorities, unless they are there as they are.
   *
   * @param {TeamView} view
   */
  function showPriorities({ session, say, find }) {
    const { framework, item } = session;
    const list = find("priorities");
    const items = listPriorities(framework, item.record).map(({ address, isAsked, text }) => {
      const remove = () => {
        session.answer(address, "priority", false);
        find("act").focus();
      };
      const button = createButton(say("remove"), remove, { about: text });
      return createNode("li", {}, !isAsked && `${say("no-longer-asked")} `, text, " ", button);
    });
    const next = items.map(({ textContent }) => textContent).join("");
    if (list.textContent !== next) list.replaceChildren(...items);
  }

  function findAction({ actions }, id) {
    return actions.find((action) => action.id === id);
  }

  /**
   * Put an action in its place, which its id tells.
   *
   * @param {TeamRecord} record
   * @param {Action} action
   * @returns {TeamRecord}
   */
  function putAction(record, action) {
    const others = record.actions.filter(({ id }) => id !== action.id);
    const actions = [...others, action].sort((one, other) => (one.id < other.id ? -1 : 1));
    return { ...record, actions };
  }

  function bindAction(session, input) {
    const { field } = input.dataset;
    const getId = () => input.closest("fieldset").dataset.id;
    const get = (record) => findAction(record, getId())?.[field];
    const set = (record, value) => {
      const id = getId();
      return putAction(record, { ...makeAction(id, findAction(record, id)), [field]: value });
    };
    input.addEventListener("input", () => session.enter(input, { get, set }));
  }

  function removeAction(id, view) {
    const { session, say } = view;
    const removed = findAction(session.item.record, id);
    session.update((record) => ({
      ...record,
      actions: record.actions.filter((action) => action.id !== id),
    }));
    offerUndo(view, say("action-removed"), () => {
      session.update((record) => putAction(record, removed));
    });
  }

  function createActionForm(number, view) {
    const form = view.find("action").content.firstElementChild.cloneNode(true);
    form.querySelector("legend").textContent = view.say("action-number", {
      number: number + 1,
    });
    form.querySelectorAll("[data-field]").forEach((input) => bindAction(view.session, input));
    form.querySelector("button").addEventListener("click", () => {
      removeAction(form.dataset.id, view);
    });
    return form;
  }

  /* The priorities, and what the action belongs to though it is none any more. */
  function showPriorityChoice(select, { session, say }, action) {
    const { framework, item } = session;
    const priorities = listPriorities(framework, item.record);
    const texts = new Map(priorities.map(({ address, text }) => [address, text]));
    const { priority = "" } = action;
    if (priority && !texts.has(priority)) {
      texts.set(priority, findElement(framework, priority)?.text || priority);
    }
    const options = [["", say("action-no-priority")], ...texts].map(([value, text]) =>
      createNode("option", { value }, text),
    );
    const next = options.map(({ textContent }) => textContent).join("");
    if (select.textContent !== next) select.replaceChildren(...options);
  }

  /**
   * Show the actions in as many forms.
   *
   * @param {TeamView} view
   */
  function showActions(view) {
    const list = view.find("actions");
    const { actions } = view.session.item.record;
    while (list.childElementCount > actions.length) list.lastElementChild.remove();
    while (list.childElementCount < actions.length) {
      list.append(createActionForm(list.childElementCount, view));
    }
    actions.forEach((action, number) => {
      const form = list.children[number];
      form.dataset.id = action.id;
      showPriorityChoice(form.querySelector("select"), view, action);
      form.querySelectorAll("[data-field]").forEach((input) => {
        showValue(input, action[input.dataset.field]);
      });
    });
  }

  /**
   * Add an action, and lead to its form.
   *
   * @param {TeamView} view
   */
  function addAction({ session, find }) {
    session.update((record) => putAction(record, makeAction(makeItemId())));
    find("actions").lastElementChild.querySelector("input").focus();
  }

  Object.assign(profiles, { showPriorities, showActions, addAction, putAction });
})();
