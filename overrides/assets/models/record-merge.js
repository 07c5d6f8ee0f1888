/**
 * @typedef {object} MergeResult
 * @property {SavedRecord} record
 * @property {string[]} doubled The fields in which both records had something new.
 */

/* Two copies of a record become one, field by field. A copy knows by `seen` what it has taken in of
   each place, so that what it left out counts as taken away, whatever the clocks say. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const { BESIDE, listFields } = profiles;
  const LONG_FIELDS = ["answer", "note", "evidence", "reason"];
  const SENTENCE_END = /[.!?。]\s+|\n/g;

  function splitStamps(stamps) {
    return stamps ? stamps.split(" ") : [];
  }

  function isNews(stamps, seen) {
    return splitStamps(stamps).some((stamp) => {
      const [time, place] = stamp.split("/");
      return time > (seen.get(place) || "");
    });
  }

  function joinStamps(...all) {
    return [...new Set(all.flatMap(splitStamps))].sort().join(" ");
  }

  function findSentenceEnd(text, most) {
    const last = [...text.slice(0, most).matchAll(SENTENCE_END)].at(-1);
    return last ? last.index + last[0].length : 0;
  }

  function countSame(first, second) {
    let count = 0;
    while (count < first.length && first[count] === second[count]) count += 1;
    return count;
  }

  /**
   * Put two versions of a text together; sentences with which both begin stand once.
   *
   * @param {string} first
   * @param {string} second
   * @param {string} [separator]
   * @returns {string}
   */
  function mergeTexts(first, second, separator = "\n\n") {
    if (first.includes(second)) return first;
    if (second.includes(first)) return second;
    const isLine = separator !== "\n\n";
    const same = isLine ? 0 : findSentenceEnd(first, countSame(first, second));
    return first + separator + second.slice(same);
  }

  /* Two records of one format, looked at field by field. */
  class Comparison {
    constructor(ours, theirs, format) {
      this.sides = [ours, theirs];
      this.format = format;
      this.fields = this.sides.map((record) => listFields(record, format));
      this.names = new Set(
        [...this.fields, ours.stamps, theirs.stamps].flatMap((part) => [...part.keys()]),
      );
      this.doubled = [];
    }

    getStamps(side, name) {
      return this.sides[side].stamps.get(name) || "";
    }

    /* Whose field it is: 0 for ours, 1 for theirs, null for both. */
    choose(name) {
      const [ours, theirs] = this.fields.map((fields) => fields.get(name));
      if (ours === theirs) return 0;
      const [isOurs, isTheirs] = [0, 1].map((side) =>
        isNews(this.getStamps(side, name), this.sides[1 - side].seen),
      );
      if (isOurs !== isTheirs) return isOurs ? 0 : 1;
      if (!ours || !theirs) return ours ? 0 : 1;
      return null;
    }

    /* The side that was entered later, whichever record is asked first. */
    findLater(name) {
      const [ours, theirs] = [0, 1].map((side) => [
        splitStamps(this.getStamps(side, name)).at(-1) || "",
        this.fields[side].get(name) || "",
      ]);
      return String(theirs) > String(ours) ? 1 : 0;
    }

    mergeStamps(name) {
      const both = [0, 1].map((side) => this.getStamps(side, name));
      const isSame = this.fields[0].get(name) === this.fields[1].get(name);
      const side = this.choose(name);
      return isSame || side === null ? joinStamps(...both) : both[side];
    }

    /* Does one side know all that the other one says? */
    covers(side) {
      const [ours, theirs] = [this.sides[side], this.sides[1 - side]];
      const knows = [...theirs.seen].every(([place, time]) => time <= (ours.seen.get(place) || ""));
      return knows && [...this.names].every((name) => this.isCovered(side, name));
    }

    isCovered(side, name) {
      if (this.fields[0].get(name) === this.fields[1].get(name)) {
        return this.mergeStamps(name) === this.getStamps(side, name);
      }
      return this.choose(name) === side;
    }
  }

  /* The values of one field in both records, as one. */
  function mergeValues(comparison, name, values) {
    const side = comparison.choose(name);
    if (side !== null) return values[side];
    comparison.doubled.push(name);
    const later = comparison.findLater(name);
    const [last, first] = [values[later], values[1 - later]];
    const field = name.slice(name.lastIndexOf("#") + 1);
    if (typeof last !== "string" || field === "date") return last;
    if (LONG_FIELDS.includes(field)) return mergeTexts(last, first);
    return field === "response" || field === "other" ? last : mergeTexts(last, first, " / ");
  }

  function mergeEntries(comparison, address) {
    const both = comparison.sides.map(({ responses }) => responses.get(address) || {});
    const merged = {};
    comparison.format.fields
      .filter((field) => !BESIDE.includes(field))
      .forEach((field) => {
        const name = `${address}#${field}`;
        const values = both.map((entry) => entry[field]);
        const value = mergeValues(comparison, name, values);
        if (value) merged[field] = value;
        if (!value || !["response", "answer"].includes(field)) return;
        const side = comparison.choose(name) ?? comparison.findLater(name);
        BESIDE.forEach((beside) => {
          if (both[side][beside]) merged[beside] ??= both[side][beside];
        });
        const isDoubled = field === "response" && comparison.choose(name) === null;
        if (isDoubled && values[0] !== values[1]) merged.other = values[1 - side];
      });
    if (Object.keys(merged).length) merged.text ??= both[0].text || both[1].text;
    if (!merged.text) delete merged.text;
    return merged;
  }

  function mergeActions(comparison) {
    const byId = comparison.sides.map(({ actions }) => new Map(actions.map((a) => [a.id, a])));
    const ids = [...new Set(byId.flatMap((actions) => [...actions.keys()]))].sort();
    return ids.flatMap((id) => {
      const both = byId.map((actions) => actions.get(id));
      const known = { ...both[1], ...both[0] };
      const names = Object.keys(known).filter((name) => name !== "id");
      const isThere = both[comparison.choose(`action:${id}#`) ?? 0];
      const entries = names.map((name) => {
        const values = both.map((action) => action?.[name] || "");
        return [name, mergeValues(comparison, `action:${id}#${name}`, values) || ""];
      });
      const isKept = isThere || entries.some(([, value]) => value);
      // What was changed in one copy while the other one took it away stays, and stays whole.
      const whole = entries.map(([name, value]) => [name, isThere ? value : value || known[name]]);
      return isKept ? [{ id, ...Object.fromEntries(whole) }] : [];
    });
  }

  /* How many gave each response belongs to one pile of files; of two piles the larger one stays. */
  function addSpreads(record, comparison) {
    const { sides } = comparison;
    const [ours, theirs] = sides.map(({ people }) => people);
    const larger = ours === theirs ? comparison.findLater("#people") : Number(theirs > ours);
    const from = sides[comparison.choose("#people") ?? larger];
    record.people = from.people;
    from.responses.forEach(({ spread, text }, address) => {
      if (!spread) return;
      const entry = record.responses.get(address) || { text };
      record.responses.set(address, { ...entry, spread });
    });
  }

  function sortMap(map) {
    return new Map([...map].sort(([first], [second]) => (first < second ? -1 : 1)));
  }

  function buildMerged(comparison) {
    const { sides, format } = comparison;
    const latest = sides.map(({ seen }) => [...seen.values()].sort().at(-1) || "");
    const [ours, theirs] = sides.map(({ framework_version: version }, side) =>
      String([latest[side], version]),
    );
    const record = { ...sides[theirs > ours ? 1 : 0] };
    record.saved = sides.map(({ saved }) => saved).sort()[1];
    record.id = sides.map(({ id }) => id).filter(Boolean).sort()[0] || "";
    format.about.forEach((name) => {
      record[name] = mergeValues(comparison, `#${name}`, sides.map((side) => side[name])) || "";
    });
    const addresses = new Set(sides.flatMap(({ responses }) => [...responses.keys()]));
    const entries = [...addresses].map((address) => [address, mergeEntries(comparison, address)]);
    record.responses = new Map(entries.filter(([, entry]) => Object.keys(entry).length));
    if (record.actions) record.actions = mergeActions(comparison);
    if ("people" in record) addSpreads(record, comparison);
    record.responses = sortMap(record.responses);
    const stamps = [...comparison.names].map((name) => [name, comparison.mergeStamps(name)]);
    record.stamps = sortMap(stamps.filter(([, stamp]) => stamp));
    const seen = sortMap([...sides[0].seen, ...sides[1].seen]);
    seen.forEach((_, place) => {
      seen.set(place, sides.map((side) => side.seen.get(place) || "").sort().at(-1));
    });
    record.seen = seen;
    return record;
  }

  /**
   * Put two copies of a record together, in either order to the same.
   *
   * @param {SavedRecord} ours
   * @param {SavedRecord} theirs
   * @param {Format} format
   * @returns {MergeResult} One of the two itself, where it says all that the other one says.
   */
  function mergeRecords(ours, theirs, format) {
    const comparison = new Comparison(ours, theirs, format);
    const isSame = !ours.id || !theirs.id || ours.id === theirs.id;
    if (isSame && comparison.covers(0)) return { record: ours, doubled: [] };
    if (isSame && comparison.covers(1)) return { record: theirs, doubled: [] };
    return { record: buildMerged(comparison), doubled: comparison.doubled };
  }

  function hasSeenSame(ours, theirs) {
    return String([...ours.seen].sort()) === String([...theirs.seen].sort());
  }

  /**
   * Put two copies of an item together.
   *
   * @param {Item} ours
   * @param {Item} theirs
   * @param {Format} format
   * @returns {{item: Item, doubled: string[]}}
   */
  function mergeItems(ours, theirs, format) {
    const { record, doubled } = mergeRecords(ours.record, theirs.record, format);
    const isTheirs = record === theirs.record;
    const { changed, last } = isTheirs ? theirs : ours;
    const isBoth = record !== ours.record && !isTheirs;
    const isUnsaved = hasSeenSame(ours.record, theirs.record) ? changed && theirs.changed : changed;
    const item = {
      record,
      saved: ours.saved || theirs.saved,
      changed: isBoth || isUnsaved,
      last,
    };
    return { item, doubled };
  }

  Object.assign(profiles, { mergeTexts, mergeRecords, mergeItems });
})();
