/* A team's actions for calendars: one event each, which a calendar knows again by its UID. */
(function () {
  "use strict";

  const profiles = (self.practiceProfiles ??= {});
  const MAX_BYTES = 74; // of a line, without its end
  const DAY = 86_400_000; // milliseconds
  const DATE = /^\d{4}-\d\d-\d\d$/;

  function escapeText(text) {
    return text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n?|\n/g, "\\n")
      .replace(/\p{Cc}/gu, "");
  }

  /* Long lines go on below, after a space, and no character is cut. */
  function foldLine(line) {
    const encoder = new TextEncoder();
    const lines = [""];
    let bytes = 0;
    for (const letter of line) {
      const { length } = encoder.encode(letter);
      if (bytes + length > MAX_BYTES) {
        lines.push("");
        bytes = 1;
      }
      lines[lines.length - 1] += letter;
      bytes += length;
    }
    return lines.join("\r\n ");
  }

  function hashText(text) {
    let hash = 0xcbf29ce484222325n;
    for (const letter of text) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0))) * 0x100000001b3n);
    }
    return hash.toString(36);
  }

  function makeUid({ framework, team, date, id }, action, number) {
    const record = id || JSON.stringify([framework, team, date]);
    return `${hashText(JSON.stringify([record, action.id || number]))}@practice-profiles`;
  }

  function formatCalendarDay(time) {
    return new Date(time).toISOString().slice(0, 10).replaceAll("-", "");
  }

  function listEventLines(record, action, number, heads) {
    const { what, who, when, evidence } = action;
    const start = Date.parse(`${when}T00:00:00Z`);
    const about = [
      record.team,
      who && `${heads.who}: ${who}`,
      evidence && `${heads.evidence}: ${evidence}`,
    ];
    return [
      "BEGIN:VEVENT",
      `UID:${makeUid(record, action, number)}`,
      `DTSTAMP:${formatCalendarDay(Date.parse(record.date) || start)}T000000Z`,
      `DTSTART;VALUE=DATE:${formatCalendarDay(start)}`,
      `DTEND;VALUE=DATE:${formatCalendarDay(start + DAY)}`,
      `SUMMARY:${escapeText(what || heads.what)}`,
      `DESCRIPTION:${escapeText(about.filter(Boolean).join("\n"))}`,
      "END:VEVENT",
    ];
  }

  function hasDay({ when }) {
    return DATE.test(when) && !Number.isNaN(Date.parse(`${when}T00:00:00Z`));
  }

  /**
   * Write the actions that have a day as a calendar.
   *
   * @param {TeamRecord} record
   * @param {{what: string, who: string, evidence: string}} heads What the fields are called.
   * @returns {{text: string, count: number}}
   */
  function writeCalendar(record, heads) {
    const events = record.actions.flatMap((action, number) =>
      hasDay(action) ? [listEventLines(record, action, number, heads)] : [],
    );
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Practice Profiles//Actions//EN",
      ...events.flat(),
      "END:VCALENDAR",
      "",
    ];
    return { text: lines.map(foldLine).join("\r\n"), count: events.length };
  }

  Object.assign(profiles, { writeCalendar });
})();
