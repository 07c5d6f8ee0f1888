/* Texts kept in the browser's store, which may be refused, full, or cleared at any moment. Nothing here throws. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});
const PREFIX = "practice-profiles/";
const name = (kind, id) => `${PREFIX}${kind}/${id}`;

function store() {
  try {
    return self.localStorage;
  } catch (error) {
    return null;
  }
}

function names() {
  try {
    return Object.keys(store()).filter((key) => key.startsWith(PREFIX));
  } catch (error) {
    return [];
  }
}

function get(kind, id) {
  try {
    return store().getItem(name(kind, id));
  } catch (error) {
    return null;
  }
}

/* "" when it is kept, else the key of a message. */
function put(kind, id, text) {
  try {
    store().setItem(name(kind, id), text);
    return "";
  } catch (error) {
    return error && error.name === "QuotaExceededError" ? "kept-full" : "kept-refused";
  }
}

function remove(kind, id) {
  try {
    store().removeItem(name(kind, id));
  } catch (error) { /* then there is nothing to remove */ }
}

function ids(kind) {
  const before = name(kind, "");
  return names().filter((key) => key.startsWith(before)).map((key) => key.slice(before.length)).sort();
}

function clear() {
  names().forEach((key) => store().removeItem(key));
}

const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

pp.kept = { name, get, put, remove, ids, clear, newId };
document.dispatchEvent(new Event("pp-loaded"));
})();
