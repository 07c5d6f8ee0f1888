/* A reflection: one person's answers to a framework. Pure functions. What has keys from a file is a Map, so that no key of
   a hostile file is more than a key. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const FORMAT = "practice-profiles/reflection";
const VERSION = 1;
const LARGEST = 2000000; // bytes; ten times an honest file
const ABOUT = ["name", "team", "cycle", "date"];
const TEXTS = ["response", "answer", "text", "note", "evidence"];
const FLAGS = ["talk"];
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const holder = (address) => address.slice(0, address.lastIndexOf("/"));
const sectionOf = (address) => address.split("/").slice(0, 2).join("/");
const anchor = (address) => address.split("/").slice(2).join("--");
const oneLine = (text) => text.trim().replace(/\s+/g, " ");

/* `{data}` of a file's text, or `{fault}`: the key of a message. */
function parse(text, format, version) {
  if (!text.trim()) return { fault: "file-empty" };
  let data;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { fault: /^\s*\uFEFF?\s*\{/.test(text) ? "file-cut" : "file-alien" };
  }
  if (!isObject(data) || typeof data.format !== "string" || !data.format.startsWith("practice-profiles/")) return { fault: "file-alien" };
  if (data.format !== format) return { fault: "file-kind" };
  if (Number.isInteger(data.version) && data.version > version) return { fault: "file-newer" };
  if (data.version !== version || typeof data.framework !== "string" || !KEY.test(data.framework) || !isObject(data.responses)) return { fault: "file-shape" };
  return { data };
}

function fields(object, texts, flags, faults, place) {
  const kept = {};
  const check = (names, type) => names.forEach((name) => {
    if (!Object.hasOwn(object, name)) return;
    if (typeof object[name] !== type) faults.push(place + name);
    else if (object[name]) kept[name] = object[name];
  });
  check(texts, "string");
  check(flags, "boolean");
  return kept;
}

function about(data, faults) {
  const said = fields(data, ["framework_version", ...ABOUT], [], faults, "");
  const head = { framework: data.framework, framework_version: said.framework_version || "" };
  ABOUT.forEach((name) => { head[name] = said[name] || ""; });
  return head;
}

function entries(data, texts, flags, faults) {
  const found = new Map();
  Object.entries(data.responses).forEach(([address, entry]) => {
    if (isObject(entry)) found.set(address, fields(entry, texts, flags, faults, `${address}: `));
    else faults.push(address);
  });
  return found;
}

/* `{reflection, faults}`, or `{fault}`. What is amiss in a part costs that part only. */
function read(text) {
  const { data, fault } = parse(text, FORMAT, VERSION);
  if (fault) return { fault };
  const faults = [];
  const head = about(data, faults);
  return { reflection: { ...head, responses: entries(data, TEXTS, FLAGS, faults) }, faults };
}

function asFile(reflection) {
  const { responses, ...head } = reflection;
  return { format: FORMAT, version: VERSION, ...head, responses: Object.fromEntries(responses) };
}

const write = (reflection) => JSON.stringify(asFile(reflection), null, 2) + "\n";

function begin(framework, date) {
  return { framework: framework.key, framework_version: framework.version, name: "", team: "", cycle: "", date, responses: new Map() };
}

/* What is kept of it: also whether it was saved, has changed since, and what was answered last. */
const begun = (framework, date) => ({ reflection: begin(framework, date), saved: false, changed: false, last: "" });

const pack = (item) => JSON.stringify({ file: asFile(item.reflection), saved: item.saved, changed: item.changed, last: item.last });

function unpack(text) {
  try {
    const data = JSON.parse(text);
    const { reflection } = read(JSON.stringify(data.file));
    return reflection ? { reflection, saved: data.saved === true, changed: data.changed === true, last: String(data.last || "") } : null;
  } catch (error) {
    return null;
  }
}

/* A framework with its things by address, where former addresses have gone, and who asks what. */
const known = new WeakMap();
function index(framework) {
  if (!known.has(framework)) {
    const things = new Map(framework.things.map((thing) => [thing.address, thing]));
    const moved = new Map();
    framework.things.forEach((thing) => (thing.was || []).forEach((old) => moved.set(old, thing.address)));
    const alive = framework.things.filter((thing) => !thing.retired);
    const groups = new Map();
    alive.filter(asks).forEach((thing) => {
      const of = thing.kind === "practice" ? thing.address : holder(thing.address);
      if (!groups.has(of)) groups.set(of, { holder: things.get(of), section: things.get(sectionOf(of)), asked: [] });
      groups.get(of).asked.push(thing);
    });
    // A practice is asked about itself after its statements.
    groups.forEach((group) => group.asked.sort((a, b) => (a.kind === "practice") - (b.kind === "practice")));
    known.set(framework, { ...framework, things, moved, groups: [...groups.values()] });
  }
  return known.get(framework);
}

const asks = (thing) => thing.kind === "question" || thing.responses !== undefined;
const setOf = (framework, thing) => framework.responses[thing.responses] || [];
const label = (framework, thing, response) => (setOf(framework, thing).find(([key]) => key === response) || [response, response])[1];
const answered = (thing, entry) => !!entry && (!!entry.response || (thing.kind === "question" && !!(entry.answer || "").trim()));

/* The thing that an address means today, after it or what holds it was moved. */
function place(framework, address, steps = 9) {
  if (framework.things.has(address)) return framework.things.get(address);
  for (let head = address; steps && head.includes("/"); head = holder(head)) {
    if (framework.moved.has(head)) return place(framework, framework.moved.get(head) + address.slice(head.length), steps - 1);
  }
  return null;
}

function answers(framework, reflection) {
  const found = { placed: new Map(), retired: [], lost: [] };
  const moved = [];
  reflection.responses.forEach((entry, address) => {
    const thing = place(framework, address);
    const here = { address, entry, thing };
    if (thing && thing.retired) found.retired.push(here);
    else if (!thing || thing.kind === "section" || (thing.kind === "statement" && !asks(thing))) found.lost.push(here);
    else if (thing.address === address) found.placed.set(address, answer(framework, here));
    else moved.push(here);
  });
  moved.forEach((here) => {
    if (found.placed.has(here.thing.address)) found.lost.push(here);
    else found.placed.set(here.thing.address, answer(framework, here));
  });
  return found;
}

function answer(framework, { address, entry, thing }) {
  const reworded = answered(thing, entry) && !!entry.text && oneLine(entry.text) !== oneLine(thing.text);
  const unknown = !!entry.response && !setOf(framework, thing).some(([key]) => key === entry.response);
  return { thing, entry, from: address, reworded, unknown };
}

/* With one field of one answer changed; it then answers today's wording at today's address. */
function change(framework, reflection, address, field, value) {
  const responses = new Map(reflection.responses);
  const before = answers(framework, reflection).placed.get(address);
  const entry = { ...(before && before.entry), [field]: value };
  if (before) responses.delete(before.from);
  if (field === "response" || field === "answer" || !entry.text) entry.text = framework.things.get(address).text;
  if (!value) delete entry[field];
  if (Object.keys(entry).some((name) => name !== "text")) responses.set(address, entry);
  return { ...reflection, framework_version: framework.version, responses };
}

function progress(groups, placed) {
  const asked = groups.flatMap((group) => group.asked);
  const done = asked.filter((thing) => answered(thing, (placed.get(thing.address) || {}).entry));
  return { answered: done.length, asked: asked.length };
}

function counts(framework, group, placed) {
  const found = new Map();
  let unanswered = 0;
  group.asked.forEach((thing) => setOf(framework, thing).forEach(([, text]) => found.set(text, 0)));
  group.asked.forEach((thing) => {
    const { entry } = placed.get(thing.address) || {};
    if (!answered(thing, entry)) unanswered += 1;
    else if (entry.response) {
      const text = label(framework, thing, entry.response);
      found.set(text, (found.get(text) || 0) + 1);
    }
  });
  return { responses: [...found].filter(([, number]) => number), unanswered };
}

/* Where a response stands in its set, from 0 to 1; null for one that stands aside. */
function position(framework, thing, response) {
  const ordered = setOf(framework, thing).filter(([key]) => !framework.aside.includes(key));
  const at = ordered.findIndex(([key]) => key === response);
  return at < 0 ? null : ordered.length < 2 ? 1 : at / (ordered.length - 1);
}

/* Which responses are other now than they were. */
function compare(framework, before, after) {
  const [then, now] = [before, after].map((reflection) => answers(framework, reflection).placed);
  const response = (placed, thing) => ((placed.get(thing.address) || {}).entry || {}).response || "";
  return framework.groups.flatMap((group) => group.asked
    .map((thing) => ({ group, thing, then: response(then, thing), now: response(now, thing) }))
    .filter((change) => change.then !== change.now));
}

/* As spreadsheets read it; what they would take for a formula is marked as text. */
function csv(rows) {
  const cell = (value) => `"${String(value).replace(/^(?=[=+\-@\t\r])/, "'").replace(/"/g, '""')}"`;
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function rows(framework, reflection) {
  const head = [reflection.framework, reflection.framework_version, ...ABOUT.map((name) => reflection[name])];
  return [...reflection.responses].map(([address, entry]) => {
    const thing = framework && place(framework, address);
    const parts = thing ? [sectionOf(thing.address), holder(thing.address)].map((above) => (framework.things.get(above) || { text: "" }).text) : ["", ""];
    const response = thing ? label(framework, thing, entry.response || "") : entry.response || "";
    return [...head, ...parts, address, entry.text || "", response, entry.answer || "", entry.note || "", entry.evidence || "", entry.talk ? 1 : 0];
  });
}

function fileName(kind, record, extension) {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 40);
  return [kind, record.framework, record.name || "", record.team, record.date].map(plain).filter(Boolean).join("-") + extension;
}

pp.reflection = {
  LARGEST, ABOUT, parse, about, entries, read, write, begun, pack, unpack, index, place, answers, answered, asks, change, progress,
  counts, position, compare, csv, rows, fileName, anchor, holder, sectionOf, label, setOf, oneLine,
};
document.dispatchEvent(new Event("pp-loaded"));
})();
