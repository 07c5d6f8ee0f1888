"""The keys of the files about the whole site."""

from __future__ import annotations

from macros.model.descriptions.description import Descriptions, describe

EVERY = "every page"
ACCESS = "page on accessibility"
GUIDE = "guide and its documents"
LEADER = "facilitator's guide"
NOWHERE = "nowhere: it decides"
FOOT = "foot of every page"

SITE_KEYS: Descriptions = {
    "Site.name": describe("The site's name.", "name: Profiles of Lakeview", EVERY),
    "Site.summary": describe("What the site is.", "summary: Good practice …", "search engines"),
    "Site.address": describe(
        "Where it is published.", "address: https://example.org/", "documents"
    ),
    "Site.repository": describe("Where its texts are kept.", "repository: https://…", "documents"),
    "Site.language": describe("A language code.", "language: en", NOWHERE),
    "Site.dates": describe(
        "How dates are written: `long`, `medium`, `short`, or `iso` (2026-11-28).",
        "dates: long",
        "pages and papers",
    ),
    "Site.paper": describe("`letter` or `a4`.", "paper: a4", "documents"),
    "Site.contact": describe("An address for mail, or on the web.", "contact: x@example.org", FOOT),
    "Site.reply_within": describe("When an answer comes.", "reply_within: three days", ACCESS),
    "Site.complaints": describe("Whom to turn to next.", "complaints: Write to …", ACCESS),
    "Site.coordinator": describe("The ADA coordinator.", "coordinator: Ana Ruiz, …", ACCESS),
    "Site.logo": describe("A picture beside the name.", "logo: pictures/logo.svg", EVERY),
    "Site.icon": describe("The icon, as SVG or PNG.", "icon: pictures/icon.svg", "browser's tab"),
    "Site.styles": describe("A style sheet of your own, or several.", "styles: our.css", EVERY),
    "Site.footer": describe("Lines of your own, by key.", "footer: {imprint: …}", FOOT),
    "Site.pages": describe("Which pages the menu shows.", "pages: {hidden: [district]}", "menu"),
    "Site.home": describe("What the home page says.", "home: {lead: …}", "home page"),
    "Site.colours": describe("Accent colors.", 'colours: {accent: "#1f4e8c"}', EVERY),
    "Site.review": describe("`true` holds what is new back.", "review: true", "list of changes"),
    "Site.allow": describe(
        "Hosts that pages may load from.", "allow: {frames: […]}", "your own pages"
    ),
    "Site.frameworks": describe("Frameworks shown, in order.", "frameworks: [sipr]", "menu"),
    "Site.responses": describe(
        "Sets of responses: `statement`, `question`, and others.",
        "responses: {statement: {partly: Partly}}",
        "checklist",
    ),
    "Site.aside": describe("Responses outside the order.", "aside: [unsure]", "team's page"),
    "Site.best_first": describe(
        "Sets from the best down.", "best_first: [statement]", "team's page"
    ),
    "Site.not_applicable": describe(
        "The response “Does not apply”.", "not_applicable: does-not-apply", "checklist"
    ),
    "Colors.accent": describe("The color of links and signs.", 'accent: "#1f4e8c"', EVERY),
    "Colors.accent_dark": describe("The same on dark ground.", 'accent_dark: "#9cc0ff"', EVERY),
    "FooterLine.text": describe("The line's words.", "text: Imprint", FOOT),
    "FooterLine.link": describe("A page, a file, or an address.", "link: imprint.md", FOOT),
    "PageChoice.order": describe("Pages that come first.", "order: [our-year]", "menu"),
    "PageChoice.hidden": describe("Pages that are left out.", "hidden: [district]", "menu"),
    "Home.title": describe("The home page's title.", "title: Welcome to Lakeview", "home page"),
    "Home.lead": describe("What it says first.", "lead: These pages …", "home page"),
    "Home.steps": describe("What one can do here, by key.", "steps: {read: …}", "home page"),
    "HomeStep.title": describe("The step's name.", "title: Read", "home page"),
    "HomeStep.text": describe(
        "What to do; links name a page or an address.",
        "text: Print a [guide](guides).",
        "home page",
    ),
    "Allowed.pictures": describe(
        "Hosts of pictures and films.", "pictures: [example.org]", "own pages"
    ),
    "Allowed.frames": describe("Hosts of embedded pages.", "frames: [example.org]", "own pages"),
    "Allowed.scripts": describe("Hosts of scripts.", "scripts: [example.org]", "own pages"),
    "GlossaryEntry.term": describe("The term.", "term: plan", "glossary, first mention on a page"),
    "GlossaryEntry.also": describe("Other forms of it.", "also: [plans]", "glossary"),
    "GlossaryEntry.text": describe("What it means.", "text: What we mean to do.", "glossary"),
    "GlossaryEntry.see": describe("Keys of related entries.", "see: [goal]", "glossary"),
    "GlossaryEntry.was": describe("The key it had before.", "was: plans", "nowhere: links follow"),
    "Facilitation.purpose": describe("Why the team meets.", "purpose: To agree on …", GUIDE),
    "Facilitation.product": describe("What it has at the end.", "product: A short list.", GUIDE),
    "Facilitation.preparation": describe("What to prepare.", "preparation: Print …", LEADER),
    "Facilitation.roles": describe("Who does what.", "roles: {timekeeper: {title: …}}", GUIDE),
    "Facilitation.norms": describe("How the team works.", "norms: {listen: We listen.}", GUIDE),
    "Facilitation.agenda": describe("Steps of the meeting, by key.", "agenda: {open: {…}}", GUIDE),
    "Facilitation.statements": describe(
        "How many statements fit, by minutes.", 'statements: {"60": 12}', GUIDE
    ),
    "Facilitation.meanings": describe(
        "What each response means.", "meanings: {statement: {partly: …}}", "checklist, guide"
    ),
    "Facilitation.consensus": describe("How the team agrees.", "consensus: We …", GUIDE),
    "Facilitation.hands": describe("Shows of fingers.", "hands: {five: {title: …}}", GUIDE),
    "Facilitation.divided": describe("What to do when split.", "divided: We …", GUIDE),
    "Facilitation.criteria": describe("What makes a priority.", "criteria: {reach: …}", GUIDE),
    "Facilitation.plan": describe("Where priorities go.", "plan: Into our …", GUIDE),
    "Facilitation.prompts": describe("Questions to ask.", "prompts: {why: Why …?}", GUIDE),
    "Step.title": describe("The step's name.", "title: Open", GUIDE),
    "Step.script": describe("All for the facilitator.", "script: …", LEADER),
    "Step.say": describe("What to say.", "say: Welcome.", LEADER),
    "Step.do": describe("What to do.", "do: Hand out …", LEADER),
    "Step.watch": describe("What to watch for.", "watch: Silence.", LEADER),
    "Step.repeats": describe("`true` if done for each practice.", "repeats: true", GUIDE),
    "Step.minutes": describe("Its minutes, by the meeting's.", 'minutes: {"60": 10}', GUIDE),
    "ExplainedName.title": describe("The name.", "title: Timekeeper", GUIDE),
    "ExplainedName.text": describe("What it means.", "text: Watches the clock.", GUIDE),
    "SearchWords.alike": describe("Words that mean the same.", "alike: {plc: [PLC, …]}", "search"),
    "SearchWords.pages": describe("Words for kinds of page.", "pages: {guide: [agenda]}", "search"),
    "SearchWords.ignored": describe("Words not looked for.", "ignored: [the]", "search"),
    **{
        f"PageWords.{kind}": describe(
            f"Words for the page “{kind}”.", f"{kind}: [other word]", "search"
        )
        for kind in (
            *("framework", "profile", "checklist", "guide", "guides", "reflections"),
            *("team", "district", "glossary", "changes"),
        )
    },
    "AccessibilityReport.assessed": describe(
        "When it was assessed.", "assessed: 2026-11-01", ACCESS
    ),
    "AccessibilityReport.browsers": describe("Browsers tried.", "browsers: [Firefox]", ACCESS),
    "AccessibilityReport.readers": describe("Screen readers tried.", "readers: [NVDA]", ACCESS),
    "AccessibilityReport.criteria": describe(
        "Criteria, by number.", "criteria: {1-4-3: …}", ACCESS
    ),
    "Criterion.title": describe("The criterion's name.", "title: Contrast (Minimum)", ACCESS),
    "Criterion.level": describe("`A` or `AA`.", "level: AA", ACCESS),
    "Criterion.adherence": describe("How far it is met.", "adherence: supports", ACCESS),
    "Criterion.notes": describe("What is not met, and why.", "notes: Maps …", ACCESS),
    "Criterion.tests": describe("Tests that show it.", "tests: [tests/browser]", "nowhere"),
}
