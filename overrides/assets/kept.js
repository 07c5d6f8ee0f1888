/* Texts kept in the browser's store, which may be refused, full, or cleared at any moment. Nothing here throws. */
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

/* The first that was begun first; what cannot be read has no `item`. */
function held(format) {
  const before = name(format.kind, "");
  return names().filter((key) => key.startsWith(before)).sort().map((key) => {
    const id = key.slice(before.length), raw = get(format.kind, id) || "";
    return { format, id, raw, item: pp.reflection.unpack(raw, format) };
  });
}

/* Which one a tab is at; a new tab begins where the last one was. */
function current(place) {
  const own = attempt(() => sessionStorage.getItem(name("current", place)), null);
  return own === null ? get("current", place) || "" : own;
}

function turn(place, id) {
  put("current", place, id);
  attempt(() => sessionStorage.setItem(name("current", place), id));
}

const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

pp.kept = { name, get, put, remove, clear, held, current, turn, newId };
document.dispatchEvent(new Event("pp-loaded"));
})();
