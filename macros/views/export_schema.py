"""The JSON Schema of `framework.json`, made from the same model as what it describes.

It leaves objects open, since keys may be added within a version.
"""

from __future__ import annotations

import types
from collections import abc
from collections.abc import Callable
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from macros.model.descriptions import find_description
from macros.model.fields import Part
from macros.model.framework import Framework, Practice, Statements
from macros.views.export import ADDRESSED, FORMAT

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
#: What is made for machines alone, beside what the model has.
ADDRESS: Schema = {"type": "string", "description": "The stable name of the element on this site."}
URL: Schema = {"type": "string", "description": "Where it is read, relative to the site's root."}
KEY: Schema = {"type": "string", "description": "Its key among its siblings."}
ADAPTED: Schema = {
    "type": "object",
    "description": "How the site's publisher has adapted it.",
    "properties": {
        "changes": {"type": "array", "items": {"type": "object"}},
        "left_out": {"type": "array", "items": {"type": "object"}},
        "local_note": TEXT,
    },
}


def build_framework_schema() -> Schema:
    """Return the schema of every framework's export."""
    builder = _SchemaBuilder()
    framework = builder.build_part(Framework, {"key": KEY, "address": ADDRESS, "url": URL})
    return {
        "$schema": DIALECT,
        "title": "A framework of Practice Profiles, with all of its texts",
        "type": "object",
        "properties": {
            **{name: {"const": value} for name, value in FORMAT.items()},
            "framework": framework,
        },
        "required": [*FORMAT, "framework"],
        "$defs": dict(sorted(builder.definitions.items())),
    }


class _SchemaBuilder:
    """The builder of the schema; `definitions` are those of the parts met so far."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._builders: dict[Any, Callable[[str, Any], Schema]] = {
            Literal: self._build_choice,
            tuple: self._build_list,
            abc.Mapping: self._build_entries,
            Union: self._build_union,
            types.UnionType: self._build_union,
        }

    def build_part(self, part: type[Part], about: Schema) -> Schema:
        """Define the schema of a part, with what stands there `about` it; return a reference."""
        kind = "Element" if "address" in about else "Entry"
        name = f"{part.__name__}{kind}" if about else part.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # before its fields, which may hold the same part
            self.definitions[name] = self._describe_part(part, about)
        return {"$ref": f"#/$defs/{name}"}

    def _describe_part(self, part: type[Part], about: Schema) -> Schema:
        properties: Schema = dict(about)
        for name, field in part.model_fields.items():
            key = field.alias or name
            schema = self._build(name, field.annotation)
            described = find_description(part, key)
            properties[key] = {"description": described.meaning, **schema} if described else schema
        if part is Practice:
            properties["columns"] = self._build_columns()
        if "address" in about:
            properties["adapted"] = ADAPTED
        return {"type": "object", "properties": properties, "required": [*about]}

    def _build_columns(self) -> Schema:
        """Return the schema of a practice's columns, each with its statements."""
        properties = {"key": KEY, "statements": self._build("items", Statements)}
        column = {"type": "object", "properties": properties, "required": [*properties]}
        return {"type": "array", "items": column}

    def _build(self, name: str, annotation: Any) -> Schema:
        """Return the schema of a field's value in long form."""
        while get_origin(annotation) is Annotated:
            annotation = annotation.__origin__
        build = self._builders.get(get_origin(annotation))
        if build:
            return build(name, annotation)
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self.build_part(annotation, {})
        return {"type": "boolean"} if annotation is bool else TEXT

    def _build_choice(self, name: str, annotation: Any) -> Schema:
        return {"enum": [value for value in get_args(annotation) if value]}

    def _build_list(self, name: str, annotation: Any) -> Schema:
        item = self._build(name, get_args(annotation)[0])
        several = {"type": "array", "items": item}
        # What speaks of one level says it by itself, as all did before it could speak of several.
        return {"anyOf": [item, several]} if name == "level" else several

    def _build_union(self, name: str, annotation: Any) -> Schema:
        return {"anyOf": [self._build(name, each) for each in get_args(annotation)]}

    def _build_entries(self, name: str, annotation: Any) -> Schema:
        """Return the schema of a mapping, which is a list of entries."""
        return {"type": "array", "items": self._build_entry(name, get_args(annotation)[1])}

    def _build_entry(self, name: str, annotation: Any) -> Schema:
        while get_origin(annotation) is Annotated:
            annotation = annotation.__origin__
        about: Schema = {"key": KEY}
        if name in ADDRESSED:
            about |= {"address": ADDRESS, "url": URL}
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self.build_part(annotation, about)
        if get_origin(annotation) is abc.Mapping:
            about["entries"] = self._build_entries("", annotation)
        else:
            about["text"] = self._build("", annotation)
        return {"type": "object", "properties": about, "required": [*about]}
