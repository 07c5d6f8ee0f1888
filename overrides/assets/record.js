(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function record(keeper, page) {
  const R = pp.reflection, S = pp.spread, { el, button, parted, put, write } = pp.page, { say, one } = page;
  const answers = new Map();
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
        event.stopImmediatePropagation();
      });
      controls.forEach((control) => keeper.ask(control, address, control.dataset.field));
      fill = () => {
        const entry = R.entry(keeper.framework, now(), address);
        controls.forEach((control) => put(control, entry[control.dataset.field]));
        words.replaceChildren(...page.reworded(R.answers(keeper.framework, now()).placed.get(address), () => {
          keeper.answer(address, "response", entry.response);
          summary.focus();
        }));
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
    const items = S.priorities(keeper.framework, now()).map(({ address, stands, text }) => el("li", {}, !stands && `${say("no-longer-asked")} `, text, " ", button(say("remove"), () => {
      keeper.answer(address, "priority", false);
      one("act").focus();
    }, text)));
    if (one("priorities").textContent !== items.map((item) => item.textContent).join("")) one("priorities").replaceChildren(...items);
  }

  function showActions() {
    const list = one("actions"), { actions } = now();
    while (list.childElementCount > actions.length) list.lastElementChild.remove();
    while (list.childElementCount < actions.length) list.append(action(list.childElementCount));
    list.querySelectorAll("input").forEach((input) => put(input, actions[input.dataset.number][input.dataset.field]));
  }

  function action(number) {
    const form = one("action").content.firstElementChild.cloneNode(true);
    form.querySelector("legend").textContent = `${number + 1}.`;
    form.querySelectorAll("input").forEach((input) => {
      const { field } = input.dataset;
      input.dataset.number = number;
      input.addEventListener("input", () => keeper.type(input, ({ actions }) => (actions[number] || {})[field], (record, value) => {
        const actions = [...record.actions], at = Math.min(number, actions.length);
        actions[at] = { ...S.action(actions[at]), [field]: value };
        return { ...record, actions };
      }));
    });
    form.querySelector("button").addEventListener("click", () => {
      const removed = now().actions[number];
      const splice = (...parts) => keeper.enter((record) => ({ ...record, actions: record.actions.toSpliced(number, ...parts) }));
      splice(1);
      page.undoable(say("action-removed"), () => splice(0, removed));
    });
    return form;
  }

  function act() {
    keeper.enter((record) => ({ ...record, actions: [...record.actions, S.action()] }));
    one("actions").lastElementChild.querySelector("input").focus();
  }

  /* What was settled about what is asked no longer. */
  function gone() {
    const { retired, lost } = R.answers(keeper.framework, now());
    return [...retired, ...lost].filter(({ entry }) => S.settled(entry)).map(({ address, thing, entry }) => el("li", {}, parted([
      entry.text || address, thing ? R.label(keeper.framework, thing, entry.response || "") : entry.response, entry.reason, entry.evidence,
      entry.priority && say("priority"), thing && thing.retired && say("retired-why", { why: thing.retired })], " · ")));
  }

  function show() {
    const others = gone();
    answers.forEach((show) => show());
    showPriorities();
    showActions();
    one("other").hidden = !others.length;
    one("other").replaceChildren(el("p", {}, say.count("other-records", others.length)), el("ul", {}, others));
  }

  /* On paper; `also` are practices that are shown though nothing was settled about them. */
  function print(also) {
    const { framework } = keeper, record = now(), others = gone();
    const part = (name, ...children) => one("paper").querySelector(`[data-of=${name}]`).replaceChildren(...children);
    const said = (name, value) => value && el("p", {}, el("strong", {}, `${say(name)}: `), value);
    const entryOf = ({ address }) => R.entry(framework, record, address);
    const statement = (thing) => {
      const { response, reason, evidence, priority, spread = new Map() } = entryOf(thing);
      const boxes = () => el("span", { class: "pp-boxes" }, R.setOf(framework, thing).map(([, text]) => el("span", { class: "pp-box" }, text)));
      return el("li", { class: "pp-statement" }, el("p", {}, thing.kind === "practice" ? say("practice-question") : thing.text),
        said("our-answer", response ? R.label(framework, thing, response) : boxes()), said("rows-spread", S.told(framework, thing, spread, " · ")),
        said("our-reason", reason), said("our-evidence", evidence), priority && el("p", {}, el("strong", {}, say("our-priority"))));
    };
    part("framework", `${framework.title}, ${framework.version}`);
    [...S.about, "people"].forEach((name) => part(name, record[name] || ""));
    part("practices", ...framework.groups.filter(({ holder, asked }) => also.has(holder.address) || asked.some((thing) => S.settled(entryOf(thing))))
      .map(({ holder, section, asked }) => el("section", { class: "pp-practice" },
        el("p", { class: "pp-eyebrow" }, `${section.name}: ${section.text}`),
        el("h3", {}, holder === section ? say("questions") : parted([holder.name, holder.text], ": ")),
        el("ul", { class: "pp-statements" }, asked.map(statement)))));
    part("priorities", ...S.priorities(framework, record).filter(({ stands }) => stands).map(({ text }) => el("li", {}, text)));
    part("gone", ...(others.length ? [el("p", {}, say("no-longer-asked")), el("ul", {}, others)] : []));
    part("actions", ...[...record.actions, {}, {}, {}].slice(0, Math.max(3, record.actions.length)).map((action) => el("tr", {}, S.ACTION.map((field) => el("td", {}, action[field] || "")))));
  }

  return { ours, act, show, print, forget: () => answers.clear() };
}

pp.record = record;
document.dispatchEvent(new Event("pp-loaded"));
})();
