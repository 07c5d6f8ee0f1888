"""Drawings of frameworks whose shapes are not those in hand."""

from __future__ import annotations

HEAD = (
    'title: Another shape\nsummary: A framework of another shape.\nversion: "1"\n'
    "source: {title: Shape, publisher: Nobody, wording: own, rights: None at all.}\n"
)


THREE_LEVELS = f"""
==> data/frameworks/rubric/framework.yml
{HEAD}
terms: {{section: [Component, Components], practice: [Indicator, Indicators]}}
columns:
  expected: {{title: Expected, required: true}}
  developmental: {{title: Developmental, required: true}}
  unacceptable: {{title: Unacceptable, responses: none}}
responses:
  practice: {{expected: Expected, developmental: Developmental, unacceptable: Unacceptable}}
best_first: [practice]
sections: [teaming]
==> data/frameworks/rubric/teaming.yml
title: Teaming
summary: How teams work.
practices:
  meetings:
    label: 1.1
    title: Meetings
    expected: {{weekly: The team meets each week.}}
    developmental: {{monthly: The team meets each month.}}
    unacceptable: {{never: The team does not meet.}}
"""


SEVEN = {f"column-{number}": f"Facet {number}" for number in range(1, 8)}


SEVEN_COLUMNS = (
    f"==> data/frameworks/wide/framework.yml\n{HEAD}columns:\n"
    + "".join(f"  {key}: {{title: {title}, level: level-{key}}}\n" for key, title in SEVEN.items())
    + "sections: [all]\n"
    + "==> data/frameworks/wide/all.yml\ntitle: All\nsummary: All of it.\npractices:\n  one:\n   "
    " title: One\n"
    + "".join(f"    {key}: {{on-{key}: We see {title} here.}}\n" for key, title in SEVEN.items())
)


MATURITY = (
    f"==> data/frameworks/maturity/framework.yml\n{HEAD}columns: {{unused: {{title:"
    " Unused}}\nresponses:\n"
    + "".join(f"  scale-{n}: {{low: Stage {n} low, high: Stage {n} high}}\n" for n in range(90))
    + "sections: [questions]\n"
    + "==> data/frameworks/maturity/questions.yml\ntitle: Questions\nsummary: Ninety of"
    " them.\nquestions:\n"
    + "".join(
        f"  q-{n}: {{text: How far are we with {n}?, responses: scale-{n}}}\n" for n in range(90)
    )
)


ONE_COLUMN = f"""
==> data/frameworks/steps/framework.yml
{HEAD}
columns: {{step: {{title: Steps, ordered: true, required: true}}}}
sections: [how]
relation_kinds: {{precedes: {{title: comes before}}}}
==> data/frameworks/steps/how.yml
title: How
summary: How to.
practices:
  go:
    title: Go
    step:
      first: {{text: We begin., items: {{a: With this., b: {{text: With that., note: Or not.}}}}}}
      then: We go on.
"""
