/* The team's record on paper, in the order of the discussion guide. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});

/* `also`: practices that are shown though nothing was settled about them. */
function paper(sheet, framework, record, also, say) {
  const R = pp.reflection, S = pp.spread, { el, parted } = pp.page;
  const entryOf = ({ address }) => R.entry(framework, record, address);
  const put = (name, ...children) => sheet.querySelector(`[data-of=${name}]`).replaceChildren(...children);
  const said = (name, value) => value && el("p", {}, el("strong", {}, `${say(name)}: `), value);

  const statement = (thing) => {
    const { response, reason, evidence, priority, spread = new Map() } = entryOf(thing);
    const boxes = () => el("span", { class: "pp-boxes" }, R.setOf(framework, thing).map(([, text]) => el("span", { class: "pp-box" }, text)));
    return el("li", { class: "pp-statement" }, el("p", {}, thing.kind === "practice" ? say("practice-question") : thing.text),
      said("our-answer", response ? R.label(framework, thing, response) : boxes()), said("rows-spread", S.told(framework, thing, spread, " · ")),
      said("our-reason", reason), said("our-evidence", evidence), priority && el("p", {}, el("strong", {}, say("our-priority"))));
  };
  const marked = (stands) => S.priorities(framework, record).filter((one) => one.stands === stands).map(({ text }) => el("li", {}, text));
  const practice = ({ holder, section, asked }) => el("section", { class: "pp-practice" },
    el("p", { class: "pp-eyebrow" }, `${section.name}: ${section.text}`),
    el("h3", {}, holder === section ? say("questions") : parted([holder.name, holder.text], ": ")),
    el("ul", { class: "pp-statements" }, asked.map(statement)));
  const groups = framework.groups.filter(({ holder, asked }) => also.has(holder.address) || asked.some((thing) => S.settled(entryOf(thing))));
  const actions = [...record.actions, {}, {}, {}].slice(0, Math.max(3, record.actions.length));
  const gone = marked(false);

  put("framework", `${framework.title}, ${framework.version}`);
  [...S.about, "people"].forEach((name) => put(name, record[name] || ""));
  put("practices", ...groups.map(practice));
  put("priorities", ...marked(true));
  put("gone", ...(gone.length ? [el("p", {}, say("no-longer-asked")), el("ul", {}, gone)] : []));
  put("actions", ...actions.map((action) => el("tr", {}, S.ACTION.map((field) => el("td", {}, action[field] || "")))));
}

pp.paper = paper;
document.dispatchEvent(new Event("pp-loaded"));
})();
