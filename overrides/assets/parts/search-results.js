(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { matchWords } = profiles;
  const MAX_EXCERPT = 180;
  const BEFORE_MATCH = 60; // characters of the excerpt

  /* Where in a text the words stand that were found. */
  function findMatches(text, terms, listForms) {
    return matchWords(text)
      .filter(([word]) => listForms(word).some((form) => terms.has(form)))
      .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
  }

  /* As much of a text as is shown, around the first word that was found. */
  function chooseExcerpt(text, matches) {
    if (text.length <= MAX_EXCERPT) return { start: 0, end: text.length };
    const first = matches[0]?.start ?? 0;
    const wanted = Math.min(first - BEFORE_MATCH, text.length - MAX_EXCERPT);
    const start = wanted > 0 ? text.indexOf(" ", wanted) + 1 : 0;
    const last = text.lastIndexOf(" ", start + MAX_EXCERPT);
    const end = start + MAX_EXCERPT >= text.length || last <= start ? start + MAX_EXCERPT : last;
    return { start, end: Math.min(end, text.length) };
  }

  function appendMarked(parent, text, matches, { start, end }) {
    let at = start;
    matches.forEach((match) => {
      if (match.start < at || match.end > end) return;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(match.start, match.end);
      parent.append(text.slice(at, match.start), mark);
      at = match.end;
    });
    parent.append(text.slice(at, end));
  }

  function createLine(className) {
    const line = document.createElement("p");
    line.className = className;
    return line;
  }

  function createExcerpt(text, terms, listForms) {
    const line = createLine("pp-excerpt");
    const matches = findMatches(text, terms, listForms);
    const shown = chooseExcerpt(text, matches);
    if (shown.start) line.append("… ");
    appendMarked(line, text, matches, shown);
    if (shown.end < text.length) line.append(" …");
    return line;
  }

  /**
   * Create a result: a link, what it stands in, and the words around what was found.
   *
   * @param {SearchEntry} entry
   * @param {string} root The site's address.
   * @param {(word: string) => string[]} listForms
   * @returns {HTMLLIElement}
   */
  function createResult({ location, title, place, text, terms }, root, listForms) {
    const found = new Set(terms);
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + location;
    const whole = { start: 0, end: title.length };
    appendMarked(link, title, findMatches(title, found, listForms), whole);
    item.append(link);
    if (place) {
      const line = createLine("pp-muted");
      line.textContent = place;
      item.append(line);
    }
    if (text) item.append(createExcerpt(text, found, listForms));
    return item;
  }

  Object.assign(profiles, { createResult });
})();
