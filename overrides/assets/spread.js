/* A team's answers together, and its record. Pure functions. Answers are never added up to one: a spread is counts, from its
   first response to its last. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const FORMAT = "practice-profiles/team";
const VERSION = 1;
const TEXTS = ["response", "text", "reason", "evidence"];
const ACTION = ["what", "who", "when", "evidence"];
const MOST_PRIORITIES = 3;
const count = (map, key, by = 1) => map.set(key, (map.get(key) || 0) + by);

const begin = (framework, date) => ({ framework: framework.key, framework_version: framework.version, team: "", cycle: "", date, people: 0, responses: new Map(), actions: [] });

function read(text) {
  const R = pp.reflection;
  const { data, fault } = R.parse(text, FORMAT, VERSION);
  if (fault) return { fault };
  const faults = [];
  const { name, ...head } = R.about(data, faults);
  const responses = R.entries(data, TEXTS, ["priority"], faults);
  responses.forEach((entry, address) => {
    const spread = data.responses[address].spread;
    if (spread === undefined) return;
    const counts = Object.entries(Object(spread)).filter(([, number]) => Number.isInteger(number) && number > 0);
    if (counts.length) entry.spread = new Map(counts);
    else faults.push(`${address}: spread`);
  });
  const actions = (Array.isArray(data.actions) ? data.actions : []).map((action) => Object.fromEntries(ACTION.map((field) => [field, action && typeof action[field] === "string" ? action[field] : ""])));
  return { record: { ...head, people: Number.isInteger(data.people) ? data.people : 0, responses, actions }, faults };
}

function write(record) {
  const responses = [...record.responses].map(([address, { spread, ...entry }]) => [address, spread ? { ...entry, spread: Object.fromEntries(spread) } : entry]);
  return JSON.stringify({ format: FORMAT, version: VERSION, ...record, responses: Object.fromEntries(responses) }, null, 2) + "\n";
}

const settled = (entry) => !!entry && !!(entry.response || entry.reason || entry.evidence || entry.priority);

/* What a team has marked; what is asked no longer does not `stand`. */
const priorities = (framework, record) => [...record.responses].filter(([, entry]) => entry.priority).map(([address, { text }]) => {
  const thing = pp.reflection.place(framework, address);
  const stands = !!thing && !thing.retired;
  return { address, stands, text: stands ? thing.text : text || address };
});

function unmark(record, address) {
  const { priority, ...entry } = record.responses.get(address);
  return { ...record, responses: new Map(record.responses).set(address, entry) };
}

/* The record with people's spreads in it, so that their files need not be opened again. */
function withSpreads(framework, record, merged, people) {
  const responses = new Map(record.responses);
  const { placed } = pp.reflection.answers(framework, record);
  merged.forEach(({ thing, counts }) => {
    const before = placed.get(thing.address);
    const { spread, ...entry } = { text: thing.text, ...(before && before.entry) };
    if (before) responses.delete(before.from);
    if (counts.size) entry.spread = counts;
    if (counts.size || settled(entry)) responses.set(thing.address, entry);
  });
  return { ...record, people, responses };
}

function merge(framework, people) {
  const R = pp.reflection;
  const merged = new Map();
  framework.groups.forEach((group) => group.asked.forEach((thing) => merged.set(thing.address, { thing, group, given: [], counts: new Map() })));
  const notes = new Map();
  people.forEach((person) => R.answers(framework, person.reflection).placed.forEach((answer, address) => {
    const { entry, thing } = answer;
    const here = merged.get(address);
    if (here && R.answered(thing, entry)) {
      here.given.push({ person, ...answer });
      if (entry.response) count(here.counts, entry.response);
    }
    if (thing.kind === "practice" && (entry.note || entry.evidence || entry.talk)) notes.set(address, [...(notes.get(address) || []), { person, entry }]);
  }));
  return { merged, notes };
}

/* From which response to which: `low` and `high` as labels, `width` from 0 to 1, `differ` the share that did not say what
   most said. What stands aside differs, but is not far apart. */
function spread(framework, thing, counts) {
  const R = pp.reflection;
  let total = 0, most = 0, low = null, high = null;
  R.setOf(framework, thing).forEach(([key, label]) => {
    const number = counts.get(key) || 0;
    total += number;
    most = Math.max(most, number);
    const at = R.position(framework, thing, key);
    if (!number || at === null) return;
    low = low || { at, label };
    high = { at, label };
  });
  return { total, low: low && low.label, high: high && high.label, width: low ? high.at - low.at : 0, differ: total ? 1 - most / total : 0 };
}

const wider = (a, b) => b.width - a.width || b.differ - a.differ;

function agenda(framework, notes, people, countsOf) {
  return framework.groups.map((group) => {
    const spreads = group.asked.map((thing) => ({ thing, ...spread(framework, thing, countsOf(thing)) })).sort(wider);
    const written = notes.get(group.holder.address) || [];
    const marks = written.filter(({ entry }) => entry.talk).length;
    const widest = spreads[0];
    return { group, widest, marks, notes: written.filter(({ entry }) => entry.note || entry.evidence), weight: Math.max(widest.width, people ? marks / people : 0) };
  }).filter((point) => point.weight || point.widest.differ || point.notes.length)
    .sort((a, b) => b.weight - a.weight || wider(a.widest, b.widest) || b.marks - a.marks);
}

/* How many teams or schools say what, of one mind; null for those that differ within. */
function byTeam(given) {
  const teams = new Map();
  given.forEach(({ person, entry }) => {
    const team = person.reflection.team.trim();
    if (team && entry.response) teams.set(team, (teams.get(team) || new Set()).add(entry.response));
  });
  const said = new Map();
  teams.forEach((responses) => count(said, responses.size === 1 ? [...responses][0] : null));
  return { teams: teams.size, said };
}

/* Of files that seem to be one person's, the newest counts: for each other one, the one in its place. */
function twice(people) {
  const newest = new Map();
  const instead = new Map();
  people.forEach((person) => {
    const { name, team, framework } = person.reflection;
    const who = name.trim() ? JSON.stringify([framework, name.trim().toLowerCase(), team.trim().toLowerCase()]) : pp.reflection.write(person.reflection);
    const other = newest.get(who);
    if (!other) return newest.set(who, person);
    const [older, newer] = person.reflection.date > other.reflection.date ? [other, person] : [person, other];
    instead.set(older, newer);
    return newest.set(who, newer);
  });
  return instead;
}

function rows(framework, record, say) {
  const R = pp.reflection;
  const { placed, retired, lost } = R.answers(framework, record);
  const answers = [...[...placed.values()].map(({ thing, entry }) => ({ address: thing.address, thing, entry })), ...retired, ...lost];
  return answers.map(({ address, thing, entry }) => {
    const said = thing ? R.setOf(framework, thing).filter(([key]) => entry.spread && entry.spread.get(key)).map(([key, text]) => `${text}: ${entry.spread.get(key)}`).join("; ") : "";
    const titles = [R.sectionOf(address), R.holder(address)].map((above) => (framework.things.get(above) || { text: "" }).text);
    return [record.team, record.cycle, record.date, ...titles, address, entry.text || "", said, thing ? R.label(framework, thing, entry.response || "") : entry.response || "", entry.reason || "", entry.evidence || "", entry.priority ? say("priority") : ""];
  });
}

pp.spread = { ACTION, MOST_PRIORITIES, begin, read, write, settled, priorities, unmark, withSpreads, merge, spread, wider, agenda, byTeam, twice, rows };
document.dispatchEvent(new Event("pp-loaded"));
})();
