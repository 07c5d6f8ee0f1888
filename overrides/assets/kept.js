/* The store may be refused, full, or cleared at any moment: nothing here throws. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const PREFIX = "practice-profiles/";
const name = (kind, id) => `${PREFIX}${kind}/${id}`;

function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

const names = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []);
const get = (kind, id) => attempt(() => localStorage.getItem(name(kind, id)), null);
const remove = (kind, id) => attempt(() => localStorage.removeItem(name(kind, id)));
const clear = () => names().forEach((key) => localStorage.removeItem(key));

/* "" when it is kept, else the key of a message. */
function put(kind, id, text) {
  try {
    localStorage.setItem(name(kind, id), text);
    return "";
  } catch (error) {
    return error.name === "QuotaExceededError" ? "kept-full" : "kept-refused";
  }
}

function hold(held) {
  const { format: { kind }, id, raw } = held;
  held.fault = put(kind, id, raw);
  if (held.fault) pp.unsaved.set(id, { ...held, kind });
}

/* The first that was begun first; what cannot be read has no `item`, what stands on pages only has a `fault`. */
function held(format) {
  const before = name(format.kind, "");
  const all = names().filter((key) => key.startsWith(before)).map((key) => {
    const id = key.slice(before.length), raw = get(format.kind, id) || "";
    return [id, { format, id, raw, item: pp.reflection.unpack(raw, format) }];
  });
  const unsaved = [...pp.unsaved].filter(([, held]) => held.kind === format.kind).map(([id, held]) => [id, { ...held, format }]);
  return [...new Map([...all, ...unsaved]).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/* Where a tab is; a new tab begins where the last one was. */
function current(place) {
  const own = pp.turned.has(place) ? pp.turned.get(place) : attempt(() => sessionStorage.getItem(name("current", place)), null);
  return own === null ? get("current", place) || "" : own;
}

function turn(place, to) {
  pp.turned.set(place, to);
  put("current", place, to);
  attempt(() => sessionStorage.setItem(name("current", place), to));
}

const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

pp.turned = pp.turned || new Map();
pp.unsaved = pp.unsaved || new Map(); // by id, for as long as the theme changes pages by itself
pp.kept = { name, get, put, hold, remove, clear, held, current, turn, newId };
document.dispatchEvent(new Event("pp-loaded"));
})();
