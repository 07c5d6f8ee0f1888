/* A team's conversation. People's answers live only as long as the page; the team's record is kept as one types. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const FEW = 3; // people; with fewer, whoever knows one answer knows the other
const ABOUT = ["team", "cycle", "date"];

function start(root) {
  const R = pp.reflection, S = pp.spread, kept = pp.kept, { el, svg, button, write, amiss, today, title, download } = pp.page;
  const say = pp.page.words(root);
  const one = (name) => root.querySelector(`[data-pp-${name}]`);
  const left = new AbortController();

  const people = [];
  let framework, record, raw, saved, changed, fault, earlier, together, items;
  let placed; // the record's entries by today's addresses
  const chosen = new Set(); // practices
  let chose = false;
  let begun = false;
  let joined; // whether people's answers go into the record, or are only looked at
  const refreshers = new Map(); // of the team's own answers, by address

  /* False when what stands on this page only would be lost. */
  function turnTo(key) {
    if (fault && changed) {
      tell(say("save-first"));
      one("framework").value = framework.key;
      return false;
    }
    if (framework && framework.key !== key) {
      earlier = null;
      chose = false;
    }
    framework = R.index(pp.frameworks.get(key));
    const taken = pp.unsaved.get(`team/${key}`);
    raw = kept.get("team", key);
    const found = taken || unpack(raw) || {};
    setRecord(found.record || S.begin(framework, today()));
    saved = found.saved === true;
    changed = found.changed === true;
    fault = taken ? taken.fault : raw && !found.record ? "record-unreadable" : "";
    if (fault) tell(say(fault));
    begun = !!found.record;
    joined = !record.people;
    one("framework").value = key;
    const option = (value, text) => el("option", { value }, text);
    const sections = [...new Set(framework.groups.map((group) => group.section))];
    one("section").replaceChildren(option("", say("section-all")), ...sections.map((section) => option(section.address, `${section.name}: ${section.text}`)));
    one("level").replaceChildren(option("", say("level-all")), ...framework.levels.map(([level, text]) => option(level, text)));
    one("level").parentElement.hidden = framework.levels.length < 2;
    showPeople();
    return true;
  }

  function unpack(text) {
    try {
      const { file, saved, changed } = JSON.parse(text);
      const { record } = S.read(JSON.stringify(file));
      return record && { record, saved, changed };
    } catch (error) {
      return null;
    }
  }

  function setRecord(next) {
    record = next;
    ({ placed } = R.answers(framework, record));
  }

  const entryOf = (thing) => (placed.get(thing.address) || { entry: {} }).entry;

  function keep() {
    const text = JSON.stringify({ file: JSON.parse(S.write(record)), saved, changed });
    const before = fault;
    if (fault !== "record-unreadable") fault = kept.put("team", framework.key, text);
    if (fault && fault !== before) tell(say(fault));
    if (!fault) raw = text;
    if (fault && changed) pp.unsaved.set(`team/${framework.key}`, { record, saved, changed, fault });
    else pp.unsaved.delete(`team/${framework.key}`);
    showState();
  }

  /* Another tab may have written meanwhile; what it heard from people is not written over. */
  function catchUp() {
    const now = kept.get("team", framework.key);
    const found = !fault && now !== raw && unpack(now);
    if (!found) return;
    raw = now;
    ({ saved, changed } = found);
    if (found.record.people && heard(found.record) !== heard(record)) joined = false;
    setRecord(found.record);
    begun = true;
  }

  const heard = (of) => JSON.stringify([of.people, [...of.responses].filter(([, { spread }]) => spread).map(([address, { spread }]) => [address, [...spread].sort()]).sort()]);

  /* People's answers go into the record only when somebody does something here. */
  function join() {
    if (!joined) return;
    const next = S.withSpreads(framework, record, together.merged, counted().length);
    const other = heard(next) !== heard(record);
    setRecord(next);
    if (!begun || !other) return;
    changed = true;
    keep();
  }

  function enter(next) {
    if (raw && kept.get("team", framework.key) === null) tell(say("kept-again"));
    catchUp();
    setRecord(next(record));
    changed = true;
    begun = true;
    keep();
  }

  function showState() {
    const status = one("state");
    write(status, say(pp.page.state(fault, raw, { saved, changed })));
    status.classList.toggle("pp-warned", !!fault);
  }

  const tell = (...texts) => pp.page.tell(one("told"), ...texts);
  const undoable = (text, undo) => pp.page.undoable(one("told"), say, text, undo);

  const counted = () => people.filter((person) => person.counted && person.reflection.framework === framework.key);
  const named = (person) => person.reflection.name || person.name;

  function add(files) {
    const said = [];
    const first = !people.length;
    files.forEach((file) => {
      const found = file.fault ? file : R.read(file.text);
      const { reflection } = found;
      said.push(amiss(found, file, say));
      if (!reflection) return;
      if (pp.frameworks.has(reflection.framework)) people.push({ name: file.name, reflection, counted: true, text: R.write(reflection) });
      else said.push(say("people-unknown", { name: file.name, framework: reflection.framework }));
    });
    S.twice(people).forEach((newer, older) => {
      if (older.settled) return;
      older.settled = true;
      older.counted = false;
      said.push(say(older.text === newer.text ? "people-same" : "people-twice", { name: older.name, other: newer.name }));
    });
    tell(...said);
    if (first && people.length && !people.some((person) => person.reflection.framework === framework.key)) turnTo(people[0].reflection.framework);
    if (joined || !counted().length) showPeople(true);
    else decide(said);
  }

  function decide(told) {
    showPeople();
    pp.page.ask(root.querySelector("[data-pp-ask]"), say.count("record-holds", record.people, { title: title(record, say) })).then((answer) => {
      if (answer === "new") doing.fresh();
      if (answer !== "replace") return;
      const before = record;
      joined = true;
      showTogether(true);
      undoable(parted([...told, say("spreads-replaced")]), () => {
        joined = false;
        enter(() => before);
        showTogether();
      });
    });
  }

  function showPeople(acted) {
    one("people").replaceChildren(...people.map((person, number) => {
      const own = person.reflection.framework === framework.key;
      return el("li", {},
        el("label", {}, el("input", { type: "checkbox", checked: person.counted, "aria-label": say("people-counted", { title: title(person.reflection, say) }), change: (event) => {
          person.counted = event.target.checked;
          person.settled = true;
          showTogether(true);
        } }), " ", title(person.reflection, say)),
        el("span", { class: "pp-quiet" }, person.name, !own && ` · ${say("people-framework", { framework: pp.frameworks.get(person.reflection.framework).title })}`),
        button(say("remove"), () => {
          people.splice(number, 1);
          showPeople(true);
          one("file").focus();
        }, title(person.reflection, say), "pp-link"));
    }));
    showTogether(acted);
  }

  function showTogether(acted) {
    const here = counted();
    together = S.merge(framework, here);
    if (acted === true) join();
    one("counted").textContent = people.length ? parted([say.count("people", here.length), here.length && !joined && say("people-looking")]) : "";
    const few = here.length < FEW;
    one("names").disabled = few;
    if (few) one("names").checked = false;
    root.querySelector("#__names").textContent = here.length ? say(few ? "names-few" : one("names").checked ? "names-shown" : "names-hidden") : "";
    one("talk").hidden = !begun && !here.length;
    showAbout();
    showAgenda();
    items = new Map();
    refreshers.clear();
    showList();
    showPriorities();
    showActions();
    showOther();
    showState();
  }

  const showAbout = () => ABOUT.forEach((name) => write(root.querySelector(`[name=${name}]`), record[name]));
  const spreadOf = (thing) => (counted().length ? together.merged.get(thing.address).counts : entryOf(thing).spread || new Map());
  const marksOf = (group) => (together.notes.get(group.holder.address) || []).filter(({ entry }) => entry.talk).length;
  const wants = (marks) => marks > 0 && `${say.count("wants-to-talk", marks)}.`;
  const parted = (parts, between = " ") => parts.filter(Boolean).join(between);
  const nameOf = ({ holder, section }) => (holder === section ? `${section.text}: ${say("questions")}` : holder.text);

  function wrote(given, text) {
    return given.length > 0 && el("details", {}, el("summary", {}, `${say("what-people-wrote")} (${given.length})`), el("ul", {}, ordered(given).map(({ person, entry }) => el("li", {}, who(person), text(entry)))));
  }

  function showAgenda() {
    const points = S.agenda(framework, together.notes, counted().length, spreadOf);
    if (!chose) {
      chosen.clear();
      points.slice(0, 3).forEach((point) => chosen.add(point.group.holder.address));
    }
    one("agenda").replaceChildren(...points.slice(0, 8).map(({ group, widest, marks, notes }) => el("li", {},
      el("label", {}, el("input", { type: "checkbox", checked: chosen.has(group.holder.address), change: (event) => {
        chose = true;
        chosen[event.target.checked ? "add" : "delete"](group.holder.address);
        showGuides();
      } }), " ", el("strong", {}, nameOf(group))),
      el("p", { class: "pp-quiet" }, parted([widest.differ && `${say("agenda-widest", { text: widest.thing.text })} ${said(widest)}`, wants(marks)])),
      wrote(notes, (entry) => parted([entry.note && `${say("your-notes")}: ${entry.note}`, entry.evidence && `${say("your-evidence")} ${entry.evidence}`], "\n")))));
    const alone = !counted().length;
    if (alone || !points.length) one("agenda").append(el("li", { class: "pp-nothing" }, say(alone ? "agenda-alone" : "agenda-none")));
    showGuides();
  }

  function showGuides() {
    const sections = new Map();
    framework.groups.filter((group) => chosen.has(group.holder.address) && group.holder !== group.section).forEach((group) => {
      sections.set(group.section, [...(sections.get(group.section) || []), group.holder.address.slice(group.section.address.length + 1)]);
    });
    one("guides").replaceChildren(...[...sections].map(([section, keys]) => el("a", {
      href: `${root.dataset.root}${section.address}/guide/?practices=${keys.join(",")}${one("level").value ? `&level=${one("level").value}` : ""}`,
    }, say("agenda-guide", { title: section.text }))));
  }

  /* With names or without, in an order that tells nothing. */
  const who = (person) => one("names").checked && el("strong", {}, `${named(person)}: `);
  const ordered = (given) => (one("names").checked ? given : [...given].sort((a, b) => JSON.stringify(a.entry) < JSON.stringify(b.entry) ? -1 : 1));

  function said({ low, high, width, differ, total }) {
    if (!total) return say("spread-none");
    return width ? say("spread-from", { low, high }) : low && !differ && say("spread-same", { low });
  }

  function showList() {
    const section = one("section").value, level = one("level").value;
    const points = [...together.merged.values()].map((here) => ({ ...here, ...S.spread(framework, here.thing, spreadOf(here.thing)) }))
      .filter(({ group, thing }) => (!section || group.section.address === section) && (!level || !thing.level || thing.level === level)
        && (!one("marked").checked || marksOf(group)));
    if (one("order").value === "wide") points.sort(S.wider);
    one("list").replaceChildren(...points.map((point) => {
      if (!items.has(point.thing.address)) items.set(point.thing.address, statement(point));
      return items.get(point.thing.address);
    }));
    one("shown").textContent = say.count("shown-statements", points.length);
  }

  function statement(point) {
    const { thing, group, given } = point;
    const missing = counted().length - given.length;
    const { teams, said: byTeam } = S.byTeam(given);
    const reworded = given.filter((answer) => answer.reworded).length;
    const schools = [...byTeam].map(([response, number]) => say(response === null ? "by-team-differ" : "by-team", { response: R.label(framework, thing, response), number }));
    const then = earlier && (earlier.placed.get(thing.address) || {}).entry;
    const quiet = (...parts) => el("p", { class: "pp-quiet" }, ...parts);
    return el("li", { class: "pp-asked pp-compared" },
      quiet(parted([nameOf(group), new Map(framework.levels).get(thing.level)], " · ")),
      el("p", { class: "pp-said-of" }, thing.kind === "practice" ? say("practice-question") : thing.text),
      bars(thing, given),
      quiet(parted([said(point), missing > 0 && `${say.count("not-answered", missing)}.`, reworded > 0 && say.count("earlier-words", reworded), wants(marksOf(group))])),
      teams > 1 && quiet(say("by-teams", { teams, said: schools.join("; ") })),
      wrote(given.filter(({ entry }) => entry.answer), (entry) => entry.answer),
      then && S.settled(then) && el("p", { class: "pp-then" }, say("earlier-answer", { date: earlier.date, response: parted([R.label(framework, thing, then.response), then.reason], " – ") })),
      ours(thing));
  }

  function bars(thing, given) {
    const counts = spreadOf(thing);
    const most = Math.max(1, ...counts.values());
    const set = R.setOf(framework, thing);
    const others = [...counts.keys()].filter((key) => !set.some(([known]) => known === key)).map((key) => [key, key]);
    if (!counts.size) return null;
    return el("ul", { class: "pp-spread" }, [...set, ...others].map(([key, text]) => {
      const number = counts.get(key) || 0;
      const names = one("names").checked ? given.filter(({ entry }) => entry.response === key).map(({ person }) => named(person)) : [];
      return el("li", {}, el("span", {}, text), svg("svg", { width: 100, height: 12, viewBox: "0 0 100 12", "aria-hidden": "true" }, svg("rect", { width: (100 * number) / most, height: 12, fill: "currentColor" })),
        el("span", { class: "pp-number" }, `${number}`), names.length > 0 && el("span", { class: "pp-quiet" }, names.join(", ")));
    }));
  }

  /* The team's own answer is made when it is opened: a framework has hundreds. */
  function ours(thing) {
    const summary = el("summary");
    let fill = () => {};
    const name = () => {
      fill();
      const { response, priority } = entryOf(thing);
      summary.textContent = parted([`${say("our-answer")}: ${response ? R.label(framework, thing, response) : say("our-answer-none")}`, priority && say("priority")], " · ");
    };
    const put = (field, value) => {
      enter((record) => R.change(framework, record, thing.address, field, value));
      name();
      showPriorities();
    };
    const details = el("details", { class: "pp-ours", toggle: () => {
      if (details.childElementCount > 1) return;
      const form = one("ours").content.cloneNode(true);
      const part = (selector) => form.querySelector(selector);
      const radios = R.setOf(framework, thing).map(([key, label]) => el("label", {}, el("input", { type: "radio", name: `__our-${thing.address}`, "data-field": "response", value: key }), " ", label));
      const warning = part("[role=alert]");
      part("legend").textContent = `${say("our-answer")}: ${thing.text}`;
      part("fieldset").hidden = !radios.length;
      part(".pp-responses").prepend(...radios);
      part("button").addEventListener("click", () => {
        put("response", "");
      });
      const texts = form.querySelectorAll("textarea"), priority = part("[type=checkbox]"), words = part("[data-pp-reworded]");
      fill = () => {
        const entry = entryOf(thing);
        radios.forEach(({ firstChild }) => { firstChild.checked = firstChild.value === entry.response; });
        texts.forEach((text) => text === document.activeElement || write(text, entry[text.dataset.field] || ""));
        priority.checked = !!entry.priority;
        words.replaceChildren(...pp.page.reworded(placed.get(thing.address), say, () => put("response", entry.response)));
      };
      fill();
      details.append(form);
      details.addEventListener("input", ({ target }) => {
        const tooMany = target.type === "checkbox" && target.checked && S.priorities(framework, record).filter(({ stands }) => stands).length >= S.MOST_PRIORITIES;
        if (tooMany) target.checked = false;
        else put(target.dataset.field, target.type === "checkbox" ? target.checked : target.value);
        warning.textContent = tooMany ? say("priorities-most") : "";
      });
    } }, summary);
    refreshers.set(thing.address, name);
    name();
    return details;
  }

  function showPriorities() {
    one("priorities").replaceChildren(...S.priorities(framework, record).map(({ address, stands, text }) => el("li", {}, !stands && `${say("no-longer-asked")} `, text, " ", button(say("remove"), () => {
      enter((record) => S.unmark(record, address));
      refresh();
      one("section").focus();
    }, text, "pp-link"))));
  }

  /* In place, so that nobody's typing is broken off. */
  function refresh() {
    refreshers.forEach((name) => name());
    showAbout();
    showPriorities();
    if (one("actions").childElementCount !== record.actions.length || !one("actions").contains(document.activeElement)) showActions();
    showOther();
    showState();
  }

  function showActions() {
    one("actions").replaceChildren(...record.actions.map((action, number) => {
      const form = one("action").content.firstElementChild.cloneNode(true);
      form.querySelector("legend").textContent = `${number + 1}.`;
      form.querySelectorAll("input").forEach((input) => {
        input.value = action[input.dataset.field];
        input.addEventListener("input", () => enter((record) => ({ ...record, actions: record.actions.map((other, at) => (at === number ? { ...other, [input.dataset.field]: input.value } : other)) })));
      });
      form.querySelector("button").addEventListener("click", () => {
        const { actions } = record;
        const put = (next) => {
          enter((record) => ({ ...record, actions: next }));
          showActions();
        };
        put(actions.filter((_, at) => at !== number));
        undoable(say("action-removed"), () => put(actions));
      });
      return form;
    }));
  }

  function showOther() {
    const { retired, lost } = R.answers(framework, record);
    const gone = [...retired, ...lost].filter(({ entry }) => S.settled(entry));
    one("other").hidden = !gone.length;
    one("other").replaceChildren(el("p", {}, say.count("other-records", gone.length)), el("ul", {}, gone.map(({ address, thing, entry }) => el("li", {},
      [entry.text || address, thing ? R.label(framework, thing, entry.response || "") : entry.response, entry.reason, entry.evidence, thing && thing.retired && say("retired-why", { why: thing.retired })].filter(Boolean).join(" · ")))));
  }

  function replace(next, said, isSaved) {
    const before = record;
    const flags = { saved, changed };
    const had = begun && changed;
    const put = (other, is) => {
      setRecord(other);
      joined = !record.people;
      ({ saved, changed } = is);
      begun = true;
      keep();
      showPeople(true);
    };
    put(next, { saved: isSaved, changed: false });
    if (had) undoable(parted([...said, say("record-replaced")]), () => put(before, flags));
    else tell(...said);
  }

  const opens = (use) => ([file]) => {
    const found = file.fault ? file : S.read(file.text);
    if (found.fault) return tell(amiss(found, file, say));
    const { framework: key } = found.record;
    if (!pp.frameworks.has(key)) return tell(say("record-other", { name: file.name, framework: key }));
    if (key !== framework.key && !turnTo(key)) return undefined;
    return use(found, file);
  };

  const openRecord = opens((found, file) => replace(found.record, [say("record-opened", { name: file.name }), amiss(found, file, say)], true));

  const openEarlier = opens(({ record: then }, file) => {
    earlier = { date: then.date, placed: R.answers(framework, then).placed };
    begun = true;
    showTogether();
    tell(say("earlier-opened", { name: file.name }));
  });

  function print() {
    pp.paper(one("paper"), framework, record, chosen, say);
  }

  const doing = {
    begin() {
      begun = true;
      showTogether();
      one("section").focus();
    },
    record: () => one("record-file").click(),
    earlier: () => one("earlier-file").click(),
    act() {
      enter((record) => ({ ...record, actions: [...record.actions, Object.fromEntries(S.ACTION.map((field) => [field, ""]))] }));
      showActions();
      one("actions").lastElementChild.querySelector("input").focus();
    },
    save() {
      const name = R.fileName("team", record, ".json");
      download(name, S.write(record), "application/json");
      saved = true;
      changed = false;
      keep();
      tell(say("file-saved", { name }));
    },
    table() {
      const rows = [JSON.parse(root.dataset.columns), ...S.rows(framework, record, say)];
      if (record.actions.length) rows.push([], JSON.parse(root.dataset.actions), ...record.actions.map((action) => S.ACTION.map((field) => action[field])));
      download(R.fileName("team", record, ".csv"), R.csv(rows), "text/csv");
    },
    print() {
      print();
      self.print();
    },
    fresh() {
      earlier = null;
      replace(S.begin(framework, today()), [], false);
    },
  };

  root.querySelectorAll("[data-pp-do]").forEach((button) => button.addEventListener("click", () => doing[button.dataset.ppDo]()));
  ["section", "level", "order", "marked"].forEach((name) => one(name).addEventListener("change", () => {
    showList();
    showGuides();
  }));
  one("names").addEventListener("change", () => showTogether());
  one("framework").addEventListener("change", (event) => turnTo(event.target.value));
  ABOUT.forEach((name) => root.querySelector(`[name=${name}]`).addEventListener("input", (event) => enter((record) => ({ ...record, [name]: event.target.value }))));
  pp.page.opener(one("file"), add);
  pp.page.opener(one("record-file"), openRecord);
  pp.page.opener(one("earlier-file"), openEarlier);
  const drop = one("drop");
  ["dragenter", "dragover", "dragleave", "drop"].forEach((name) => drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("pp-over", name === "dragenter" || name === "dragover");
    if (name === "drop") pp.page.texts(event.dataTransfer.files).then(add);
  }));
  self.addEventListener("beforeprint", () => (root.isConnected ? print() : left.abort()), { signal: left.signal });
  self.addEventListener("storage", (event) => {
    if (!root.isConnected) left.abort();
    else if (event.key === null || (event.key === kept.name("team", framework.key) && event.newValue === null)) {
      fault = begun && "kept-cleared";
      if (fault) tell(say(fault));
      showState();
    } else if (event.key === kept.name("team", framework.key) && event.newValue !== raw) {
      const before = heard(record);
      catchUp();
      if (!counted().length && heard(record) !== before) showTogether();
      one("talk").hidden = !begun && !counted().length;
      refresh();
      tell(say("kept-elsewhere"));
    }
  }, { signal: left.signal });
  self.addEventListener("beforeunload", (event) => {
    if (root.isConnected && fault && changed) event.preventDefault();
  }, { signal: left.signal });

  root.hidden = false;
  const keys = root.dataset.frameworks.split(" ").filter(Boolean);
  turnTo(keys.find((key) => kept.get("team", key)) || keys[0]);
}

pp.unsaved = pp.unsaved || new Map();
(pp.pages = pp.pages || new Map()).set("[data-pp-team]", { needs: ["reflection", "kept", "page", "spread", "paper"], start });
document.dispatchEvent(new Event("pp-loaded"));
})();
