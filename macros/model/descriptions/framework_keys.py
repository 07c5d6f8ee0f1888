"""The keys of a framework's files."""

from __future__ import annotations

from macros.model.descriptions.description import Descriptions, describe

PROFILE = "practice profile"
ALL = "profile, checklist, guide, documents"
NOWHERE = "nowhere: it decides"
MOVED = "nowhere: links, saved answers and layers follow"
RETIRED = "with saved answers only"
NOTE = "profile and guide, below it"
WAS = describe("Its former address, or several.", "was: sipr/build-capacity/old-key", MOVED)
RETIREMENT = describe(
    "Why it is no longer in use; its text stays.", "retired: Said elsewhere.", RETIRED
)
SPLIT = describe(
    "The address of what it was divided from.", "split_from: sipr/build-capacity/plans", MOVED
)
SOURCE_NOTE = describe(
    "What readers should know about the source here.", "source_note: The source says “all”.", NOTE
)
ORIGIN = describe("`own` if it is not in the source.", "origin: own", "profile, as a mark")
LABEL = describe("What it is called in print, in place of the term.", 'label: "1A"', ALL)
ASKED = describe(
    "The set of responses asked of it; `none` asks nothing.", "responses: none", "checklist"
)
RATE = describe(
    "What is asked: each statement, or which column fits.", "rate: columns", "checklist"
)

FRAMEWORK_KEYS: Descriptions = {
    "Framework.title": describe(
        "The framework's name.", "title: Attendance Profile", "every page of it"
    ),
    "Framework.short_title": describe("A short name.", "short_title: Attendance", "menu, titles"),
    "Framework.purpose": describe(
        "The question that it helps to answer.", "purpose: Who is missing school?", "home page"
    ),
    "Framework.summary": describe(
        "What is in it.", "summary: >-\n  Practices that …", "framework's page"
    ),
    "Framework.version": describe(
        "Raised when texts change.", 'version: "2026.1"', "about, documents"
    ),
    "Framework.published_sections": describe(
        "How many sections the source has, if more.", 'published_sections: "4"', "home page"
    ),
    "Framework.source": describe(
        "Where the ideas come from.", "source: {title: …}", "framework's page"
    ),
    "Framework.source_note": SOURCE_NOTE,
    "Framework.terms": describe(
        "What its parts are called.", "terms: {section: [Domain, Domains]}", "everywhere"
    ),
    "Framework.levels": describe(
        "Titles of levels, by id.", "levels: {school: Building}", "profile, filter by level"
    ),
    "Framework.columns": describe(
        "The facets under which practices list statements, in order.",
        "columns: {expected: {title: Expected}}",
        ALL,
    ),
    "Framework.responses": describe(
        "Sets of responses, in place of the site's of the same name.",
        "responses: {practice: {emerging: Emerging, strong: Strong}}",
        "checklist",
    ),
    "Framework.aside": describe(
        "Responses that say neither more nor less.", "aside: [unsure]", "team's page"
    ),
    "Framework.best_first": describe(
        "Sets that are listed from the best to the least.", "best_first: [practice]", "team's page"
    ),
    "Framework.rate": RATE,
    "Framework.parts": describe(
        "Groups of sections, in order.",
        "parts: {early: {title: Early years}}",
        "menu, framework's page, booklet",
    ),
    "Framework.sections": describe(
        "The files of its sections, in order.", "sections: [attendance-data]", "menu"
    ),
    "Framework.relation_kinds": describe(
        "Ways in which parts hang together.", "relation_kinds: {leads-to: {title: leads to}}", "map"
    ),
    "Framework.relations": describe(
        "How parts hang together.", "relations:\n  - {from: a, kind: leads-to, to: b}", "map"
    ),
    "Framework.was": describe("The id it had before.", "was: attendance", MOVED),
    "Framework.facilitation": describe(
        "What its guides say otherwise.", "facilitation: {purpose: …}", "guide"
    ),
    "Source.title": describe("The work's title.", "title: Attendance Playbook", "framework's page"),
    "Source.publisher": describe(
        "Who publishes it.", "publisher: Example Center", "framework's page"
    ),
    "Source.wording": describe("`own` or `quoted`.", "wording: own", "framework's page"),
    "Source.rights": describe("The license or terms.", "rights: CC BY 4.0", "framework's page"),
    "Source.author": describe("Who wrote it.", "author: A. Example", "framework's page"),
    "Source.year": describe("When it came out.", 'year: "2024"', "framework's page"),
    "Source.url": describe(
        "Where it is on the web.", "url: https://example.org/", "framework's page"
    ),
    "Source.retrieved": describe(
        "When it was looked at.", "retrieved: 2026-01-01", "framework's page"
    ),
    "Source.adapted_from": describe("The work it rests on.", "adapted_from: …", "framework's page"),
    "Source.note": describe("Anything else about it.", "note: Out of print.", "framework's page"),
    "PartNames.section": describe(
        "One section, and several.", "section: [Step, Steps]", "everywhere"
    ),
    "PartNames.practice": describe(
        "One practice, and several.", "practice: [Key, Keys]", "everywhere"
    ),
    "Column.title": describe("The column's heading.", "title: Expected", ALL),
    "Column.summary": describe("What stands in it.", "summary: What we aim for.", PROFILE),
    "Column.level": describe(
        "The level of the system it speaks of.", "level: school", "filter by level"
    ),
    "Column.was": describe("The id it had before.", "was: scale", MOVED),
    "Column.required": describe(
        "`true`, or the sections and practices that must fill it.", "required: true", NOWHERE
    ),
    "Column.ordered": describe("`true` numbers its statements as steps.", "ordered: true", ALL),
    "Column.responses": ASKED,
    "Column.holds_when": describe(
        "In how many schools it must be so.", "holds_when: 3 of 4", "district's page"
    ),
    "SectionGroup.title": describe(
        "What the sections are about together.", "title: Early years", "menu, framework's page"
    ),
    "SectionGroup.label": describe(
        "What stands before its title.", "label: Part A", "menu, framework's page"
    ),
    "SectionGroup.summary": describe(
        "What is in it.", "summary: Before grade 3.", "framework's page, booklet"
    ),
    "SectionGroup.was": describe("The key it had before.", "was: first-years", MOVED),
    "RelationKind.title": describe("The relation in words.", "title: leads to", "map"),
    "RelationKind.reverse": describe("The same from the other end.", "reverse: follows", "map"),
    "Relation.kind": describe("A key of `relation_kinds`.", "kind: leads-to", "map"),
    "Relation.from": describe("The address it begins at.", "from: data", "map"),
    "Relation.to": describe("The address it leads to.", "to: outreach", "map"),
    "Relation.among": describe("Addresses that hang together.", "among: [data, outreach]", "map"),
    "Section.title": describe("The section's title.", "title: Attendance data", "everywhere"),
    "Section.label": LABEL,
    "Section.summary": describe("What it is about.", "summary: >-\n  How we …", PROFILE),
    "Section.part": describe(
        "The key of the part that holds it.", "part: early", "menu, framework's page, booklet"
    ),
    "Section.rate": RATE,
    "Section.practices": describe("Its practices, by key.", "practices:\n  weekly-review: …", ALL),
    "Section.questions": describe(
        "Questions on the whole section.", "questions: {who: Who …?}", ALL
    ),
    "Section.facilitation": describe("What its guide says otherwise.", "facilitation: …", "guide"),
    "Practice.title": describe("The practice's title.", "title: Review data weekly", ALL),
    "Practice.label": LABEL,
    "Practice.summary": describe("What it is about.", "summary: Why it matters.", PROFILE),
    "Practice.questions": describe("Questions on it.", "questions: {how: How …?}", ALL),
    "Practice.responses": ASKED,
    "Practice.rate": RATE,
    "Statement.text": describe(
        "One observable thing, in one sentence.", "text: A team meets weekly.", ALL
    ),
    "Statement.label": LABEL,
    "Statement.note": describe("An example or explanation.", "note: Such as on Mondays.", NOTE),
    "Statement.items": describe("Parts of the claim, by key.", "items: {early: …, late: …}", ALL),
    "Statement.evidence": describe(
        "Where one would look.", "evidence: The team's minutes", "guide"
    ),
    "Statement.origin": ORIGIN,
    "Statement.level": describe(
        "Its level or levels, if not its column's.", "level: [district, school]", "filter by level"
    ),
    "Statement.responses": ASKED,
    "Item.text": describe("A part of a statement, shown with it.", "text: in the first month", ALL),
    "Item.label": LABEL,
    "Item.note": describe("An example or explanation.", "note: Such as …", NOTE),
    "Item.origin": ORIGIN,
    "Question.text": describe("A question for reflection.", "text: Who is missing?", ALL),
    "Question.note": describe("An explanation.", "note: Think of …", NOTE),
    "Question.origin": ORIGIN,
    "Question.responses": ASKED,
    **{
        f"{part}.{key}": description
        for part in ("Section", "Practice", "Statement", "Item", "Question")
        for key, description in {
            "source_note": SOURCE_NOTE,
            "was": WAS,
            "retired": RETIREMENT,
            "split_from": SPLIT,
        }.items()
    },
}
