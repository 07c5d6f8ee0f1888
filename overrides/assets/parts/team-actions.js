/* What a team will do, and what goes before. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { createButton, createNode, listPriorities, makeAction, offerUndo, showValue } = profiles;

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

  function bindAction(session, input, number) {
    const { field } = input.dataset;
    const get = ({ actions }) => actions[number]?.[field];
    const set = (record, value) => {
      const actions = [...record.actions];
      const index = Math.min(number, actions.length); // another tab may have removed some
      actions[index] = { ...makeAction(actions[index]), [field]: value };
      return { ...record, actions };
    };
    input.dataset.number = number;
    input.addEventListener("input", () => session.enter(input, { get, set }));
  }

  function spliceActions(session, ...change) {
    session.update((record) => {
      const actions = [...record.actions];
      actions.splice(...change);
      return { ...record, actions };
    });
  }

  function removeAction(number, view) {
    const { session, say } = view;
    const removed = session.item.record.actions[number];
    spliceActions(session, number, 1);
    offerUndo(view, say("action-removed"), () => spliceActions(session, number, 0, removed));
  }

  function createActionForm(number, view) {
    const form = view.find("action").content.firstElementChild.cloneNode(true);
    form.querySelector("legend").textContent = `${number + 1}.`;
    form.querySelectorAll("input").forEach((input) => bindAction(view.session, input, number));
    form.querySelector("button").addEventListener("click", () => removeAction(number, view));
    return form;
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
    list.querySelectorAll("input").forEach((input) => {
      const { number, field } = input.dataset;
      showValue(input, actions[number][field]);
    });
  }

  /**
   * Add an action, and lead to its form.
   *
   * @param {TeamView} view
   */
  function addAction({ session, find }) {
    session.update((record) => ({ ...record, actions: [...record.actions, makeAction()] }));
    find("actions").lastElementChild.querySelector("input").focus();
  }

  Object.assign(profiles, { showPriorities, showActions, addAction });
})();
