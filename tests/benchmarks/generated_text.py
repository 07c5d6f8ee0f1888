"""Frameworks in plain words, of any size, in which no two sentences are alike."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

#: What one framework holds, near enough to those in data/: ten sections of four practices, each of
#: which lists three statements in either column and asks two questions. A section has three pages:
#: profile, checklist, guide.
SECTIONS, PRACTICES, STATEMENTS, QUESTIONS = 10, 4, 3, 2
COLUMNS = {"implementation": "Acceptable implementation", "scale": "Acceptable scale"}


@dataclass(frozen=True)
class Practice:
    key: str
    label: str
    title: str
    summary: str
    columns: dict[str, dict[str, str]]
    questions: dict[str, str]


@dataclass(frozen=True)
class Section:
    key: str
    label: str
    title: str
    summary: str
    practices: list[Practice]


@dataclass(frozen=True)
class Framework:
    key: str
    title: str
    summary: str
    sections: list[Section]


def phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.replace("\n", "|").split("|")]


WHO = phrases(
    """The district team|Each school team|The principal|Every grade level team|The lead teacher
    The school board|The family council|A small working group|Each new teacher|The coach
    The support staff"""
)
DOES = phrases(
    "shares|reads|writes down|compares|reviews|plans|updates|explains|tests|keeps|collects|improves"
)
WHAT = phrases(
    """the notes on|the plan for|three examples of|its goals for|the main findings about
    the dates for|the questions that families ask about|the next steps for|a short report on
    the agreed ways to handle"""
)
ABOUT = phrases(
    """daily lessons|reading in the early grades|the first weeks of school|work with families
    time for teams|student attendance|peer visits|the use of funds|safe hallways
    after school programs"""
)
HOW = phrases(
    """with two other schools|in plain words|before any choice is made
    and says what it does not know yet|so that others can build on it
    and looks at it again later|as part of its regular work|and asks students about it
    without waiting to be asked|in a place where all can find it"""
)
WHEN = phrases(
    """at least once a month|in the first week of each term|by the end of May
    after each round of lessons|when the results come in|before the budget is set
    every other week|twice a year|as the year goes on|each fall"""
)
ASKS = phrases("""How do we know that|What helps us when|Who notices when|What gets in the way when
    What has changed since|Where do we see that""")


@dataclass
class Writer:
    """Puts sentences together, the same ones for the same seed.

    `terms` are the glossary's, which readers meet.
    """

    terms: list[str]
    chance: random.Random = field(default_factory=lambda: random.Random(2026))

    def sentence(self) -> str:
        pick = self.chance.choice
        about = pick(self.terms) if self.chance.random() < 0.3 else pick(ABOUT)
        return f"{pick(WHO)} {pick(DOES)} {pick(WHAT)} {about} {pick(HOW)} {pick(WHEN)}."

    def question(self) -> str:
        sentence = self.sentence().rstrip(".")
        return f"{self.chance.choice(ASKS)} {sentence[:1].lower()}{sentence[1:]}?"

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def title(self) -> str:
        pick = self.chance.choice
        return f"{pick(WHAT).removeprefix('the ').capitalize()} {pick(ABOUT)}"

    def frameworks(self, sections: int) -> Iterator[Framework]:
        """As many frameworks as it takes for so many sections."""
        for number in range(1, -(-sections // SECTIONS) + 1):
            here = min(SECTIONS, sections - (number - 1) * SECTIONS)
            key, title = f"framework-{number}", f"Framework {number}"
            yield Framework(
                key, title, self.paragraph(3), [self.section(at + 1) for at in range(here)]
            )

    def section(self, number: int) -> Section:
        practices = [self.practice(at + 1) for at in range(PRACTICES)]
        return Section(
            f"part-{number}", f"Strategy {number}", self.title(), self.paragraph(4), practices
        )

    def practice(self, number: int) -> Practice:
        columns = {column: self.texts(column[:2], STATEMENTS) for column in COLUMNS}
        questions = {f"asks-{at + 1}": self.question() for at in range(QUESTIONS)}
        return Practice(
            f"practice-{number}", str(number), self.title(), self.paragraph(1), columns, questions
        )

    def texts(self, start: str, number: int) -> dict[str, str]:
        texts = [self.sentence() for _ in range(number)]
        return {
            f"{start}-{'-'.join(_words(text)[2:5])}-{at}": text
            for at, text in enumerate(texts, start=1)
        }


def _words(text: str) -> list[str]:
    return re.findall("[a-z0-9]+", text.lower())
