/* All reflections on this device: where things stand, what to talk about, now against then. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function start(root) {
  const R = pp.reflection, kept = pp.kept, { el, title, amiss } = pp.page;
  const say = pp.page.words(root);
  const one = (name) => root.querySelector(`[data-pp-${name}]`);
  const part = (name, children) => {
    one(name).hidden = !children.length;
    one(name).lastElementChild.replaceChildren(...children);
  };
  const frameworkOf = (reflection) => (pp.frameworks.has(reflection.framework) ? R.index(pp.frameworks.get(reflection.framework)) : null);
  const left = new AbortController();

  let items = []; // `{id, raw, item}`; what cannot be read has no item
  let chosen = "";
  let beside = "";

  function load() {
    const before = new Map(items.map((held) => [held.id, held]));
    items = pp.page.held();
    before.forEach((held, id) => { if (held.fault && !items.some((other) => other.id === id)) items.push(held); });
    if (!items.some((held) => held.id === chosen && held.item)) chosen = (items.filter((held) => held.item).pop() || { id: "" }).id;
    show();
  }

  const tell = (...texts) => pp.page.tell(one("told"), ...texts);

  function card(held) {
    const { id, raw, item, fault } = held;
    const card = one("card").content.firstElementChild.cloneNode(true);
    const name = card.querySelector("strong"), facts = card.querySelector(".pp-quiet"), link = card.querySelector("a");
    const framework = item && frameworkOf(item.reflection);
    const acts = {
      look() {
        chosen = id;
        beside = "";
        show();
        one("title").focus();
      },
      save: () => (item ? save(held) : pp.page.download("reflection.txt", raw, "text/plain")),
      table: () => pp.page.download(R.fileName("reflection", item.reflection, ".csv"), table(item.reflection), "text/csv"),
      delete: () => remove(held),
    };
    name.textContent = item ? title(item.reflection, say) : say("reflections-unreadable");
    name.id = `__kept-${id}`;
    card.classList.toggle("pp-current", id === chosen);
    card.querySelectorAll("[data-act]").forEach((act) => {
      act.hidden = !item && !["save", "delete"].includes(act.dataset.act);
      act.addEventListener("click", acts[act.dataset.act]);
    });
    card.querySelectorAll("a, button").forEach((act) => act.setAttribute("aria-describedby", name.id));
    if (item) facts.textContent = [framework ? framework.short : item.reflection.framework, framework && say("progress", R.progress(framework.groups, R.answers(framework, item.reflection).placed)), say(pp.page.state(fault, true, item))].filter(Boolean).join(" · ");
    const last = framework && (R.place(framework, item.last) || framework.things.get(framework.groups.length ? framework.groups[0].asked[0].address : ""));
    link.hidden = !last;
    if (last) {
      link.href = `${root.dataset.root}${R.sectionOf(last.address)}/reflect/?kept=${id}#${R.anchor(last.address)}`;
    }
    return card;
  }

  function save(held) {
    const name = R.fileName("reflection", held.item.reflection, ".json");
    pp.page.download(name, R.write(held.item.reflection), "application/json");
    held.item = { ...held.item, saved: true, changed: false };
    if (!held.fault) kept.put("reflection", held.id, R.pack(held.item));
    load();
    tell(say("file-saved", { name }));
  }

  function table(reflection) {
    return R.csv([JSON.parse(root.dataset.columns), ...R.rows(frameworkOf(reflection), reflection)]);
  }

  function remove(held) {
    kept.remove("reflection", held.id);
    items = items.filter((other) => other !== held);
    load();
    pp.page.undoable(one("told"), say, say("deleted", { title: held.item ? title(held.item.reflection, say) : say("nameless") }), () => {
      if (kept.put("reflection", held.id, held.raw)) items.push(held);
      load();
    });
  }

  function clear() {
    pp.page.ask(root.querySelector("[data-pp-ask]"), say.count("delete-all-sure", items.length)).then((answer) => {
      if (answer !== "delete") return;
      kept.clear();
      items = [];
      load();
      tell(say("delete-all-done"));
    });
  }

  function open(files) {
    const said = [];
    files.forEach((file) => {
      const { reflection, faults, fault } = file.fault ? file : R.read(file.text);
      said.push(amiss({ fault, faults }, file, say));
      if (fault) return;
      const same = pp.page.same(items, reflection);
      if (same) {
        chosen = same.id;
        said.push(say("file-same", { name: file.name }));
        return;
      }
      const item = { reflection, saved: true, changed: false, last: "" };
      const id = kept.newId();
      const trouble = kept.put("reflection", id, R.pack(item));
      items.push({ id, raw: R.pack(item), item, fault: trouble });
      chosen = id;
      said.push(trouble ? say(trouble) : say("file-opened", { name: file.name }));
    });
    load();
    tell(...said);
  }

  function show() {
    one("none").hidden = items.length > 0;
    one("list").replaceChildren(...items.map(card));
    root.querySelector("[data-pp-do=clear]").hidden = !items.length && !kept.ids("team").length;
    const held = items.find((other) => other.id === chosen && other.item);
    one("chosen").hidden = !held;
    if (!held) return;
    const { reflection } = held.item;
    const framework = frameworkOf(reflection);
    one("title").textContent = title(reflection, say);
    one("about").textContent = framework ? say("framework-of", { framework: framework.title, version: reflection.framework_version || "?" }) : say("framework-gone");
    one("placed").hidden = !framework;
    const found = framework ? R.answers(framework, reflection) : { placed: new Map(), retired: [], lost: [...reflection.responses].map(([address, entry]) => ({ address, entry })) };
    if (framework) standing(framework, reflection, found);
    part("reworded", [...found.placed.values()].filter((answer) => answer.reworded).map((answer) => list(framework, answer.thing, answer.entry, [
      say("reworded-now", { text: answer.thing.text }), say("reworded-then", { text: answer.entry.text })])));
    part("retired", found.retired.map(({ thing, entry }) => list(framework, thing, entry, [entry.text || thing.text, say("retired-why", { why: thing.retired })])));
    part("lost", found.lost.map(({ address, thing, entry }) => list(framework, thing, entry, [entry.text || address, address])));
  }

  function list(framework, thing, entry, first) {
    const response = entry.response && (thing && framework ? R.label(framework, thing, entry.response) : entry.response);
    return el("ul", { class: "pp-answer" }, [
      ...first, response && say("your-response", { response }), entry.answer && `${say("your-answer")}: ${entry.answer}`, entry.note && `${say("your-notes")}: ${entry.note}`,
      entry.evidence && `${say("your-evidence")} ${entry.evidence}`,
    ].filter(Boolean).map((text) => el("li", {}, text)));
  }

  function standing(framework, reflection, found) {
    const others = items.filter((held) => held.item && held.id !== chosen && held.item.reflection.framework === framework.key);
    const select = one("compare");
    one("choice").hidden = !others.length;
    select.replaceChildren(el("option", { value: "" }, say("compare-nothing")),
      ...others.map(({ id, item }) => el("option", { value: id, selected: id === beside }, title(item.reflection, say))));
    const earlier = others.find((held) => held.id === beside);
    if (earlier && earlier.item.reflection.date > reflection.date) {
      [chosen, beside] = [beside, chosen];
      return show();
    }
    const then = earlier && R.answers(framework, earlier.item.reflection).placed;
    const words = (group, placed) => {
      const { responses, unanswered } = R.counts(framework, group, placed);
      return [...responses.map(([text, number]) => `${text}: ${number}`), unanswered && say.count("not-answered", unanswered)].filter(Boolean).join(" · ");
    };
    const facts = (group, placed) => [pp.strip.draw(framework, group, placed), el("span", {}, words(group, placed))];
    const row = (group) => el("tr", {},
      el("th", { scope: "row" }, group.holder === group.section ? say("questions") : [group.holder.name && el("span", { class: "pp-quiet" }, group.holder.name), " ", group.holder.text]),
      el("td", {}, facts(group, found.placed)), then && el("td", {}, facts(group, then)));
    const sections = [...new Set(framework.groups.map((group) => group.section))];
    const bodies = sections.map((section) => {
      const groups = framework.groups.filter((group) => group.section === section);
      const begun = [found.placed, then].some((placed) => placed && R.progress(groups, placed).answered);
      return el("tbody", {}, el("tr", {}, el("th", { scope: "rowgroup", colspan: then ? 3 : 2 }, `${section.name}: ${section.text}`, !begun && el("span", {}, say("standing-nothing")))), begun && groups.map(row));
    });
    one("standing").replaceChildren(el("table", { class: "pp-standing" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("standing-practice")), el("th", { scope: "col" }, then ? `${say("standing-now")} (${reflection.date})` : say("standing-answers")),
        then && el("th", { scope: "col" }, `${say("standing-then")} (${earlier.item.reflection.date})`))),
      bodies));
    one("legend").replaceChildren(...pp.strip.legend(framework, say));
    const changes = then ? R.compare(framework, earlier.item.reflection, reflection) : [];
    part("changed", then ? (changes.length ? [el("ul", {}, changes.map((change) => el("li", {}, changed(framework, change))))] : [el("p", {}, say("compare-same"))]) : []);
    talk(framework, found);
  }

  function changed(framework, { thing, then, now }) {
    const labels = { then: R.label(framework, thing, then), now: R.label(framework, thing, now) };
    return [thing.text, el("span", { class: "pp-change" }, say(then && now ? "compare-one" : now ? "compare-new" : "compare-gone", labels))];
  }

  function talk(framework, found) {
    const marked = [...framework.things.values()].filter((thing) => ((found.placed.get(thing.address) || {}).entry || {}).talk);
    const items = marked.map((thing) => {
      const section = R.sectionOf(thing.address);
      const guide = `${root.dataset.root}${section}/guide/?practices=${encodeURIComponent(thing.address.slice(section.length + 1))}`;
      return el("li", {}, el("strong", {}, thing.text), " ", el("a", { class: "pp-talk-guide", href: guide }, say("talk-guide"), el("span", { class: "pp-hidden" }, `: ${thing.text}`)));
    });
    one("talk").replaceChildren(items.length ? el("ul", {}, items) : el("p", {}, say("talk-about-none")));
    part("notes", [...found.placed.values()].filter(({ entry }) => entry.answer || entry.note || entry.evidence).map(({ thing, entry }) => list(framework, thing, entry, [thing.text])));
  }

  const doing = { open: () => one("file").click(), clear };
  root.querySelectorAll("[data-pp-do]").forEach((button) => button.addEventListener("click", () => doing[button.dataset.ppDo]()));
  one("compare").addEventListener("change", (event) => {
    beside = event.target.value;
    show();
    one("compare").focus();
  });
  pp.page.opener(one("file"), open);
  self.addEventListener("storage", () => (root.isConnected ? load() : left.abort()), { signal: left.signal });
  self.addEventListener("pageshow", () => (root.isConnected ? load() : left.abort()), { signal: left.signal });
  root.hidden = false;
  load();
}

(pp.pages = pp.pages || new Map()).set("[data-pp-reflections]", { needs: ["reflection", "kept", "page", "strip"], start });
document.dispatchEvent(new Event("pp-loaded"));
})();
