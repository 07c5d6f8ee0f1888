/* What the pages for reflecting share. Everything is built of elements and texts; no text is ever read as markup. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  });
  element.append(...children.flat().filter((child) => child !== null && child !== false && child !== undefined && child !== ""));
  return element;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
}

/* Messages stand in an attribute, since the theme runs every inline script. */
function words(root) {
  const texts = new Map(Object.entries(JSON.parse(root.dataset.words)));
  const rules = new Intl.PluralRules(document.documentElement.lang || "en");
  const say = (key, values = {}) => (texts.get(key) || key).replace(/\{([a-z_]+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));
  say.count = (key, count, values) => {
    const form = `${key}-${rules.select(count)}`;
    return say(texts.has(form) ? form : `${key}-other`, { ...values, count });
  };
  return say;
}

function download(name, text, type) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function texts(files) {
  return Promise.all(Array.from(files, (file) => {
    if (file.size > pp.reflection.LARGEST) return { name: file.name, fault: "file-large" };
    return file.text().then((text) => ({ name: file.name, text }), () => ({ name: file.name, fault: "file-unreadable" }));
  }));
}

/* The choice is forgotten, so that the same file can be chosen again. */
function opener(input, open) {
  input.addEventListener("change", () => {
    const chosen = Array.from(input.files);
    input.value = "";
    texts(chosen).then((read) => input.isConnected && open(read));
  });
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most)}…` : text);

function amiss({ fault, faults = [] }, { name }, say) {
  const named = { name: cut(name, 80) };
  if (fault) return say(fault, named);
  return faults.length ? say("file-parts", { ...named, parts: faults.slice(0, 5).map((part) => cut(part, 60)).join("; ") }) : "";
}

const state = (fault, kept, { saved, changed }) => fault || (!kept ? "kept-none" : !saved ? "kept-here" : changed ? "kept-changed" : "kept-saved");

const button = (text, click, of, css = "pp-button") => el("button", { type: "button", class: css, click }, text, of && el("span", { class: "pp-hidden" }, `: ${of}`));

/* The same text is not told twice. */
function write(element, text) {
  const name = "value" in element ? "value" : "textContent";
  if (element[name] !== text) element[name] = text;
}

/* What is to be said of an answer to other words than today's. */
const reworded = (answer, say, again) => (answer && answer.reworded ? [
  el("p", {}, el("strong", {}, say("reworded")), " ", say("reworded-from", { text: answer.entry.text })), button(say("reworded-keep"), again)] : []);

/* All reflections on this device; what cannot be read has no `item`. */
const held = () => pp.kept.ids("reflection").map((id) => {
  const raw = pp.kept.get("reflection", id) || "";
  return { id, raw, item: pp.reflection.unpack(raw) };
});

const same = (items, reflection) => items.find(({ item }) => item && pp.reflection.write(item.reflection) === pp.reflection.write(reflection));

function tell(place, ...texts) {
  place.replaceChildren(...texts.filter(Boolean).map((text) => el("p", {}, text)));
}

function undoable(place, say, text, undo) {
  const back = button(say("undo"), () => {
    undo();
    tell(place, say("undone"));
  });
  place.replaceChildren(el("p", {}, text, " ", back));
  back.focus();
}

const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};

const title = (record, say) => [record.name, record.team, record.cycle, record.date].filter(Boolean).join(" · ") || say("nameless");

function ask(dialog, text) {
  dialog.querySelector("[data-pp-asked]").textContent = text;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));
}

/* Once all is here: the theme loads scripts in any order. */
function attach() {
  (pp.pages || new Map()).forEach(({ needs, start }, selector) => {
    document.querySelectorAll(`${selector}:not([data-pp-attached])`).forEach((root) => {
      const frameworks = root.dataset.frameworks.split(" ").filter(Boolean);
      if (!needs.every((part) => pp[part]) || !frameworks.every((key) => pp.frameworks && pp.frameworks.has(key))) return;
      root.dataset.ppAttached = "true";
      start(root);
    });
  });
}

/* What is told lies over the page until it is put away. */
const hush = () => document.querySelectorAll("[data-pp-told]").forEach((told) => told.replaceChildren());

if (!pp.page) {
  document.addEventListener("pp-loaded", () => pp.page.attach());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hush());
  document.addEventListener("click", (event) => event.target.matches("[data-pp-close]") && hush());
}
pp.page = { el, svg, words, download, texts, opener, today, title, amiss, state, button, write, held, same, reworded, tell, undoable, ask, attach };
document.dispatchEvent(new Event("pp-loaded"));
})();
