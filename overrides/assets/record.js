/* What a team settles: its answer to each thing, priorities and actions. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function record(keeper, page) {
  const R = pp.reflection, S = pp.spread, { el, button, parted, put, write } = pp.page, { say, one } = page;
  const answers = new Map(); // by address: what shows each anew
  const now = () => keeper.item.record;

  /* Its form is made when it is opened: a framework has hundreds. */
  function ours(thing) {
    const summary = el("summary"), { address } = thing;
    const details = el("details", { class: "pp-ours", toggle: () => fill || open() }, summary);
    let fill = null;

    function open() {
      const form = one("ours").content.cloneNode(true), part = (selector) => form.querySelector(selector);
      const radios = R.setOf(keeper.framework, thing).map(([key, label]) => el("label", {}, el("input", { type: "radio", name: `__our-${address}`, "data-field": "response", value: key }), " ", label));
      part("legend").textContent = `${say("our-answer")}: ${thing.text}`;
      part("fieldset").hidden = !radios.length;
      part(".pp-responses").prepend(...radios);
      part("button").addEventListener("click", () => keeper.answer(address, "response", ""));
      const controls = form.querySelectorAll("[data-field]"), words = part("[data-pp-reworded]"), warning = part("[role=alert]");
      part("[type=checkbox]").addEventListener("input", (event) => {
        const tooMany = event.target.checked && S.priorities(keeper.framework, now()).filter(({ stands }) => stands).length >= S.MOST_PRIORITIES;
        warning.textContent = tooMany ? say("priorities-most") : "";
        if (!tooMany) return;
        event.target.checked = false;
        event.stopImmediatePropagation(); // and nothing is entered
      });
      controls.forEach((control) => keeper.ask(control, address, control.dataset.field));
      fill = () => {
        const entry = R.entry(keeper.framework, now(), address);
        controls.forEach((control) => put(control, entry[control.dataset.field]));
        words.replaceChildren(...page.reworded(R.answers(keeper.framework, now()).placed.get(address), () => keeper.answer(address, "response", entry.response)));
      };
      fill();
      details.append(form);
    }

    const show = () => {
      const { response, priority } = R.entry(keeper.framework, now(), address);
      write(summary, parted([`${say("our-answer")}: ${response ? R.label(keeper.framework, thing, response) : say("our-answer-none")}`, priority && say("priority")], " · "));
      if (fill) fill();
    };
    answers.set(address, show);
    show();
    return details;
  }

  function showPriorities() {
    one("priorities").replaceChildren(...S.priorities(keeper.framework, now()).map(({ address, stands, text }) => el("li", {}, !stands && `${say("no-longer-asked")} `, text, " ", button(say("remove"), () => {
      keeper.answer(address, "priority", false);
      one("act").focus();
    }, text))));
  }

  function showActions() {
    const list = one("actions"), { actions } = now();
    if (list.childElementCount !== actions.length) list.replaceChildren(...actions.map((_, number) => action(number)));
    list.querySelectorAll("input").forEach((input) => put(input, actions[input.dataset.number][input.dataset.field]));
  }

  function action(number) {
    const form = one("action").content.firstElementChild.cloneNode(true);
    form.querySelector("legend").textContent = `${number + 1}.`;
    form.querySelectorAll("input").forEach((input) => {
      const { field } = input.dataset;
      input.dataset.number = number;
      input.addEventListener("input", () => keeper.type(input, ({ actions }) => (actions[number] || {})[field], (record, value) => {
        const actions = [...record.actions];
        actions[number] = { ...actions[number], [field]: value };
        return { ...record, actions };
      }));
    });
    form.querySelector("button").addEventListener("click", () => {
      const { actions } = now();
      const put = (next) => keeper.enter((record) => ({ ...record, actions: next }));
      put(actions.filter((_, at) => at !== number));
      page.undoable(say("action-removed"), () => put(actions));
    });
    return form;
  }

  function act() {
    keeper.enter((record) => ({ ...record, actions: [...record.actions, S.action()] }));
    one("actions").lastElementChild.querySelector("input").focus();
  }

  function showGone() {
    const { retired, lost } = R.answers(keeper.framework, now());
    const gone = [...retired, ...lost].filter(({ entry }) => S.settled(entry));
    one("other").hidden = !gone.length;
    one("other").replaceChildren(el("p", {}, say.count("other-records", gone.length)), el("ul", {}, gone.map(({ address, thing, entry }) => el("li", {},
      parted([entry.text || address, thing ? R.label(keeper.framework, thing, entry.response || "") : entry.response, entry.reason, entry.evidence, thing && thing.retired && say("retired-why", { why: thing.retired })], " · ")))));
  }

  function show() {
    answers.forEach((show) => show());
    showPriorities();
    showActions();
    showGone();
  }

  return { ours, act, show, forget: () => answers.clear() };
}

pp.record = record;
document.dispatchEvent(new Event("pp-loaded"));
})();
