(function () {
"use strict";

const pp = (self.pp = self.pp || {});

/* `show(true)` is for another record. */
function keeper(root, page, format, show) {
  const R = pp.reflection, kept = pp.kept, { one, say, tell } = page, { put, write } = pp.page;
  const frameworks = root.dataset.frameworks.split(" ");
  const about = root.querySelectorAll("[data-pp-about] input");
  const keeper = { framework: null, id: "", raw: null, item: null, fault: "" };
  let heard = false; // of another tab
  let follows = true; // it, until another was begun on purpose

  const place = () => `${format.kind}-${keeper.framework.key}`;
  const atRisk = () => !!keeper.fault && keeper.item.changed;

  const mayGo = () => !atRisk() || tell(say("save-first"));

  /* To what is kept, else to an item, else to a new one. */
  function turnTo(framework, id, item) {
    const held = id && kept.held(format).find((held) => held.id === id), found = held && held.item;
    tell();
    if (held && !found) tell(say("kept-unreadable"));
    Object.assign(keeper, { framework: pp.frameworks.get(framework), id: found ? id : "", raw: found ? kept.get(format.kind, id) : null, fault: (found && held.fault) || "" });
    keeper.item = found || item || { record: format.begin(keeper.framework, pp.page.today()), saved: false, changed: false, last: "" };
    kept.turn(format.kind, framework);
    shown(true);
  }

  const turnToFramework = (framework) => turnTo(framework, kept.current(`${format.kind}-${framework}`));

  function keep(part) {
    const before = keeper.fault;
    keeper.item = { ...keeper.item, ...part };
    keeper.id = keeper.id || kept.newId();
    const raw = R.pack(keeper.item, format);
    keeper.fault = kept.put(format.kind, keeper.id, raw);
    if (!keeper.fault) keeper.raw = raw;
    if (keeper.fault && keeper.fault !== before) tell(say(keeper.fault));
    if (before === "kept-cleared" && !keeper.fault) tell(say("kept-again"));
    shown();
  }

  /* What is kept may have changed or gone meanwhile: then, what stood here. */
  function catchUp() {
    const { id, item, raw } = keeper, now = id ? kept.get(format.kind, id) : null;
    if (now === raw) return null;
    const found = now && !atRisk() && R.unpack(now, format);
    if (found) Object.assign(keeper, { item: found, raw: now, fault: "" });
    else Object.assign(keeper, { id: now ? kept.newId() : id, raw: null, fault: "kept-cleared" }); // what is there stays
    return item;
  }

  function enter(next, last = keeper.item.last) {
    heard = false;
    catchUp();
    keep({ record: next(keeper.item.record), changed: true, last });
  }

  /* `get` finds what a control is for in a record, `set` puts it there. */
  function type(control, get, set, last) {
    const ours = catchUp(), theirs = ours && /^text/.test(control.type) && get(keeper.item.record);
    if (theirs && theirs !== get(ours.record) && !control.value.includes(theirs)) {
      const { selectionStart } = control;
      control.value += (control.type === "text" ? " / " : "\n\n") + theirs;
      control.setSelectionRange(selectionStart, selectionStart);
      tell(say("both-texts"));
    }
    enter((record) => set(record, control.type === "checkbox" ? control.checked : control.value), last);
  }

  const answer = (address, field, value) => enter((record) => R.change(keeper.framework, record, address, field, value), address);

  const ask = (control, address, field) => control.addEventListener("input", () => type(control,
    (record) => R.entry(keeper.framework, record, address)[field], (record, value) => R.change(keeper.framework, record, address, field, value), address));

  function shown(turned) {
    if (atRisk()) pp.unsaved.set(keeper.id, { ...keeper, kind: format.kind });
    else pp.unsaved.delete(keeper.id);
    kept.turn(place(), keeper.id);
    about.forEach((input) => put(input, keeper.item.record[input.name]));
    root.querySelectorAll("[data-pp-state], [data-pp-state-again]").forEach((state) => {
      write(state, say(pp.page.state(keeper.fault, keeper.raw, keeper.item)));
      state.classList.toggle("pp-warned", !!keeper.fault);
    });
    show(turned === true);
  }

  function open([file]) {
    const { record, said } = page.read(file, format);
    if (!record) return tell(said);
    const { framework } = record, { name } = file;
    if (!frameworks.includes(framework)) return tell(say("file-framework", { name, framework }));
    if (!mayGo()) return undefined;
    const same = page.same(kept.held(format), record);
    turnTo(framework, same && same.id, { record, saved: true, changed: false, last: "" });
    if (!same) keep();
    return tell(say(same ? "file-same" : "file-opened", { name }), said);
  }

  keeper.doing = {
    save() {
      catchUp();
      const name = page.save(format, keeper.item.record, ".json", R.write(keeper.item.record, format), "application/json");
      keeper.item = { ...keeper.item, saved: true, changed: false };
      if (keeper.id || keeper.item.record.responses.size) keep();
      tell(say("file-saved", { name }));
    },
    open: () => one("file").click(),
    another() {
      const { raw, framework } = keeper;
      if (!mayGo()) return;
      follows = false;
      turnTo(framework.key);
      if (raw) tell(say("begun-another"));
      about[0].focus();
    },
  };

  pp.page.opener(one("file"), open);
  about.forEach((input) => input.addEventListener("input", () => type(input, (record) => record[input.name], (record, value) => ({ ...record, [input.name]: value }))));

  page.beyond("storage", ({ key, newValue }) => {
    if (keeper.id && (key === null || key === kept.name(format.kind, keeper.id))) {
      if (!catchUp()) return;
      if (keeper.fault) tell(say(keeper.fault));
      else if (!heard && !one("told").querySelector("button")) tell(say("kept-elsewhere"));
      heard = true;
      shown();
    } else if (key === kept.name("current", place()) && newValue && !keeper.id && follows) {
      turnTo(keeper.framework.key, newValue);
      tell(say("kept-elsewhere"));
    }
  });
  page.beyond("pageshow", () => catchUp() && shown());

  function start() {
    const { search, pathname, hash } = location, asked = new URLSearchParams(search).get("kept");
    if (asked) history.replaceState(history.state, "", pathname + hash);
    const wanted = kept.held(format).find(({ id, item }) => item && id === asked && frameworks.includes(item.record.framework));
    if (wanted) return turnTo(wanted.item.record.framework, asked);
    const last = kept.current(format.kind);
    return turnToFramework(frameworks.includes(last) ? last : frameworks[0]);
  }

  return Object.assign(keeper, { start, enter, type, answer, ask, mayGo, turnToFramework });
}

pp.keeper = keeper;
document.dispatchEvent(new Event("pp-loaded"));
})();
