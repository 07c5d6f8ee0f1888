"""`python -m macros adapt`: stubs in the right file, everything else in it as it was typed."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.rules import check
from macros.source.tree import to_plain_data
from macros.source.yaml_reader import read_yaml_text
from tests.support.adapting import FIRST, PLAN, adapt, added, told_at
from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.layer_files import TYPED


def test_a_stub_in_a_new_file(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = run(tmp_path, "adapt", PLAN)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == f"{FIRST}:6: Put your wording in the place of `text`. Say why in a line `reason: …`"
        " below it.\n"
    )
    assert (tmp_path / FIRST).read_text("utf-8") == dedent("""\
        # yaml-language-server: $schema=../../../schemas/layer/section.json
        practices:
          plan-well:
            signs:
              one-plan:
                text: The district has one plan.
                replaces: The district has one plan.
        """)
    assert check(load_dataset(tmp_path)) == []


def test_the_rest_of_the_file_stays_as_it_is_typed(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    file.write_text(TYPED, "utf-8")
    assert adapt(tmp_path, PLAN, "--text", "Our one plan.").returncode == 0
    assert added(TYPED, file.read_text("utf-8")) == [
        "            one-plan:",
        "                text: Our one plan.",
        "                replaces: The district has one plan.",
    ]
    before = file.read_text("utf-8")
    assert adapt(tmp_path, "demo/first/why", "--omit", "We know why.").returncode == 0
    assert added(before, file.read_text("utf-8")) == ["    why:", "        omit: We know why."]
    assert check(load_dataset(tmp_path)) == []


def test_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xef\xbb\xbf" + TYPED.replace("\n", "\r\n").encode("utf-8"))
    assert adapt(tmp_path, PLAN, "--text", "Our one plan.").returncode == 0
    after = file.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    assert check(load_dataset(tmp_path)) == []


@pytest.mark.parametrize(
    "layer", ["", TYPED, TYPED.replace("\n", "\r\n"), TYPED.rstrip("\n"), "# ours"]
)
def test_the_line_that_is_told_is_that_of_the_words(tmp_path: Path, layer: str) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    if layer:
        file.write_bytes(layer.encode("utf-8"))
    for arguments, line in (
        ((PLAN, "--text", "Ours."), "text: Ours."),
        ((PLAN, "--note", "Ask us."), "local_note: Ask us."),
        (("demo/first/why", "--omit", "We know."), "omit: We know."),
        (
            ("demo/first/plan-well", "--field", "summary", "--text", "How we plan."),
            "summary: How we plan.",
        ),
    ):
        done = adapt(tmp_path, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert told_at(tmp_path, done.stdout) == line


def test_lines_are_joined_and_paragraphs_kept(tmp_path: Path) -> None:
    draw(tmp_path, "")
    assert (
        adapt(
            tmp_path, PLAN, "--text", " Our\r\none\t plan. ", "--note", "Ask us.\n \nOr them.\n"
        ).returncode
        == 0
    )
    node, _ = read_yaml_text((tmp_path / FIRST).read_text("utf-8"), FIRST)
    assert node
    said = to_plain_data(node)["practices"]["plan-well"]["signs"]["one-plan"]
    assert (said["text"], said["local_note"]) == ("Our one plan.", "Ask us.\n\nOr them.")


def test_a_text_that_is_new_takes_a_note_along(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = adapt(
        tmp_path, "demo/first", "--field", "source_note", "--text", "Two.", "--note", "Ask us."
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert load_dataset(tmp_path).project.frameworks["demo"].sections["first"].source_note == "Two."
    assert "local_note: Ask us." in (tmp_path / FIRST).read_text("utf-8")


def test_a_stub_gives_way_to_a_wording(tmp_path: Path) -> None:
    draw(tmp_path, "")
    assert adapt(tmp_path, PLAN).returncode == 0
    before = (tmp_path / FIRST).read_text("utf-8")
    done = adapt(tmp_path, PLAN, "--text", "Our one plan.", "--reason", "We say our.")
    assert (done.returncode, done.stderr) == (0, "")
    assert told_at(tmp_path, done.stdout) == "text: Our one plan."
    stubbed, said = "text: The district has one plan.", "text: Our one plan."
    assert (tmp_path / FIRST).read_text("utf-8") == before.replace(
        stubbed, said
    ) + "        reason: We say our.\n"
    assert adapt(tmp_path, PLAN, "--text", "Another.").returncode == 2
