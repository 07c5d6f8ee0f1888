/**
 * What lasts as long as the theme changes pages by itself; it is in memory only.
 *
 * @typedef {object} DistrictState
 * @property {Source[]} sources
 * @property {Framework | null} framework
 * @property {{district: string, cycle: string, date: string}} about
 * @property {number} seed Scatters the columns of schools without names.
 * @property {boolean} isChanged Has it changed since it was saved?
 *
 * @typedef {Page & {state: DistrictState}} DistrictView
 */

/* What the schools of a district answered, side by side. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    addSources,
    connectCommands,
    createDistrictPaper,
    createNode,
    describeVerdict,
    DISTRICT_FORMAT,
    getSchoolLevel,
    getToday,
    joinParts,
    listDistrictRows,
    listenForFiles,
    listenOnWindow,
    listSchoolCounts,
    listSchools,
    makeFileName,
    readTexts,
    requestLater,
    saveFile,
    saveTable,
    showDistrictTable,
    showSources,
    showValue,
    tell,
    writeDistrictRecord,
  } = profiles;
  const WORD = ["vendor/fflate.js", "word-template.js", "word-paper.js"];

  function createOption([value, text]) {
    return createNode("option", { value }, text);
  }

  function showChoices({ state, say, find }) {
    const { key, groups, levels } = state.framework;
    const sections = [...new Set(groups.map(({ section }) => section))].map(
      ({ address, name, text }) => [address, `${name}: ${text}`],
    );
    find("framework").value = key;
    find("section").replaceChildren(...[["", say("section-all")], ...sections].map(createOption));
    find("level").replaceChildren(...[["", say("level-all")], ...levels].map(createOption));
    find("level").value = getSchoolLevel(state.framework);
    find("level").parentElement.hidden = levels.length < 2;
  }

  function showAbout({ root, state }) {
    root.querySelectorAll("[data-pp-about] input").forEach((input) => {
      showValue(input, state.about[input.name]);
    });
  }

  function showSchools(view) {
    const { state, say, find } = view;
    const schools = listSchools(view);
    const others = state.sources.filter(
      ({ record }) => record.framework !== state.framework.key,
    ).length;
    const counted = say.count("schools", schools.length);
    const other = others > 0 && say.count("schools-elsewhere", others);
    find("counted").textContent = state.sources.length ? joinParts([counted, other]) : "";
    find("named").textContent = say(
      find("names").checked ? "school-names-shown" : "school-names-hidden",
    );
    find("result").hidden = !schools.length;
    if (schools.length) showDistrictTable(view);
  }

  function showAll(view) {
    showSources(view, (isList) => {
      view.state.isChanged = true;
      if (isList) showAll(view);
      else showSchools(view);
    });
    showSchools(view);
  }

  function chooseFramework(view, key) {
    view.state.framework = profiles.frameworks.get(key);
    showChoices(view);
    showAll(view);
  }

  /* That of most files. */
  function findFrameworkKey({ sources, framework }) {
    const counts = new Map();
    sources.forEach(({ record }) => {
      counts.set(record.framework, (counts.get(record.framework) || 0) + 1);
    });
    const [most] = [...counts].sort((first, second) => second[1] - first[1]);
    return most ? most[0] : framework.key;
  }

  function openSources(view, files) {
    const { state } = view;
    const isFirst = !state.sources.length;
    const messages = addSources(view, files);
    if (isFirst) chooseFramework(view, findFrameworkKey(state));
    else showAll(view);
    showAbout(view);
    tell(view, ...messages);
  }

  function describeRecord({ state }) {
    const { district, date } = state.about;
    return { framework: state.framework.key, team: district, date };
  }

  function writeFile({ state, find }, schools) {
    return writeDistrictRecord(state.framework, schools, state.about, find("names").checked);
  }

  function tellSaved(view, name) {
    const { say, find } = view;
    const key = find("names").checked ? "saved-named" : "saved-nameless";
    tell(view, say("file-saved", { name }), say(key));
  }

  function saveDistrict(view) {
    const name = makeFileName(DISTRICT_FORMAT.kind, describeRecord(view), ".json");
    saveFile(name, writeFile(view, listSchools(view)), "application/json");
    view.state.isChanged = false;
    tellSaved(view, name);
  }

  async function saveDistrictWord(view) {
    const { state, say } = view;
    if (!(await requestLater(view, WORD))) return;
    const { framework, about } = state;
    const name = makeFileName(DISTRICT_FORMAT.kind, describeRecord(view), ".docx");
    const title = say("district-result");
    profiles.saveWordPaper(name, {
      paper: createDistrictPaper(view),
      title: joinParts([title, framework.title, about.district, about.date], " · "),
      footer: joinParts([title, `${framework.title}, ${framework.version}`], " · "),
      record: writeFile(view, listSchools(view)),
    });
    tellSaved(view, name);
  }

  function saveDistrictTable(view) {
    const { root, state, say } = view;
    const schools = listSchools(view);
    const counts = listSchoolCounts(view, schools);
    const heads = [...JSON.parse(root.dataset.columns), ...schools.map(({ title }) => title)];
    const verdict = (count) => describeVerdict(count, say);
    const differ = say("school-differs");
    const rows = listDistrictRows(state.framework, schools, counts, verdict, differ);
    saveTable(DISTRICT_FORMAT, describeRecord(view), [heads, ...rows]);
  }

  /* A browser would leave the page for a file that is dropped. */
  async function dragFiles(view, event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    view.find("drop").classList.toggle("pp-dragged-over", event.type === "dragover");
    if (event.type !== "drop") return;
    openSources(view, await readTexts(event.dataTransfer.files));
  }

  function connectControls(view) {
    const { root, state, find } = view;
    connectCommands(view, {
      open: () => find("files").click(),
      save: () => saveDistrict(view),
      table: () => saveDistrictTable(view),
      word: () => saveDistrictWord(view),
      print: () => self.print(),
    });
    ["section", "level", "order", "names"].forEach((name) => {
      find(name).addEventListener("change", () => showSchools(view));
    });
    find("framework").addEventListener("change", ({ target }) => {
      chooseFramework(view, target.value);
    });
    root.querySelectorAll("[data-pp-about] input").forEach((input) => {
      input.addEventListener("input", () => {
        state.about[input.name] = input.value;
        state.isChanged = true;
      });
    });
    listenForFiles(find("files"), (files) => openSources(view, files));
    ["dragover", "dragleave", "drop"].forEach((name) => {
      listenOnWindow(view, name, (event) => dragFiles(view, event));
    });
    listenOnWindow(view, "beforeunload", (event) => {
      if (state.isChanged && state.sources.length) event.preventDefault();
    });
  }

  function startDistrict(page) {
    const [key] = page.root.dataset.frameworks.split(" ");
    const state = (profiles.districtState ??= {
      sources: [],
      framework: profiles.frameworks.get(key),
      about: { district: "", cycle: "", date: getToday() },
      seed: Math.floor(Math.random() * 2 ** 32),
      isChanged: false,
    });
    const view = { ...page, state };
    connectControls(view);
    page.root.hidden = false;
    showAbout(view);
    chooseFramework(view, state.framework.key);
  }

  profiles.pages.set("[data-pp-district]", startDistrict);
})();
