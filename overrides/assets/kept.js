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

/* Which one a tab is at; a new tab begins where the last one was. */
function current(framework) {
  try {
    const own = self.sessionStorage.getItem(name("current", framework));
    if (own !== null) return own;
  } catch (error) { /* then the device knows */ }
  return get("current", framework) || "";
}

function turn(framework, id) {
  put("current", framework, id);
  try {
    self.sessionStorage.setItem(name("current", framework), id);
  } catch (error) { /* then the device knows */ }
}

const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

pp.kept = { name, get, put, remove, ids, clear, current, turn, newId };
document.dispatchEvent(new Event("pp-loaded"));
})();
