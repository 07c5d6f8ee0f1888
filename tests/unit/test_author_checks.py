"""What shuts readers out of hand-written pages: a page that breaks each rule once, and one none."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from macros.authoring.accessibility import CODES, find_accessibility_problems
from macros.outputs.report import format_line

BROKEN = """\
---
title: Our board
---
# Our board

![](board.png)

<img src="board.png">

### Who we are

{{ practice("demo/first/plan-well") }}

# Once more

For the plan, [click here](plan.md).

<a href="plan.md">Read more</a>

| | |
|-|-|
| Ana | Chair |

<table><tr><td>Ana</td></tr></table>

<p tabindex="5">First</p>

<span style="color: red">Late</span>

<iframe src="map.html"></iframe>

<video src="board.mp4"><track kind="captions" src="board.vtt"></video>
"""

GOOD = """\
# Our board

Setext heads, too
-----------------

![The board at its table](board.png) <img src="line.png" alt="">

```
<img src="shown-as-typed.png"> # Not a heading [here](x.md)
```

`<img src="code.png">` <!-- <img src="remark.png"> -->

### A part

{{ profile("demo/first") }}

## More

[The plan of the board](plan.md) and <a href="plan.md"><img src="p.png" alt="The plan"></a>.

| Name | Role |
|------|------|
| Ana  | Chair |

<table><tr><th>Name</th></tr><tr><td>Ana</td></tr></table>
<table role="presentation"><tr><td>Ana</td></tr></table>

<p tabindex="0">A <span style="color: red; font-weight: bold">late</span> word</p>

<iframe src="map.html" title="Map of our schools"></iframe>

<video src="b.mp4"><track kind="captions" src="b.vtt" srclang="en" label="English"></video>
"""

STYLES = """\
/* a { text-decoration: none } */
.pp-board { color: green; text-decoration: none; }
.pp-board a { color: green;
  text-decoration: none; }
a.quiet { text-decoration: none; border-bottom: 1px solid; }
button:focus { outline: none; }
button:focus-visible { outline: none; box-shadow: 0 0 0 3px; }
"""


def told(content: Path) -> list[str]:
    return [format_line(problem) for problem in find_accessibility_problems(content)]


def save_pdf(path: Path, *, is_tagged: bool, title: str) -> None:
    with pikepdf.new() as document:
        document.add_blank_page()
        if is_tagged:
            document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
            document.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
        if title:
            document.docinfo["/Title"] = title
        document.save(path)


def test_a_page_that_breaks_each_rule_gets_exactly_these_lines(tmp_path: Path) -> None:
    own = tmp_path / "content" / "local"
    own.mkdir(parents=True)
    (own / "board.md").write_text(BROKEN, "utf-8")
    (own / "board.css").write_text(STYLES, "utf-8")
    save_pdf(own / "board.pdf", is_tagged=False, title="")
    (own / "cut.pdf").write_bytes(b"%PDF-1.7\ncut off")
    lines = [line.removeprefix("content/local/") for line in told(tmp_path / "content")]
    assert [line.partition(": ")[2].partition(":")[0] for line in lines if line] != []
    assert [
        (name.partition(":1 ")[0].partition(":1:")[0], rest.partition(":")[0])
        for name, _, rest in (line.partition(" warning ") for line in lines)
    ] == [
        ("board.css:3", "color-alone"),
        ("board.css:6", "color-alone"),
        ("board.md:6", "image-text"),
        ("board.md:8", "image-text"),
        ("board.md:10", "heading-levels"),
        ("board.md:14", "heading-levels"),
        ("board.md:16", "link-text"),
        ("board.md:18", "link-text"),
        ("board.md:20", "table-head"),
        ("board.md:24", "table-head"),
        ("board.md:26", "tab-order"),
        ("board.md:28", "color-alone"),
        ("board.md:30", "frame-title"),
        ("board.md:32", "video-captions"),
        ("board.pdf", "pdf-access"),
        ("board.pdf", "pdf-access"),
        ("cut.pdf", "pdf-access"),
    ]
    assert {line.partition(" warning ")[2].partition(":")[0] for line in lines} == set(CODES)


def test_a_page_that_breaks_no_rule_gets_none(tmp_path: Path) -> None:
    own = tmp_path / "content" / "local"
    own.mkdir(parents=True)
    (own / "board.md").write_text(GOOD, "utf-8")
    save_pdf(own / "board.pdf", is_tagged=True, title="Our board")
    assert told(tmp_path / "content") == []


def test_the_project_s_own_pages_break_none() -> None:
    assert told(Path(__file__).parents[2] / "content") == []
