/* What has keys from a file is a Map, so that none is more than a key. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const VERSION = 1;
const LARGEST = 2000000; // bytes; ten times an honest file
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FLAGS = ["talk", "priority"];

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const holder = (address) => address.slice(0, address.lastIndexOf("/"));
const sectionOf = (address) => address.split("/").slice(0, 2).join("/");
const anchor = (address) => address.split("/").slice(2).join("--");
const oneLine = (text) => text.trim().replace(/\s+/g, " ");

/* `{data}` of a file's text, or `{fault}`: the key of a message. */
function parse(text, { kind, VERSION }) {
  if (!text.trim()) return { fault: "file-empty" };
  let data;
  try {
    data = JSON.parse(text.trim());
  } catch {
    return { fault: text.trim().startsWith("{") ? "file-cut" : "file-alien" };
  }
  if (!isObject(data) || !String(data.format).startsWith("practice-profiles/")) return { fault: "file-alien" };
  if (data.format !== `practice-profiles/${kind}`) return { fault: "file-kind" };
  if (Number.isInteger(data.version) && data.version > VERSION) return { fault: "file-newer" };
  if (data.version !== VERSION || typeof data.framework !== "string" || !KEY.test(data.framework) || !isObject(data.responses)) return { fault: "file-shape" };
  return { data };
}

function said(object, names, faults, place) {
  const found = {};
  names.filter((name) => Object.hasOwn(object, name)).forEach((name) => {
    if (typeof object[name] !== (FLAGS.includes(name) ? "boolean" : "string")) faults.push(place + name);
    else if (object[name]) found[name] = object[name];
  });
  return found;
}

/* `{record, faults}`, or `{fault}`. What is amiss in a part costs that part only. */
function read(text, format = pp.reflection) {
  const { data, fault } = parse(text, format);
  if (fault) return { fault };
  const faults = [];
  const record = { ...format.begin({ key: data.framework, version: "" }, ""), ...said(data, ["framework_version", ...format.about], faults, "") };
  Object.entries(data.responses).forEach(([address, entry]) => {
    if (isObject(entry) && address.length < 500) record.responses.set(address, said(entry, format.fields, faults, `${address}: `));
    else faults.push(address);
  });
  if (format.more) format.more(record, data, faults);
  return { record, faults };
}

const asFile = (record, { kind, VERSION } = pp.reflection) => ({ format: `practice-profiles/${kind}`, version: VERSION, ...record });
const json = (data, indent) => JSON.stringify(data, (key, value) => (value instanceof Map ? Object.fromEntries(value) : value), indent);
const write = (record, format) => json(asFile(record, format), 2) + "\n";

const pack = ({ record, saved, changed, last }, format) => json({ file: asFile(record, format), saved, changed, last });

function unpack(text, format) {
  try {
    const { file, saved, changed, last } = JSON.parse(text);
    const { record } = read(JSON.stringify(file), format);
    return record ? { record, saved: saved === true, changed: changed === true, last: String(last || "") } : null;
  } catch {
    return null;
  }
}

const begin = ({ key, version }, date) => ({ framework: key, framework_version: version, name: "", team: "", cycle: "", date, responses: new Map() });

/* What spreadsheets would take for a formula is marked as text. */
function csv(rows) {
  const cell = (value) => `"${String(value).replace(/^(?=[=+\-@\t\r])/, "'").replace(/"/g, '""')}"`;
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function rows(framework, record, names, tell) {
  return [...record.responses].map(([address, entry]) => {
    const thing = framework && place(framework, address);
    const parts = thing ? [sectionOf(thing.address), holder(thing.address)].map((above) => (framework.things.get(above) || { text: "" }).text) : ["", ""];
    const response = thing ? label(framework, thing, entry.response || "") : entry.response || "";
    return [...names.map((name) => record[name]), ...parts, address, entry.text || "", ...tell(entry, response, thing)];
  });
}

const table = (framework, reflection) => rows(framework, reflection, ["framework", "framework_version", ...pp.reflection.about],
  (entry, response) => [response, entry.answer || "", entry.note || "", entry.evidence || "", entry.talk ? 1 : 0]);

function fileName(kind, { framework, name = "", team = "", date = "" }, extension) {
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 40);
  return [kind, framework, name, team, date].map(plain).filter(Boolean).join("-") + extension;
}

function index(framework) {
  const things = new Map(framework.things.map((thing) => [thing.address, thing]));
  const moved = new Map(framework.things.flatMap(({ address, was = [] }) => was.map((old) => [old, address])));
  const groups = framework.groups.map((numbers) => {
    const [holder, ...asked] = numbers.map((number) => framework.things[number]);
    return { holder, section: things.get(sectionOf(holder.address)), asked };
  });
  return { ...framework, things, moved, groups };
}

const asks = (thing) => thing.kind === "question" || thing.responses !== undefined;
const setOf = (framework, thing) => framework.responses[thing.responses] || [];
const label = (framework, thing, response) => (setOf(framework, thing).find(([key]) => key === response) || [response, response])[1];
const answered = (thing, entry) => !!entry && (!!entry.response || (thing.kind === "question" && !!(entry.answer || "").trim()));

/* What an address means today. */
function place(framework, address, steps = 9) {
  if (framework.things.has(address)) return framework.things.get(address);
  for (let head = address; steps && head.includes("/"); head = holder(head)) {
    if (framework.moved.has(head)) return place(framework, framework.moved.get(head) + address.slice(head.length), steps - 1);
  }
  return null;
}

/* A record's answers, by today's addresses or without a place; no record ever changes. */
const found = new WeakMap();
function answers(framework, record) {
  if (!found.has(record)) found.set(record, sorted(framework, record));
  return found.get(record);
}

function sorted(framework, { responses }) {
  const placed = new Map(), retired = [], lost = [], moved = [];
  const put = ({ address, entry, thing }) => placed.set(thing.address, { thing, entry, from: address, ...standing(framework, thing, entry) });
  responses.forEach((entry, address) => {
    const thing = place(framework, address);
    const here = { address, entry, thing };
    if (thing && thing.retired) retired.push(here);
    else if (!thing || thing.kind === "section" || (thing.kind === "statement" && !asks(thing))) lost.push(here);
    else if (thing.address === address) put(here);
    else moved.push(here);
  });
  moved.forEach((here) => (placed.has(here.thing.address) ? lost.push(here) : put(here)));
  return { placed, retired, lost };
}

const standing = (framework, thing, entry) => ({
  reworded: answered(thing, entry) && !!entry.text && oneLine(entry.text) !== oneLine(thing.text),
  unknown: !!entry.response && !setOf(framework, thing).some(([key]) => key === entry.response),
});

const entry = (framework, record, address) => (answers(framework, record).placed.get(address) || { entry: {} }).entry;

/* With one field changed; it then answers today's wording at today's address. */
function change(framework, record, address, field, value) {
  const responses = new Map(record.responses);
  const before = answers(framework, record).placed.get(address) || { from: address, entry: responses.get(address) };
  const next = { ...before.entry, [field]: value }, { text } = framework.things.get(address) || next;
  if (field === "response" || field === "answer" || !next.text) next.text = text;
  if (!value) delete next[field];
  responses.delete(before.from);
  if (Object.keys(next).some((name) => name !== "text")) responses.set(address, next);
  return { ...record, framework_version: framework.version, responses };
}

function progress(groups, placed) {
  const asked = groups.flatMap((group) => group.asked);
  return { answered: asked.filter((thing) => answered(thing, (placed.get(thing.address) || {}).entry)).length, asked: asked.length };
}

function counts(framework, { asked }, placed) {
  const counted = new Map(asked.flatMap((thing) => setOf(framework, thing)).map(([, text]) => [text, 0]));
  asked.forEach((thing) => {
    const { entry } = placed.get(thing.address) || {}, text = entry && label(framework, thing, entry.response);
    if (text) counted.set(text, (counted.get(text) || 0) + 1);
  });
  return [...counted].filter(([, number]) => number);
}

/* Where a response stands in its set, from 0 to 1; null for one that stands aside. */
function position(framework, thing, response) {
  const ordered = setOf(framework, thing).filter(([key]) => !framework.aside.includes(key));
  const at = ordered.findIndex(([key]) => key === response);
  return at < 0 ? null : ordered.length < 2 ? 1 : at / (ordered.length - 1);
}

function compare(framework, before, after) {
  const response = (record, { address }) => entry(framework, record, address).response || "";
  return framework.groups.flatMap(({ asked }) => asked).map((thing) => ({ thing, then: response(before, thing), now: response(after, thing) }))
    .filter(({ then, now }) => then !== now);
}

pp.reflection = {
  kind: "reflection", VERSION, LARGEST, about: ["name", "team", "cycle", "date"], fields: ["response", "answer", "text", "note", "evidence", "talk"],
  begin, read, write, pack, unpack, csv, rows, table, fileName, index, place, answers, answered, entry, change, progress, counts, position, compare,
  anchor, sectionOf, label, setOf,
};
document.dispatchEvent(new Event("pp-loaded"));
})();
