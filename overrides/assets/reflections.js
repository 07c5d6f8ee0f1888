(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function start(root, page) {
  const R = pp.reflection, S = pp.spread, kept = pp.kept, { el, parted } = pp.page, { say, one, tell, title } = page;
  const part = (name, children) => {
    one(name).hidden = !children.length;
    one(name).lastElementChild.replaceChildren(...children);
  };
  const frameworkOf = ({ framework }) => pp.frameworks.get(framework);
  const readable = ({ item, format }) => item && format === R;

  let items = [];
  let chosen = "", beside = ""; // ids

  function load() {
    items = [...kept.held(R), ...kept.held(S)];
    if (!items.some((held) => held.id === chosen && readable(held))) {
      const last = items.filter(readable).sort((a, b) => a.item.record.date.localeCompare(b.item.record.date)).pop();
      chosen = last ? last.id : "";
    }
    show();
  }

  function card(held) {
    const { format, id, raw, item, fault } = held, { record = {}, last = "" } = item || {};
    const card = one("card").content.firstElementChild.cloneNode(true);
    const [name, facts, link] = card.querySelectorAll("strong, .pp-quiet, a");
    const framework = frameworkOf(record), isTeam = format === S;
    const acts = {
      look() {
        [chosen, beside] = [id, ""];
        show();
        one("title").focus();
      },
      save() {
        if (!item) return page.save(format, { framework: id }, ".txt", raw, "text/plain");
        const name = page.save(format, record, ".json", R.write(record, format), "application/json");
        held.item = { ...item, saved: true, changed: false };
        if (!fault) kept.put(format.kind, id, R.pack(held.item, format));
        pp.unsaved.delete(id);
        load();
        return tell(say("file-saved", { name }));
      },
      table: () => page.save(format, record, ".csv", R.csv([JSON.parse(root.dataset.columns), ...R.table(framework, record)]), "text/csv"),
      delete() {
        kept.remove(format.kind, id);
        pp.unsaved.delete(id);
        load();
        page.undoable(say("deleted", { title: title(record) }), () => {
          const again = kept.get(format.kind, id) === null ? id : kept.newId();
          kept.hold({ ...held, id: again });
          load();
        });
      },
    };
    name.textContent = parted([isTeam && say("record"), item ? title(record) : say("reflections-unreadable")], ": ");
    name.id = `__kept-${id}`;
    card.classList.toggle("pp-current", id === chosen);
    card.querySelectorAll("a, button").forEach((act) => {
      const { act: does } = act.dataset;
      act.id = `__${does}-${id}`;
      act.setAttribute("aria-describedby", name.id);
      act.hidden = ["look", "table"].includes(does) && !readable(held);
      if (does) act.addEventListener("click", acts[does]);
    });
    const { address } = framework && (R.place(framework, last) || framework.groups.flatMap(({ asked }) => asked)[0]) || {};
    link.hidden = !address;
    if (address) link.href = isTeam ? `${root.dataset.root}team/?kept=${id}` : page.checklist(address, `?kept=${id}`);
    if (item) {
      facts.textContent = parted([framework ? framework.short : record.framework,
        framework && !isTeam && say("progress", R.progress(framework.groups, R.answers(framework, record).placed)), say(pp.page.state(fault, true, item))], " · ");
    }
    return card;
  }

  function clear() {
    page.ask(say.count("delete-all-sure", items.length)).then((answer) => {
      if (answer !== "delete") return;
      kept.clear();
      pp.unsaved.clear();
      pp.people = [];
      load();
      tell(say("delete-all-done"));
      root.querySelector("[data-pp-do=open]").focus();
    });
  }

  function open(files) {
    const told = files.flatMap((file) => {
      const { record, said } = page.read(file, R), { name } = file;
      if (!record) return [said];
      const same = page.same(kept.held(R), record);
      const held = same || { format: R, id: kept.newId(), item: { record, saved: true, changed: false, last: "" } };
      chosen = held.id;
      if (same) return [said, say("file-same", { name })];
      held.raw = R.pack(held.item, R);
      kept.hold(held);
      return [said, say(held.fault || "file-opened", { name })];
    });
    load();
    tell(...told);
  }

  function show() {
    one("none").hidden = items.length > 0;
    const { id } = document.activeElement;
    one("list").replaceChildren(...items.map(card));
    if (id && document.getElementById(id)) document.getElementById(id).focus();
    root.querySelector("[data-pp-do=clear]").hidden = !items.length;
    const held = items.find((other) => other.id === chosen && readable(other));
    one("chosen").hidden = !held;
    if (!held) return;
    const { record } = held.item, framework = frameworkOf(record);
    one("title").textContent = title(record);
    one("about").textContent = framework ? say("framework-of", { framework: framework.title, version: record.framework_version || "?" }) : say("framework-gone");
    one("placed").hidden = !framework;
    const { placed, retired, lost } = framework ? R.answers(framework, record)
      : { placed: new Map(), retired: [], lost: [...record.responses].map(([address, entry]) => ({ address, entry })) };
    if (framework) standing(framework, record, placed);
    const list = ({ thing, entry }, ...first) => el("ul", { class: "pp-answer" }, [
      ...first, entry.response && say("your-response", { response: thing ? R.label(framework, thing, entry.response) : entry.response }),
      ...page.written(entry),
    ].filter(Boolean).map((text) => el("li", {}, text)));
    const answers = [...placed.values()];
    part("notes", answers.filter(({ entry }) => entry.answer || entry.note || entry.evidence).map((answer) => list(answer, answer.thing.text)));
    part("reworded", answers.filter(({ reworded }) => reworded).map((answer) => list(answer, say("reworded-now", answer.thing), say("reworded-then", answer.entry))));
    part("retired", retired.map((answer) => list(answer, answer.entry.text || answer.thing.text, say("retired-why", { why: answer.thing.retired }))));
    part("lost", lost.map((answer) => list(answer, answer.entry.text || answer.address, answer.address)));
  }

  function standing(framework, record, placed) {
    const others = items.filter((held) => readable(held) && held.id !== chosen && held.item.record.framework === framework.key);
    one("choice").hidden = !others.length;
    one("compare").replaceChildren(el("option", { value: "" }, say("compare-nothing")),
      ...others.map(({ id, item }) => el("option", { value: id, selected: id === beside }, title(item.record))));
    const { item: earlier } = others.find(({ id }) => id === beside) || {};
    if (earlier && earlier.record.date > record.date) {
      [chosen, beside] = [beside, chosen];
      return show();
    }
    const then = earlier && R.answers(framework, earlier.record).placed;
    const facts = (group, placed) => {
      const { answered, asked } = R.progress([group], placed);
      return el("td", {}, pp.strip.draw(framework, group, placed), el("span", {},
        parted([...R.counts(framework, group, placed).map(([text, number]) => `${text}: ${number}`), answered < asked && say.count("not-answered", asked - answered)], " · ")));
    };
    const row = (group) => el("tr", {},
      el("th", { scope: "row" }, group.holder === group.section ? say("questions") : [group.holder.name && el("span", { class: "pp-quiet" }, group.holder.name), " ", group.holder.text]),
      facts(group, placed), then && facts(group, then));
    const bodies = [...new Set(framework.groups.map(({ section }) => section))].map((section) => {
      const groups = framework.groups.filter((group) => group.section === section);
      const begun = [placed, then].some((answers) => answers && R.progress(groups, answers).answered);
      return el("tbody", {}, el("tr", {}, el("th", { scope: "rowgroup", colspan: then ? 3 : 2 }, `${section.name}: ${section.text}`, !begun && el("span", {}, say("standing-nothing")))), begun && groups.map(row));
    });
    const head = [say("standing-practice"), then ? `${say("standing-now")} (${record.date})` : say("standing-answers"), then && `${say("standing-then")} (${earlier.record.date})`];
    one("standing").replaceChildren(el("table", { class: "pp-standing" }, el("thead", {}, el("tr", {}, head.filter(Boolean).map((text) => el("th", { scope: "col" }, text)))), bodies));
    one("legend").replaceChildren(...pp.strip.legend(framework, say));

    const label = (thing, response) => R.label(framework, thing, response);
    const changes = then ? R.compare(framework, earlier.record, record).map(({ thing, then, now }) => el("li", {}, thing.text,
      el("span", { class: "pp-change" }, say(then && now ? "compare-one" : now ? "compare-new" : "compare-gone", { then: label(thing, then), now: label(thing, now) })))) : [];
    part("changed", then ? [changes.length ? el("ul", {}, changes) : el("p", {}, say("compare-same"))] : []);

    const marked = [...placed.values()].filter(({ entry }) => entry.talk).map(({ thing: { address, text } }) => {
      const section = R.sectionOf(address);
      return el("li", {}, el("strong", {}, text), " ", el("a", { class: "pp-talk-guide", href: `${root.dataset.root}${section}/guide/?practices=${encodeURIComponent(address.slice(section.length + 1))}` },
        say("talk-guide"), el("span", { class: "pp-hidden" }, `: ${text}`)));
    });
    one("talk").replaceChildren(marked.length ? el("ul", {}, marked) : el("p", {}, say("talk-about-none")));
    return undefined;
  }

  page.does({ open: () => one("file").click(), clear });
  one("compare").addEventListener("change", (event) => {
    beside = event.target.value;
    show();
    one("compare").focus();
  });
  pp.page.opener(one("file"), open);
  page.beyond("storage", load);
  page.beyond("pageshow", load);
  root.hidden = false;
  load();
}

(pp.pages = pp.pages || new Map()).set("[data-pp-reflections]", { needs: ["reflection", "kept", "page", "strip", "spread"], start });
document.dispatchEvent(new Event("pp-loaded"));
})();
