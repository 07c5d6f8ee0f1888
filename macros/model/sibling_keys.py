"""The keys that can stand beside each other, read off the model's classes."""

from __future__ import annotations

from typing import Any

from macros.model.fields import Part, get_field_names
from macros.model.framework import Practice, Statements
from macros.model.project import Project
from macros.source.tree import ABOUT_ENTRY, ABOUT_TEXT, Location


def list_sibling_keys(location: Location, in_layer: bool = False) -> tuple[str, ...]:
    """List the keys that could stand beside the last one of a location.

    In a layer, its words are the first of them.
    """
    annotation: Any = Project
    is_entry = False
    for step in location[:-1]:
        is_column = annotation is Practice and step not in get_field_names(Practice)
        is_entry = is_column or not _is_part(annotation)
        annotation = _find_annotation(annotation, step)
    fields = get_field_names(annotation) if _is_part(annotation) else ()
    if not in_layer:
        return fields
    about_entry = ABOUT_ENTRY if is_entry else ()
    about_text: tuple[str, ...] = ()
    if "text" in fields:
        about_text = ABOUT_TEXT
    elif is_entry:
        about_text = ("replaces",)
    return (*about_entry, *about_text, *fields)


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Part)


def _find_annotation(annotation: Any, step: str | int) -> Any:
    """Return the annotation of a field, a keyed entry or a list's item; None if there is none."""
    if _is_part(annotation):
        for name, field in annotation.model_fields.items():
            if step == (field.alias or name):
                return _strip_metadata(field.annotation)
        return _strip_metadata(Statements) if annotation is Practice else None
    arguments = [each for each in getattr(annotation, "__args__", ()) if each is not Ellipsis]
    return _strip_metadata(arguments[-1]) if arguments else None


def _strip_metadata(annotation: Any) -> Any:
    """Return an annotation without `Annotated` around it."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    return annotation
