"""The sentences on an adaptation, from which pages and documents are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from macros.views.adaptations.changes import ChangeView
from macros.views.adaptations.omissions import OmissionView
from macros.views.messages import Messages
from macros.views.text_runs import Prose, make_line

#: The message that names each of an element's texts, by the first part of its field.
FIELDS = {
    "text": "field-text",
    "title": "field-title",
    "short_title": "field-title",
    "label": "field-label",
    "purpose": "field-purpose",
    "summary": "field-summary",
    "note": "field-note",
    "evidence": "field-evidence",
    "source": "field-source",
    "source_note": "field-source",
    "term": "field-term",
    "also": "field-term",
    "terms": "field-terms",
    "sections": "field-order",
    "part": "field-parts",
    "parts": "field-parts",
    "columns": "field-columns",
    "levels": "field-levels",
    "responses": "field-responses",
    "relations": "field-relations",
    "relation_kinds": "field-relations",
    "facilitation": "field-facilitation",
    "search": "field-search",
    "accessibility": "accessibility",
}


@dataclass(frozen=True)
class Clause:
    """A part of a sentence: a text, and the wording that it quotes, if any."""

    text: str
    quote: str | None = None


@dataclass(frozen=True)
class Sentence:
    """What is said of one change or omission: its labels, each before a colon, and its clauses."""

    labels: tuple[str, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class AdaptationWording:
    """All that is said of changes and omissions, each with a mark that stands before it.

    A mark is "" where there is nothing to tell.
    """

    change_mark: str
    changes: tuple[Sentence, ...]
    omission_mark: str
    omissions: tuple[Sentence, ...]


@dataclass(frozen=True)
class AdaptationNote:
    """What documents say of an adaptation: a mark, and the lines that follow it."""

    lead: str
    prose: Prose


def build_wording(
    changes: Sequence[ChangeView], omissions: Sequence[OmissionView], messages: Messages
) -> AdaptationWording:
    """Return the sentences on changes and omissions where they stand."""
    say = messages.say
    return AdaptationWording(
        change_mark=_make_change_mark(changes, say),
        changes=tuple(
            describe_change(change, messages, quoting=change.nested) for change in changes
        ),
        omission_mark=messages.count("left-out", len(omissions)) if omissions else "",
        omissions=tuple(_describe_omission(omission, say) for omission in omissions),
    )


def _make_change_mark(changes: Sequence[ChangeView], say: Callable[..., str]) -> str:
    """Return the mark of changes: that all is added here, or that something is reworded."""
    if not changes:
        return ""
    if all(change.kind == "added" for change in changes):
        return say("added-here")
    return say("reworded-here")


def describe_change(change: ChangeView, messages: Messages, quoting: bool) -> Sentence:
    """Return the sentence on a change; `quoting` says that it holds the wording now too."""
    say = messages.say
    labels = [_find_field_label(change.field, say) if change.field != "text" else "", change.of]
    clauses = []
    if quoting and change.words:
        clauses.append(Clause(say("here-says"), change.words))
    if change.kind == "reworded":
        clauses.append(Clause(say("original-says"), change.below))
    else:
        clauses.append(Clause(say("not-in-original")))
    if change.stale:
        clauses.append(Clause(say("original-changed"), change.replaces))
    if change.reason:
        clauses.append(_make_reason(change.reason, say))
    date = messages.format_date(change.since)
    since = say("changed-since", since=date) if date else ""
    by = say("changed-by", by=change.by) if change.by else ""
    if since or by:
        clauses.append(Clause(" · ".join(filter(None, (since, by)))))
    return Sentence(tuple(filter(None, labels)), tuple(clauses))


def _describe_omission(omission: OmissionView, say: Callable[..., str]) -> Sentence:
    """Return the sentence on an omission."""
    label = _find_field_label(omission.field, say)
    clauses = (Clause("", omission.words), _make_reason(omission.reason, say))
    return Sentence((label,) if label else (), clauses)


def _find_field_label(field: str, say: Callable[..., str]) -> str:
    """Return what readers call a field; "" where they have no name for it."""
    key = FIELDS.get(field.partition("/")[0])
    return say(key) if key else ""


def _make_reason(reason: str, say: Callable[..., str]) -> Clause:
    """Return the clause that gives a reason."""
    return Clause(f"{say('because')} {reason}")


def iter_notes(
    wording: AdaptationWording, local_note: Prose, messages: Messages
) -> Iterator[AdaptationNote]:
    """Yield what documents say of an adaptation, for outputs in which nothing opens."""
    if wording.changes:
        lines = tuple(make_line(_write_sentence(sentence)) for sentence in wording.changes)
        yield AdaptationNote(wording.change_mark, lines)
    if wording.omissions:
        # The quoted wording tells by itself what is left out.
        lines = tuple(make_line(_write_clauses(each.clauses)) for each in wording.omissions)
        yield AdaptationNote(wording.omission_mark, lines)
    if local_note:
        yield AdaptationNote(messages.say("local-note"), local_note)


def _write_sentence(sentence: Sentence) -> str:
    """Return a sentence as text."""
    labels = [f"{label}:" for label in sentence.labels]
    return " ".join([*labels, _write_clauses(sentence.clauses)])


def _write_clauses(clauses: Sequence[Clause]) -> str:
    """Return clauses as text, with quotation marks around what they quote."""
    parts: list[str] = []
    for clause in clauses:
        if clause.text:
            parts.append(clause.text)
        if clause.quote is not None:
            parts.append(f"“{clause.quote}”")
    return " ".join(parts)
