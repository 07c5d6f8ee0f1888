/* Answers are never added up to one. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const VERSION = 1;
const ACTION = ["what", "who", "when", "evidence"];
const MOST_PRIORITIES = 3, MOST_ACTIONS = 200;
const count = (map, key) => map.set(key, (map.get(key) || 0) + 1);

const begin = ({ key, version }, date) => ({ framework: key, framework_version: version, team: "", cycle: "", date, people: 0, responses: new Map(), actions: [] });

const action = (given) => Object.fromEntries(ACTION.map((field) => [field, given && typeof given[field] === "string" ? given[field] : ""]));

function more(record, { people, responses, actions }, faults) {
  if (Number.isInteger(people)) record.people = people;
  else faults.push("people");
  record.responses.forEach((entry, address) => {
    const { spread } = responses[address];
    if (spread === undefined) return;
    const counts = Object.entries(Object(spread)).filter(([, number]) => Number.isInteger(number) && number > 0);
    if (counts.length) entry.spread = new Map(counts);
    if (!counts.length || counts.length < Object.keys(spread).length) faults.push(`${address}: spread`);
  });
  const given = Array.isArray(actions) ? actions : [];
  record.actions = given.slice(0, MOST_ACTIONS).map(action);
  if (JSON.stringify(given) !== JSON.stringify(record.actions)) faults.push("actions");
}

const settled = ({ response, reason, evidence, priority }) => !!(response || reason || evidence || priority);

/* What a team has marked; what is asked no longer does not `stand`. */
const priorities = (framework, record) => [...record.responses].filter(([, entry]) => entry.priority).map(([address, { text }]) => {
  const thing = pp.reflection.place(framework, address);
  const stands = !!thing && !thing.retired;
  return { address, stands, text: stands ? thing.text : text || address };
});

/* So that people's files need not be opened again. */
const withSpreads = (framework, record, merged, people) => [...merged.values()]
  .reduce((next, { thing, counts }) => pp.reflection.change(framework, next, thing.address, "spread", counts.size && counts), { ...record, people });

const heard = ({ people, responses }) => JSON.stringify([people, [...responses].filter(([, { spread }]) => spread).map(([address, { spread }]) => [address, [...spread].sort()]).sort()]);

function merge(framework, people) {
  const R = pp.reflection;
  const merged = new Map(), notes = new Map();
  framework.groups.forEach((group) => group.asked.forEach((thing) => merged.set(thing.address, { thing, group, given: [], counts: new Map() })));
  people.forEach((person) => R.answers(framework, person.record).placed.forEach((answer, address) => {
    const { entry, thing } = answer, here = merged.get(address);
    if (here && R.answered(thing, entry)) {
      here.given.push({ person, ...answer });
      if (entry.response) count(here.counts, entry.response);
    }
    if (thing.kind === "practice" && (entry.note || entry.evidence || entry.talk)) notes.set(address, [...(notes.get(address) || []), { person, entry }]);
  }));
  return { merged, notes };
}

/* From which response to which, as labels: `width` from 0 to 1, `differ` the share that did not say what most said. */
function spread(framework, thing, counts) {
  const R = pp.reflection, given = R.setOf(framework, thing).filter(([key]) => counts.get(key));
  const ends = given.map(([key, label]) => ({ label, at: R.position(framework, thing, key) })).filter(({ at }) => at !== null);
  const numbers = given.map(([key]) => counts.get(key)), total = numbers.reduce((sum, number) => sum + number, 0);
  const [low = {}] = ends, high = ends.at(-1) || low;
  return { total, low: low.label, high: high.label, width: high.at - low.at || 0, differ: total && 1 - Math.max(...numbers) / total };
}

const wider = (a, b) => b.width - a.width || b.differ - a.differ;

function agenda(framework, notes, people, countsOf) {
  return framework.groups.map((group) => {
    const [widest] = group.asked.map((thing) => ({ thing, ...spread(framework, thing, countsOf(thing)) })).sort(wider);
    const written = notes.get(group.holder.address) || [];
    const marks = written.filter(({ entry }) => entry.talk).length;
    return { group, widest, marks, notes: written.filter(({ entry }) => entry.note || entry.evidence), weight: Math.max(widest.width, people ? marks / people : 0) };
  }).filter((point) => point.weight || point.widest.differ || point.notes.length)
    .sort((a, b) => b.weight - a.weight || wider(a.widest, b.widest) || b.marks - a.marks);
}

/* How many teams say what, of one mind; null for those that differ. */
function byTeam(given) {
  const teams = new Map(), said = new Map();
  given.forEach(({ person, entry }) => {
    const team = person.record.team.trim();
    if (team && entry.response) teams.set(team, (teams.get(team) || new Set()).add(entry.response));
  });
  teams.forEach((responses) => count(said, responses.size === 1 ? [...responses][0] : null));
  return { teams: teams.size, said };
}

/* Of one person's files the newest counts: for each other one, that. */
function twice(people) {
  const newest = new Map(), instead = new Map();
  people.forEach((person) => {
    const { name, team, framework, date } = person.record;
    const who = name.trim() ? JSON.stringify([framework, name.trim().toLowerCase(), team.trim().toLowerCase()]) : pp.reflection.write(person.record);
    const other = newest.get(who);
    const [older, newer] = other && date > other.record.date ? [other, person] : [person, other || person];
    if (other) instead.set(older, newer);
    newest.set(who, newer);
  });
  return instead;
}

const told = (framework, thing, counts, between) => pp.reflection.setOf(framework, thing).filter(([key]) => counts.get(key)).map(([key, text]) => `${text}: ${counts.get(key)}`).join(between);

const table = (framework, record, say) => pp.reflection.rows(framework, record, pp.spread.about, (entry, response, thing) => [
  thing && entry.spread ? told(framework, thing, entry.spread, "; ") : "", response, entry.reason || "", entry.evidence || "", entry.priority ? say("priority") : ""]);

pp.spread = {
  kind: "team", VERSION, about: ["team", "cycle", "date"], fields: ["response", "text", "reason", "evidence", "priority"], ACTION, MOST_PRIORITIES,
  action, begin, more, settled, priorities, withSpreads, heard, merge, spread, wider, agenda, byTeam, twice, told, table,
};
document.dispatchEvent(new Event("pp-loaded"));
})();
