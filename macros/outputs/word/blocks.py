"""Blocks of a discussion guide in a Word file: each kind with the function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import Elements
from macros.outputs.word.forms import (
    write_agenda,
    write_checkboxes,
    write_fields,
    write_table,
    write_writing_lines,
)
from macros.outputs.word.prose import write_bullet_list, write_paragraphs, write_subheading
from macros.outputs.word.statements import (
    write_column_choice,
    write_questions,
    write_statements,
)
from macros.views.guide import blocks

BlockWriter: TypeAlias = Callable[[Any, BlockContext], Elements]

WRITERS: Mapping[type, BlockWriter] = {
    blocks.Paragraphs: write_paragraphs,
    blocks.BulletList: write_bullet_list,
    blocks.Subheading: write_subheading,
    blocks.Fields: write_fields,
    blocks.WritingLines: write_writing_lines,
    blocks.Checkboxes: write_checkboxes,
    blocks.Table: write_table,
    blocks.Agenda: write_agenda,
    blocks.Statements: write_statements,
    blocks.ColumnChoice: write_column_choice,
    blocks.Questions: write_questions,
}


def write_block(block: blocks.Block, context: BlockContext) -> Elements:
    """Return a block as paragraphs and tables."""
    return WRITERS[type(block)](block, context)
