/* Everything is built of elements and texts; no text is ever read as markup. */
(function () {
"use strict";

const pp = (self.pp = self.pp || {});

function fill(element, attributes = {}, ...children) {
  Object.entries(attributes).forEach(([name, value]) => {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  });
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

const el = (tag, ...parts) => fill(document.createElement(tag), ...parts);
const svg = (tag, ...parts) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), ...parts);

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

function texts(files) {
  return Promise.all(Array.from(files, (file) => {
    const { name, size } = file;
    if (size > pp.reflection.LARGEST) return { name, fault: "file-large" };
    return file.text().then((text) => ({ name, text }), () => ({ name, fault: "file-unreadable" }));
  }));
}

/* The same file can be chosen again. */
function opener(input, open) {
  input.addEventListener("change", () => {
    const chosen = Array.from(input.files);
    input.value = "";
    texts(chosen).then((read) => input.isConnected && open(read));
  });
}

const cut = (text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
const parted = (parts, between = " ") => parts.filter(Boolean).join(between);
const state = (fault, kept, { saved, changed }) => fault || (!kept ? "kept-none" : !saved ? "kept-here" : changed ? "kept-changed" : "kept-saved");
const button = (text, click, of, css = "pp-link") => el("button", { type: "button", class: css, click }, text, of && el("span", { class: "pp-hidden" }, `: ${of}`));

/* Nobody is told the same twice, and no caret moves. */
function write(element, text) {
  const name = "value" in element ? "value" : "textContent";
  if (element[name] !== text) element[name] = text;
}

/* With room for what is written, where the browser does not see to it. */
function put(control, value = "") {
  if (control.type === "radio") control.checked = control.value === value;
  else if (control.type === "checkbox") control.checked = !!value;
  else write(control, value);
  if (control.type === "date" && control.value !== value) {
    control.type = "text";
    control.value = value;
  }
  if (control.rows) control.rows = Math.min(40, Math.max(2, value.split("\n").reduce((rows, line) => rows + Math.ceil((line.length + 1) / 60), 0)));
}

const today = () => new Date().toLocaleDateString("sv"); // as files and date fields have it

function tools(root) {
  const say = words(root);
  const one = (name) => root.querySelector(`[data-pp-${name}]`);
  const told = one("told");

  function tell(...texts) {
    if (!told.parentElement.contains(document.activeElement)) pp.before = document.activeElement;
    const paragraphs = texts.filter(Boolean).map((text) => el("p", {}, text));
    if (told.textContent !== paragraphs.map((paragraph) => paragraph.textContent).join("")) told.replaceChildren(...paragraphs);
  }

  function undoable(text, undo) {
    const back = button(say("undo"), () => {
      undo();
      tell(say("undone"));
      goBack();
    }, "", "pp-button");
    tell(el("span", {}, text, " ", back));
    back.focus();
  }

  function ask(text) {
    const dialog = one("ask");
    if (dialog.open) return Promise.resolve("");
    one("asked").textContent = text;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));
  }

  function read({ name, text, fault }, format) {
    const found = fault ? { fault } : pp.reflection.read(text, format), named = { name: cut(name) };
    if (found.fault) return { said: say(found.fault, named) };
    const parts = found.faults.slice(0, 5).map(cut).join("; ") + (found.faults.length > 5 ? "; …" : "");
    return { record: found.record, said: parts && say("file-parts", { ...named, parts }) };
  }

  function save({ kind }, record, extension, text, type) {
    const download = pp.reflection.fileName(kind, record, extension), link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download });
    link.click();
    return download;
  }

  /* Heard as long as the page is there. */
  function beyond(name, act) {
    const hear = (event) => (root.isConnected ? act(event) : self.removeEventListener(name, hear));
    self.addEventListener(name, hear);
  }

  const checklist = (address, query) => `${root.dataset.root}${pp.reflection.sectionOf(address)}/reflect/${query}#${pp.reflection.anchor(address)}`;
  /* Each part in its own direction of writing. */
  const title = (record) => parted([record.name, record.team, record.cycle, record.date].map((part) => part && `\u2068${cut(part)}\u2069`), " · ") || say("nameless");
  const same = (items, record) => items.find(({ item, format }) => item && pp.reflection.write(item.record, format) === pp.reflection.write(record, format));

  const written = ({ answer, note, evidence }) => [answer && `${say("your-answer")}: ${answer}`, note && `${say("your-notes")}: ${note}`, evidence && `${say("your-evidence")} ${evidence}`];

  const reworded = (answer, again) => (answer && answer.reworded ? [
    el("p", {}, el("strong", {}, say("reworded")), " ", say("reworded-from", { text: answer.entry.text })), button(say("reworded-keep"), again, "", "pp-button")] : []);

  const does = (doing) => root.querySelectorAll("[data-pp-do]").forEach((button) => button.addEventListener("click", () => doing[button.dataset.ppDo]()));

  return { say, one, tell, undoable, ask, read, save, beyond, checklist, title, same, written, reworded, does };
}

/* Once all is here: the theme loads scripts in any order. */
function attach() {
  if (pp.reflection && pp.frameworks) pp.frameworks.forEach((given, key) => given.moved || pp.frameworks.set(key, pp.reflection.index(given)));
  (pp.pages || new Map()).forEach(({ needs, start }, selector) => {
    document.querySelectorAll(`${selector}:not([data-pp-attached])`).forEach((root) => {
      const frameworks = root.dataset.frameworks.split(" ").filter(Boolean);
      if (!needs.every((part) => pp[part]) || !frameworks.every((key) => pp.frameworks && pp.frameworks.has(key))) return;
      root.dataset.ppAttached = "true";
      start(root, tools(root));
    });
  });
}

function goBack() {
  [pp.before, ...document.querySelectorAll("[data-pp-do]")].find((place) => place && place.offsetParent).focus();
}

function hush() {
  document.querySelectorAll("[data-pp-told]").forEach((told) => {
    const within = told.parentElement.contains(document.activeElement);
    told.replaceChildren();
    if (within) goBack();
  });
}

if (!pp.page) {
  document.addEventListener("pp-loaded", () => pp.page.attach());
  /* By Escape only what offers nothing. */
  document.addEventListener("keydown", (event) => event.key === "Escape" && !document.querySelector("[data-pp-told] button") && hush());
  document.addEventListener("click", (event) => event.target.matches("[data-pp-close]") && hush());
  self.addEventListener("beforeunload", (event) => pp.unsaved && pp.unsaved.size && event.preventDefault());
}
pp.page = { el, svg, words, texts, opener, today, state, button, parted, put, write, attach };
document.dispatchEvent(new Event("pp-loaded"));
})();
