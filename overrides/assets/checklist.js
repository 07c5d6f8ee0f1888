/* A checklist that remembers: what is entered is kept at once, character by character. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function start(form) {
  const R = pp.reflection, kept = pp.kept, { el, button, write, today, title } = pp.page;
  const say = pp.page.words(form);
  const section = form.dataset.ppChecklist;
  const framework = R.index(pp.frameworks.get(form.dataset.frameworks));
  const groups = framework.groups.filter((group) => group.section.address === section);
  const one = (selector) => form.querySelector(selector);
  const all = (selector) => Array.from(form.querySelectorAll(selector));
  const status = one("[data-pp-state]"), told = one("[data-pp-told]");
  const left = new AbortController(); // ends what listens beyond the form
  const controls = new Map(); // by address
  const fieldOf = (control) => control.name.split("#")[1] || "response";

  let id = "";
  let item = R.begun(framework, today());
  let raw = null; // what is kept, as this page knows it
  let state = ""; // why nothing is kept, if that is so

  form.addEventListener("submit", (event) => event.preventDefault());
  all("input[type=radio], input[type=checkbox], textarea").forEach((control) => {
    const [address] = control.name.split("#");
    controls.set(address, [...(controls.get(address) || []), control]);
  });

  function turnTo(next) {
    const found = next ? kept.get("reflection", next) : null;
    const opened = found && R.unpack(found);
    if (found && !opened) tell(say("kept-unreadable")); // and stays as it is
    id = opened ? next : "";
    raw = opened ? found : null;
    item = opened || R.begun(framework, today());
    state = "";
    if (id) kept.turn(framework.key, id);
    show();
    showChoice();
  }

  function keep() {
    id = id || kept.newId();
    const text = R.pack(item);
    const fault = kept.put("reflection", id, text);
    if (fault && fault !== state) tell(say(fault));
    if (state === "kept-cleared" && !fault) tell(say("kept-again"));
    if (raw === null) {
      kept.turn(framework.key, id);
      showChoice();
    }
    if (!fault) raw = text;
    state = fault;
    unsaved();
  }

  /* What stands on the page only outlives it as long as the theme changes pages by itself. */
  function unsaved() {
    if (state && item.changed) pp.unsaved.set(framework.key, { id, item, state });
    else pp.unsaved.delete(framework.key);
  }

  /* What is kept may have changed or gone without this page's knowing. */
  function catchUp() {
    const now = id ? kept.get("reflection", id) : null;
    if (now === raw || state === "kept-refused" || state === "kept-full") return null;
    const ours = item;
    if (now === null) {
      raw = null;
      state = "kept-cleared";
    } else {
      item = R.unpack(now) || item;
      raw = now;
    }
    return ours;
  }

  const said = (of, address, field) => ((R.answers(framework, of.reflection).placed.get(address) || { entry: {} }).entry)[field];

  function enter(control) {
    if (!control.name) return;
    const ours = catchUp();
    let { value } = control;
    if (R.ABOUT.includes(control.name)) {
      item = { ...item, reflection: { ...item.reflection, [control.name]: value }, changed: true };
      showChoice();
    } else {
      const [address] = control.name.split("#"), field = fieldOf(control);
      if (control.type === "checkbox") value = control.checked;
      const theirs = ours && control.type === "textarea" && said(item, address, field);
      if (theirs && theirs !== said(ours, address, field) && !value.includes(theirs)) {
        const place = control.selectionStart;
        value = control.value = `${value}\n\n${theirs}`;
        control.setSelectionRange(place, place);
        tell(say("both-texts"));
      }
      item = { ...item, reflection: R.change(framework, item.reflection, address, field, value), changed: true, last: address };
    }
    keep();
    show();
  }

  function show() {
    const found = R.answers(framework, item.reflection);
    R.ABOUT.forEach((name) => fill(one(`[name=${name}]`), item.reflection[name]));
    controls.forEach((list, address) => {
      const { entry = {} } = found.placed.get(address) || {};
      list.forEach((control) => {
        const value = entry[fieldOf(control)] || "";
        if (control.type === "textarea") fill(control, value);
        else control.checked = control.type === "radio" ? control.value === value : !!value;
      });
    });
    groups.forEach((group) => group.asked.forEach((thing) => controls.has(thing.address) && remark(thing, found.placed.get(thing.address))));
    showProgress(found.placed);
    showState(found);
  }

  function fill(control, value) {
    write(control, value);
    if (control.type === "textarea") control.rows = Math.max(2, Math.min(40, value.split("\n").length));
  }

  function remark(thing, answer) {
    const [control] = controls.get(thing.address);
    const radios = controls.get(thing.address).filter(({ type }) => type === "radio");
    const holder = control.closest(".pp-asked");
    const entry = answer ? answer.entry : {};
    let box = holder.querySelector("[data-pp-remark]");
    if (!box) {
      box = el("div", { "data-pp-remark": true, class: "pp-remark" });
      (holder.querySelector("fieldset") || holder).append(box);
      if (radios.length) control.closest(".pp-responses").append(button(say("take-back"), () => answerAgain(thing, "response", "", control), "", "pp-link"));
    }
    if (radios.length) control.closest(".pp-responses").lastChild.hidden = !entry.response;
    const shown = answer ? [answer.unknown && entry.response, answer.reworded && entry.text].join("|") : "";
    if (box.dataset.shown === shown) return;
    box.dataset.shown = shown;
    const field = entry.response ? "response" : "answer";
    const parts = pp.page.reworded(answer, say, () => answerAgain(thing, field, entry[field], radios.find((radio) => radio.checked) || control));
    if (answer && answer.unknown) parts.push(el("p", {}, say("response-unknown", { response: entry.response })));
    box.replaceChildren(...parts);
  }

  /* By a button, which goes away; the focus moves on. */
  function answerAgain(thing, field, value, focus) {
    catchUp();
    item = { ...item, changed: true, reflection: R.change(framework, item.reflection, thing.address, field, value) };
    keep();
    show();
    focus.focus();
  }

  function showProgress(placed) {
    all("[data-pp-progress]").forEach((element) => {
      const address = element.dataset.ppProgress;
      const { answered, asked } = R.progress(address === section ? groups : groups.filter((group) => group.holder.address === address), placed);
      element.hidden = !asked;
      const text = say("progress", { answered, asked });
      if (element.dataset.shown === text || !asked) return;
      element.dataset.shown = text;
      element.replaceChildren(el("progress", { value: answered, max: asked, "aria-hidden": "true" }), text);
    });
  }

  function showState(found) {
    const key = say(pp.page.state(state, raw, item));
    write(status, key);
    write(one("[data-pp-state-again]"), key);
    status.classList.toggle("pp-warned", !!state);
    const elsewhere = found.retired.length + found.lost.length;
    let note = one("[data-pp-elsewhere]");
    if (!note) status.after(note = el("p", { "data-pp-elsewhere": true }));
    write(note, elsewhere ? say.count("other-answers", elsewhere) : "");
    note.hidden = !elsewhere;
  }

  function showChoice() {
    const options = pp.page.held().filter((other) => other.item && other.item.reflection.framework === framework.key)
      .map((other) => [other.id, title((other.id === id ? item : other.item).reflection, say)]);
    if (!options.some(([key]) => key === id)) options.push([id, `${title(item.reflection, say)} ${say("this-one")}`]);
    const choose = one("[data-pp-choose]");
    const shown = JSON.stringify([id, options]);
    one("[data-pp-choice]").hidden = options.length < 2;
    if (choose.dataset.shown === shown || document.activeElement === choose) return;
    choose.dataset.shown = shown;
    choose.replaceChildren(...options.map(([key, text]) => el("option", { value: key, selected: key === id }, text)));
  }

  function showResume() {
    const thing = item.last && R.place(framework, item.last);
    const place = one("[data-pp-resume]");
    place.hidden = !thing || !!thing.retired;
    if (place.hidden) return;
    const to = R.sectionOf(thing.address) === section ? "" : `${form.dataset.root}${R.sectionOf(thing.address)}/reflect/`;
    place.replaceChildren(say("resume"), " ", el("a", { href: `${to}#${R.anchor(thing.address)}` }, thing.text));
  }

  const tell = (text) => pp.page.tell(told, text);

  function open([file]) {
    const { reflection, faults, fault } = file.fault ? file : R.read(file.text);
    const amiss = pp.page.amiss({ fault, faults }, file, say);
    if (fault) return tell(amiss);
    if (reflection.framework !== framework.key) return tell(say("file-framework", { name: file.name, framework: (pp.frameworks.get(reflection.framework) || { title: reflection.framework }).title }));
    if (state && item.changed) return tell(say("save-first"));
    const same = pp.page.same(pp.page.held(), reflection);
    if (same) {
      turnTo(same.id);
      tell(say("file-same", { name: file.name }));
    } else {
      id = "";
      raw = null;
      item = { reflection, saved: true, changed: false, last: "" };
      keep();
      show();
      tell(`${say("file-opened", { name: file.name })} ${amiss}`);
    }
    showResume();
  }

  const doing = {
    save() {
      catchUp();
      const name = R.fileName("reflection", item.reflection, ".json");
      pp.page.download(name, R.write(item.reflection), "application/json");
      item = { ...item, saved: true, changed: false };
      if (raw || item.reflection.responses.size) keep();
      tell(say("file-saved", { name }));
      show();
    },
    open() {
      one("[data-pp-file]").click();
    },
    another() {
      if (state && item.changed) return tell(say("save-first"));
      id = "";
      raw = null;
      item = R.begun(framework, today());
      kept.turn(framework.key, "");
      show();
      showChoice();
      showResume();
      tell(say("begun-another"));
      one("[name=name]").focus();
    },
  };

  form.addEventListener("input", (event) => enter(event.target));
  all("[data-pp-do]").forEach((button) => button.addEventListener("click", () => doing[button.dataset.ppDo]()));
  one("[data-pp-choose]").addEventListener("change", (event) => {
    if (state && item.changed) {
      event.target.value = id;
      tell(say("save-first"));
    } else {
      turnTo(event.target.value);
      showResume();
    }
  });
  pp.page.opener(one("[data-pp-file]"), open);

  function refresh() {
    if (id && kept.get("reflection", id) !== null && catchUp()) show();
  }

  self.addEventListener("storage", (event) => {
    if (!form.isConnected) left.abort();
    else if (event.key === kept.name("current", framework.key) && !id && event.newValue && !item.reflection.responses.size) {
      turnTo(event.newValue);
      tell(say("kept-elsewhere"));
    } else if (id && (event.key === null || (event.key === kept.name("reflection", id) && event.newValue === null))) {
      raw = null;
      state = "kept-cleared";
      tell(say(state));
      show();
    } else if (id && event.key === kept.name("reflection", id)) {
      tell(say("kept-elsewhere"));
      refresh();
    }
  }, { signal: left.signal });
  self.addEventListener("pageshow", () => (form.isConnected ? refresh() : left.abort()), { signal: left.signal });
  self.addEventListener("beforeunload", (event) => {
    if (form.isConnected && state && item.changed) event.preventDefault();
  }, { signal: left.signal });

  all("[data-pp-tools]").forEach((tools) => { tools.hidden = false; });
  const asked = new URLSearchParams(location.search).get("kept");
  if (asked) history.replaceState(history.state, "", location.pathname + location.hash);
  const taken = pp.unsaved.get(framework.key);
  turnTo(asked || kept.current(framework.key));
  if (taken) {
    ({ id, item, state } = taken);
    raw = null;
    unsaved();
    show();
    showChoice();
  }
  showResume();
  /* Whoever followed a link was brought there before the tools took their place above. */
  const target = form.querySelector(":target");
  if (target) target.scrollIntoView();
}

pp.unsaved = pp.unsaved || new Map();
(pp.pages = pp.pages || new Map()).set("[data-pp-checklist]", { needs: ["reflection", "kept", "page"], start });
document.dispatchEvent(new Event("pp-loaded"));
})();
