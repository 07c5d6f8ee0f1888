(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function start(form, page) {
  const R = pp.reflection, { el, button, put, write } = pp.page, { say, one } = page;
  const section = form.dataset.ppChecklist;
  const framework = pp.frameworks.get(form.dataset.frameworks);
  const groups = framework.groups.filter((group) => group.section.address === section);
  const all = (selector) => form.querySelectorAll(selector);
  const controls = new Map();
  const keeper = pp.keeper(form, page, R, show);

  all("[name*='/']").forEach((control) => {
    const [address, field = "response"] = control.name.split("#");
    controls.set(address, [...(controls.get(address) || []), control]);
    keeper.ask(control, address, field);
  });

  function show(turned) {
    const { placed, retired, lost } = R.answers(framework, keeper.item.record);
    controls.forEach((list, address) => {
      const { entry = {} } = placed.get(address) || {};
      list.forEach((control) => put(control, entry[control.name.split("#")[1] || "response"]));
    });
    groups.forEach(({ asked }) => asked.filter(({ address }) => controls.has(address)).forEach((thing) => remark(thing, placed.get(thing.address))));
    all("[data-pp-progress]").forEach((element) => showProgress(element, placed));
    const elsewhere = retired.length + lost.length;
    write(one("elsewhere"), elsewhere ? say.count("other-answers", elsewhere) : "");
    if (turned) showResume(keeper.item.last);
  }

  function remark(thing, answer) {
    const all = controls.get(thing.address), [control] = all, { entry = {} } = answer || {};
    const responses = control.closest(".pp-responses"), asked = control.closest(".pp-asked");
    const again = (field, value) => {
      keeper.answer(thing.address, field, value);
      (all.find(({ checked }) => checked) || control).focus(); // since the button goes away
    };
    let box = asked.querySelector("[data-pp-remark]");
    if (!box) {
      (asked.querySelector("fieldset") || asked).append(box = el("div", { "data-pp-remark": true, class: "pp-remark" }));
      if (responses) responses.append(button(say("take-back"), () => again("response", "")));
    }
    if (responses) responses.lastChild.hidden = !entry.response;
    const field = entry.response ? "response" : "answer";
    box.replaceChildren(...page.reworded(answer, () => again(field, entry[field])), ...(answer && answer.unknown ? [el("p", {}, say("response-unknown", entry))] : []));
  }

  function showProgress(element, placed) {
    const of = element.dataset.ppProgress;
    const { answered, asked } = R.progress(of === section ? groups : groups.filter(({ holder }) => holder.address === of), placed);
    const text = say("progress", { answered, asked });
    element.hidden = !asked;
    if (element.textContent !== text) element.replaceChildren(el("progress", { value: answered, max: asked || 1, "aria-hidden": "true" }), text);
  }

  function showResume(last) {
    const thing = last && R.place(framework, last), place = one("resume");
    place.hidden = !thing || !!thing.retired;
    if (place.hidden) return;
    place.replaceChildren(say("resume"), " ", el("a", { href: page.checklist(thing.address, "") }, thing.text));
  }

  page.does(keeper.doing);
  all("[data-pp-tools]").forEach((tools) => { tools.hidden = false; });
  keeper.start();
  /* Whoever followed a link was brought there before the tools took their place above. */
  const target = form.querySelector(":target");
  if (target) target.scrollIntoView();
}

(pp.pages = pp.pages || new Map()).set("[data-pp-checklist]", { needs: ["reflection", "kept", "keeper", "page"], start });
document.dispatchEvent(new Event("pp-loaded"));
})();
