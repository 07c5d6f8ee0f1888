/**
 * All reflections that are kept in this browser, and what one of them says.
 *
 * @typedef {object} ReflectionsParts
 * @property {StoredItem[]} items Reflections, then teams' records.
 * @property {string} chosen The id of the one that is looked at.
 * @property {string} compared The id of the one that it is compared with.
 *
 * @typedef {Page & ReflectionsParts} ReflectionsView
 */

(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const {
    addRecord,
    askReader,
    clearItems,
    connectCommands,
    createCard,
    createChangeList,
    createDetails,
    createLegend,
    createNode,
    createStandingTable,
    createTalkList,
    forgetsSoon,
    getRecordTitle,
    keepItem,
    listenForFiles,
    listenOnWindow,
    listReflectionRows,
    listStoredItems,
    makeFileName,
    offerUndo,
    packItem,
    readRecordFile,
    REFLECTION_FORMAT,
    removeItem,
    saveFile,
    saveRecord,
    saveTable,
    storeText,
    TEAM_FORMAT,
    tell,
  } = profiles;

  function isReflection({ item, format }) {
    return item && format.kind === "reflection";
  }

  function findReflection({ items }, id) {
    return items.find((stored) => stored.id === id && isReflection(stored));
  }

  function findLatestId({ items }) {
    const latest = items
      .filter(isReflection)
      .sort((first, second) => first.item.record.date.localeCompare(second.item.record.date))
      .at(-1);
    return latest ? latest.id : "";
  }

  function loadItems(view) {
    view.items = [...listStoredItems(REFLECTION_FORMAT), ...listStoredItems(TEAM_FORMAT)];
    if (!findReflection(view, view.chosen)) view.chosen = findLatestId(view);
    showItems(view);
  }

  function saveItem(view, stored) {
    const { format, id, raw, item, fault } = stored;
    if (!item) {
      saveFile(makeFileName(format.kind, { framework: id }, ".txt"), raw, "text/plain");
      return;
    }
    const { name, record } = saveRecord(view, format, item.record);
    stored.item = { ...item, record, saved: true, changed: false };
    if (!fault) storeText(format.kind, id, packItem(stored.item, format));
    profiles.unsavedItems.delete(id);
    loadItems(view);
    tell(view, view.say("file-saved", { name }));
  }

  function saveItemTable({ root }, { format, item }) {
    const framework = profiles.frameworks.get(item.record.framework);
    const rows = listReflectionRows(framework, item.record);
    saveTable(format, item.record, [JSON.parse(root.dataset.columns), ...rows]);
  }

  function deleteItem(view, stored) {
    const { format, id, item } = stored;
    const title = getRecordTitle(view, item ? item.record : {});
    removeItem(format.kind, id);
    loadItems(view);
    offerUndo(view, view.say("deleted", { title }), () => {
      keepItem(stored).then(() => loadItems(view));
      loadItems(view);
    });
  }

  async function clearAll(view) {
    const { root, items, say } = view;
    const answer = await askReader(view, {
      title: say("delete-all"),
      text: say.count("delete-all-sure", items.length),
      answers: [
        ["cancel", say("cancel")],
        ["delete", say("delete-all")],
      ],
    });
    if (answer !== "delete") return;
    clearItems();
    loadItems(view);
    tell(view, say("delete-all-done"));
    root.querySelector("[data-pp-do=open]").focus();
  }

  async function openFile(view, file) {
    const { record, message } = readRecordFile(view, file, REFLECTION_FORMAT);
    if (!record) return [message];
    const { id, message: key } = await addRecord(REFLECTION_FORMAT, record);
    view.chosen = id;
    return [message, view.say(key, { name: file.name })];
  }

  async function openFiles(view, files) {
    const messages = [];
    for (const file of files) messages.push(...(await openFile(view, file)));
    loadItems(view);
    tell(view, ...messages);
  }

  /* Others of the same framework. */
  function listOthers({ items, chosen }, { framework }) {
    return items.filter(
      (stored) =>
        isReflection(stored) &&
        stored.id !== chosen &&
        stored.item.record.framework === framework,
    );
  }

  /* What a reflection is compared with, as long as the site has their framework. */
  function findCompared(view, record) {
    if (!profiles.frameworks.has(record.framework)) return undefined;
    return listOthers(view, record).find(({ id }) => id === view.compared)?.item.record;
  }

  /* What is chosen is compared with an earlier one, never the other way about. */
  function putLaterFirst(view) {
    const stored = findReflection(view, view.chosen);
    const compared = stored && findCompared(view, stored.item.record);
    if (!compared || compared.date <= stored.item.record.date) return;
    [view.chosen, view.compared] = [view.compared, view.chosen];
  }

  /* The cards are made again; what had the focus has it again. */
  function showCards(view) {
    const { id } = document.activeElement;
    const cards = view.items.map((stored) =>
      createCard(view, stored, {
        look: () => {
          view.chosen = stored.id;
          view.compared = "";
          showItems(view);
          view.find("title").focus();
        },
        save: () => saveItem(view, stored),
        table: () => saveItemTable(view, stored),
        delete: () => deleteItem(view, stored),
      }),
    );
    view.find("list").replaceChildren(...cards);
    if (id) document.getElementById(id)?.focus();
  }

  function showPart({ find }, name, children) {
    find(name).hidden = !children.length;
    find(name).lastElementChild.replaceChildren(...children);
  }

  function showStanding(view, framework, record) {
    const { say, find } = view;
    const others = listOthers(view, record);
    const earlier = findCompared(view, record);
    const options = others.map(({ id, item }) => {
      const attributes = { value: id, selected: id === view.compared };
      return createNode("option", attributes, getRecordTitle(view, item.record));
    });
    find("choice").hidden = !others.length;
    find("compare").replaceChildren(
      createNode("option", { value: "" }, say("compare-nothing")),
      ...options,
    );
    find("standing").replaceChildren(createStandingTable(framework, record, earlier, say));
    find("legend").replaceChildren(...createLegend(framework, [record, earlier], say));
    const changes = earlier ? [createChangeList(framework, record, earlier, say)] : [];
    showPart(view, "changed", changes);
    find("talk").replaceChildren(createTalkList(framework, record, view));
  }

  function showReflection(view, record) {
    const { say, find } = view;
    const framework = profiles.frameworks.get(record.framework);
    const version = record.framework_version || "?";
    find("title").textContent = getRecordTitle(view, record);
    find("about").textContent = framework
      ? say("framework-of", { framework: framework.title, version })
      : say("framework-gone");
    find("placed").hidden = !framework;
    if (framework) showStanding(view, framework, record);
    const details = Object.entries(createDetails(view, framework, record));
    details.forEach(([name, lists]) => showPart(view, name, lists));
  }

  function showItems(view) {
    const { root, items, find } = view;
    putLaterFirst(view);
    find("none").hidden = items.length > 0;
    showCards(view);
    root.querySelector("[data-pp-do=clear]").hidden = !items.length;
    const stored = findReflection(view, view.chosen);
    find("chosen").hidden = !stored;
    if (stored) showReflection(view, stored.item.record);
  }

  function startReflections(page) {
    const { root, find } = page;
    const view = { ...page, items: [], chosen: "", compared: "" };
    connectCommands(page, { open: () => find("file").click(), clear: () => clearAll(view) });
    find("compare").addEventListener("change", (event) => {
      view.compared = event.target.value;
      showItems(view);
      find("compare").focus();
    });
    listenForFiles(find("file"), (files) => openFiles(view, files));
    listenOnWindow(page, "pp-stored", () => loadItems(view));
    listenOnWindow(page, "pageshow", () => loadItems(view));
    find("weekly").hidden = !forgetsSoon();
    root.hidden = false;
    loadItems(view);
  }

  profiles.pages.set("[data-pp-reflections]", startReflections);
})();
