/* People's answers are in memory only. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const FEW = 3; // people; with fewer, whoever knows one answer knows the other
const FIRST = 20;

function start(root, page) {
  const R = pp.reflection, S = pp.spread, { el, button, parted } = pp.page, { say, one, tell, title } = page;
  const people = (pp.people = pp.people || []);
  const keeper = pp.keeper(root, page, S, show), record = pp.record(keeper, page);

  let chosen;
  let all = false;
  let joined; // whether people's answers go into the record, or are only looked at
  let known; // what the record holds of them, as it was last shown
  let together, items = new Map();

  const counted = () => people.filter((person) => person.counted && person.record.framework === keeper.framework.key);
  const named = (person) => person.record.name || person.name;
  const quiet = (...parts) => el("p", { class: "pp-quiet" }, ...parts);

  function show(turned) {
    const { framework, item } = keeper, before = known;
    known = S.heard(item.record);
    one("talk").hidden &&= !keeper.id && !counted().length;
    if (turned) {
      joined = !item.record.people || (!!keeper.id && people.joined === keeper.id);
      all = false;
      if (people.about !== framework.key) Object.assign(people, { about: framework.key, chosen: null, earlier: null });
      showChoices(framework);
      showPeople(true);
    } else if (known !== before) {
      joined = joined && !item.record.people; // they are another tab's
      showTogether();
    } else record.show();
  }

  function showChoices({ key, groups, levels }) {
    const option = ([value, text]) => el("option", { value }, text);
    const sections = [...new Set(groups.map(({ section }) => section))];
    one("framework").value = key;
    one("section").replaceChildren(...[["", say("section-all")], ...sections.map(({ address, name, text }) => [address, `${name}: ${text}`])].map(option));
    one("level").replaceChildren(...[["", say("level-all")], ...levels].map(option));
    one("level").parentElement.hidden = levels.length < 2;
  }

  function join() {
    const { length } = counted(), next = (record) => S.withSpreads(keeper.framework, record, together.merged, length);
    const before = known;
    if (joined) known = S.heard(next(keeper.item.record));
    if (known !== before) keeper.enter(next);
    if (joined) people.joined = keeper.id;
  }

  function add(files) {
    const first = !people.length;
    const said = files.flatMap((file) => {
      const { record, said } = page.read(file, R), { name } = file;
      if (!record) return [said];
      if (!pp.frameworks.has(record.framework)) return [say("people-unknown", { name, framework: record.framework })];
      people.push({ name, record, counted: true });
      return [said];
    });
    S.twice(people).forEach((newer, older) => {
      if (older.settled) return;
      Object.assign(older, { settled: true, counted: false });
      said.push(say("people-twice", { name: older.name, other: newer.name }));
    });
    if (first && people.length && !counted().length && keeper.mayGo()) keeper.turnToFramework(people[0].record.framework);
    showPeople(true);
    tell(...said);
    if (!joined && counted().length) decide(said);
  }

  function decide(said) {
    const { record } = keeper.item;
    page.ask(say.count("record-holds", record.people, { title: title(record) })).then((answer) => {
      if (answer === "new") keeper.doing.another();
      if (answer !== "replace") return;
      joined = true;
      showTogether(true);
      tell(...said, say("spreads-replaced"));
    });
  }

  function showPeople(acted) {
    one("people").replaceChildren(...people.map((person, number) => {
      const { record, name, counted } = person, own = record.framework === keeper.framework.key;
      const change = ({ target }) => {
        Object.assign(person, { counted: target.checked, settled: true });
        showTogether(true);
      };
      return el("li", {},
        el("label", {}, el("input", { type: "checkbox", checked: counted, "aria-label": say("people-counted", { title: title(record) }), change }), " ", title(record)),
        el("span", { class: "pp-quiet" }, name, !own && ` · ${say("people-framework", { framework: pp.frameworks.get(record.framework).title })}`),
        button(say("remove"), () => {
          const splice = (...parts) => {
            people.splice(number, ...parts);
            showPeople(true);
          };
          splice(1);
          page.undoable(say("people-removed", { title: title(record) }), () => splice(0, person));
        }, title(record)));
    }));
    showTogether(acted);
  }

  function showTogether(acted) {
    const { length } = counted(), few = length < FEW, names = one("names");
    together = S.merge(keeper.framework, counted());
    if (acted) join();
    one("counted").textContent = people.length ? parted([say.count("people", length), length && !joined && say("people-looking")]) : "";
    names.disabled = few;
    names.checked = names.checked && !few;
    one("named").textContent = length ? say(few ? "names-few" : names.checked ? "names-shown" : "names-hidden") : "";
    one("then").replaceChildren(...(people.earlier ? people.earlier.actions : []).map((action) => el("li", {}, say("earlier-answer", { date: people.earlier.date, response: parted(Object.values(action), " · ") }))));
    showAgenda();
    items = new Map();
    record.forget();
    showList();
    record.show();
  }

  const entryOf = ({ address }) => R.entry(keeper.framework, keeper.item.record, address);
  const spreadOf = (thing) => (counted().length ? together.merged.get(thing.address).counts : entryOf(thing).spread || new Map());
  const marksOf = ({ holder }) => (together.notes.get(holder.address) || []).filter(({ entry }) => entry.talk).length;
  const wants = (marks) => marks > 0 && `${say.count("wants-to-talk", marks)}.`;
  const nameOf = ({ holder, section }) => (holder === section ? `${section.text}: ${say("questions")}` : holder.text);

  /* Without names, in an order that tells nothing. */
  function wrote(given, text) {
    const names = one("names").checked;
    const inOrder = names ? given : [...given].sort((a, b) => (JSON.stringify(a.entry) < JSON.stringify(b.entry) ? -1 : 1));
    return given.length > 0 && el("details", {}, el("summary", {}, `${say("what-people-wrote")} (${given.length})`),
      el("ul", {}, inOrder.map(({ person, entry }) => el("li", {}, names && el("strong", {}, `${named(person)}: `), text(entry)))));
  }

  function showAgenda() {
    const { length } = counted();
    const points = S.agenda(keeper.framework, together.notes, length, spreadOf);
    chosen = people.chosen || new Set(points.slice(0, 3).map(({ group }) => group.holder.address));
    one("agenda").replaceChildren(...points.slice(0, 8).map(({ group, widest, marks, notes }) => {
      const { address } = group.holder;
      const change = ({ target }) => {
        people.chosen = chosen;
        chosen[target.checked ? "add" : "delete"](address);
        showGuides();
      };
      return el("li", {}, el("label", {}, el("input", { type: "checkbox", checked: chosen.has(address), change }), " ", el("strong", {}, nameOf(group))),
        quiet(parted([widest.differ && `${say("agenda-widest", widest.thing)} ${said(widest)}`, wants(marks)])),
        wrote(notes, (entry) => parted(page.written(entry), "\n")));
    }));
    if (!length || !points.length) one("agenda").append(el("li", { class: "pp-nothing" }, say(length ? "agenda-none" : "agenda-alone")));
    showGuides();
  }

  function showGuides() {
    const sections = new Map(), level = one("level").value;
    keeper.framework.groups.filter(({ holder }) => chosen.has(holder.address))
      .forEach(({ holder, section }) => sections.set(section, [...(sections.get(section) || []), holder.address.slice(section.address.length + 1)].filter(Boolean)));
    one("guides").replaceChildren(...[...sections].map(([{ address, text }, keys]) => el("a", {
      href: `${root.dataset.root}${address}/guide/?${parted([keys.length && `practices=${keys.join(",")}`, level && `level=${level}`], "&")}`,
    }, say("agenda-guide", { title: text }))));
  }

  function said({ low, high, width, differ, total }) {
    if (!total) return say("spread-none");
    return width ? say("spread-from", { low, high }) : low && !differ && say("spread-same", { low });
  }

  function showList() {
    const section = one("section").value, level = one("level").value;
    const points = [...together.merged.values()].map((here) => ({ ...here, ...S.spread(keeper.framework, here.thing, spreadOf(here.thing)) }))
      .filter(({ group, thing }) => (!section || group.section.address === section) && (!level || !thing.level || thing.level === level)
        && (!one("marked").checked || marksOf(group)));
    if (one("order").value === "wide") points.sort(S.wider);
    const shown = all ? points : points.slice(0, FIRST), left = points.length - shown.length;
    one("list").replaceChildren(...shown.map((point) => {
      const { address } = point.thing;
      if (!items.has(address)) items.set(address, statement(point));
      return items.get(address);
    }));
    one("shown").textContent = say.count("shown-statements", shown.length);
    one("all").hidden = !left;
    one("all").textContent = say.count("show-others", left);
  }

  function statement(point) {
    const { thing, group, given } = point, { framework } = keeper, { length } = given;
    const missing = counted().length - length, reworded = given.filter((answer) => answer.reworded).length;
    const { teams, said: byTeam } = S.byTeam(given);
    const schools = [...byTeam].map(([response, number]) => say(response === null ? "by-team-differ" : "by-team", { response: R.label(framework, thing, response), number }));
    const { earlier } = people, then = earlier && R.entry(framework, earlier, thing.address);
    return el("li", { class: "pp-asked pp-compared" },
      quiet(parted([nameOf(group), new Map(framework.levels).get(thing.level)], " · ")),
      el("p", { class: "pp-said-of" }, thing.kind === "practice" ? say("practice-question") : thing.text),
      bars(thing, given),
      quiet(parted([said(point), missing > 0 && `${say.count("not-answered", missing)}.`, reworded > 0 && say.count("earlier-words", reworded), wants(marksOf(group))])),
      teams > 1 && quiet(say("by-teams", { teams, said: schools.join("; ") })),
      wrote(given.filter(({ entry }) => entry.answer), ({ answer }) => answer),
      then && S.settled(then) && el("p", { class: "pp-then" }, say("earlier-answer", { date: earlier.date, response: parted([R.label(framework, thing, then.response), then.reason, then.evidence, then.priority && say("priority")], " – ") })),
      record.ours(thing));
  }

  function bars(thing, given) {
    const counts = spreadOf(thing), most = Math.max(1, ...counts.values()), set = R.setOf(keeper.framework, thing);
    const others = [...counts.keys()].filter((key) => !set.some(([known]) => known === key)).map((key) => [key, key]);
    return counts.size > 0 && el("ul", { class: "pp-spread" }, [...set, ...others].map(([key, text]) => {
      const number = counts.get(key) || 0, names = one("names").checked && given.filter(({ entry }) => entry.response === key).map(({ person }) => named(person)).join(", ");
      return el("li", {}, el("span", {}, text), el("progress", { value: number, max: most, "aria-hidden": "true" }),
        el("span", { class: "pp-number" }, `${number}`), names && el("span", { class: "pp-quiet" }, names));
    }));
  }

  function begin() {
    one("talk").hidden = false;
    root.querySelector("[name=team]").focus();
  }

  function openEarlier([file]) {
    const { record, said } = page.read(file, S), { name } = file;
    if (!record) return tell(said);
    if (record.framework !== keeper.framework.key) return tell(say("file-framework", { name, framework: record.framework }));
    people.earlier = record;
    begin();
    showTogether();
    return tell(say("earlier-opened", { name }), said);
  }

  const print = () => record.print(chosen);

  function table() {
    const { record } = keeper.item, rows = [JSON.parse(root.dataset.columns), ...S.table(keeper.framework, record, say)];
    if (record.actions.length) rows.push([], JSON.parse(root.dataset.actions), ...record.actions.map((action) => S.ACTION.map((field) => action[field])));
    page.save(S, record, ".csv", R.csv(rows), "text/csv");
  }

  page.does({
    ...keeper.doing, begin, table, act: record.act, earlier: () => one("earlier-file").click(),
    print() {
      print();
      self.print();
    },
    all() {
      const { lastElementChild } = one("list");
      all = true;
      showList();
      lastElementChild.nextElementSibling.querySelector("summary").focus();
    },
  });
  ["section", "level", "order", "marked"].forEach((name) => one(name).addEventListener("change", () => {
    showList();
    showGuides();
  }));
  one("names").addEventListener("change", () => showTogether());
  one("framework").addEventListener("change", ({ target }) => {
    if (keeper.mayGo()) keeper.turnToFramework(target.value);
    else target.value = keeper.framework.key;
  });
  pp.page.opener(one("files"), add);
  pp.page.opener(one("earlier-file"), openEarlier);
  /* A browser would leave the page for it. */
  ["dragover", "dragleave", "drop"].forEach((name) => page.beyond(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    one("drop").classList.toggle("pp-over", name === "dragover");
    if (name === "drop") pp.page.texts(event.dataTransfer.files).then(add);
  }));
  page.beyond("beforeprint", print);
  root.hidden = false;
  keeper.start();
}

(pp.pages = pp.pages || new Map()).set("[data-pp-team]", { needs: ["reflection", "kept", "keeper", "page", "spread", "record"], start });
document.dispatchEvent(new Event("pp-loaded"));
})();
