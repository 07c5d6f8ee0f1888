/* The team's record on paper, in the order of the discussion guide. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function paper(sheet, framework, record, also, say) {
  const R = pp.reflection, S = pp.spread, { el } = pp.page;
  const { placed } = R.answers(framework, record);
  const entryOf = (thing) => (placed.get(thing.address) || { entry: {} }).entry;
  const put = (name, ...children) => sheet.querySelector(`[data-of=${name}]`).replaceChildren(...children);
  const said = (name, value) => value && el("p", {}, el("strong", {}, `${say(name)}: `), value);

  const statement = (thing) => {
    const { response, reason, evidence, priority, spread = new Map() } = entryOf(thing);
    const set = R.setOf(framework, thing);
    return el("li", { class: "pp-statement" }, el("p", {}, thing.kind === "practice" ? say("practice-question") : thing.text),
      said("our-answer", response ? R.label(framework, thing, response) : el("span", { class: "pp-boxes" }, set.map(([, text]) => el("span", { class: "pp-box" }, text)))),
      said("rows-spread", set.filter(([key]) => spread.get(key)).map(([key, text]) => `${text}: ${spread.get(key)}`).join(" · ")),
      said("our-reason", reason), said("our-evidence", evidence), priority && el("p", {}, el("strong", {}, say("our-priority"))));
  };
  const marked = (stands) => S.priorities(framework, record).filter((one) => one.stands === stands).map(({ text }) => el("li", {}, text));
  const practice = ({ holder, section, asked }) => el("section", { class: "pp-practice" },
    el("p", { class: "pp-eyebrow" }, `${section.name}: ${section.text}`),
    el("h3", {}, holder === section ? say("questions") : [holder.name, holder.text].filter(Boolean).join(": ")),
    el("ul", { class: "pp-statements" }, asked.map(statement)));
  const groups = framework.groups.filter((group) => also.has(group.holder.address) || group.asked.some((thing) => S.settled(entryOf(thing))));
  const actions = [...record.actions, {}, {}, {}].slice(0, Math.max(3, record.actions.length));

  put("framework", `${framework.title}, ${framework.version}`);
  ["team", "cycle", "date", "people"].forEach((name) => put(name, record[name] || ""));
  put("practices", ...groups.map(practice));
  put("priorities", ...marked(true));
  const gone = marked(false);
  put("gone", ...(gone.length ? [el("p", {}, say("no-longer-asked")), el("ul", {}, gone)] : []));
  put("actions", ...actions.map((action) => el("tr", {}, S.ACTION.map((field) => el("td", {}, action[field] || "")))));
}

pp.paper = paper;
document.dispatchEvent(new Event("pp-loaded"));
})();
