"""JSON Schemas for editors, made from the model, so that VS Code and others check while one types.

Each kind of file has two: one for upstream's data, which asks for what the rules ask for, and one
for a layer, in which nothing is required and texts and entries take a layer's words. Other readers
of YAML make numbers, booleans and dates of what our reader takes as text, so a text may be any of
these here.
"""

from __future__ import annotations

import inspect
import json
import types
from collections import abc
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator, PlainValidator, StringConstraints

from macros.model import fields
from macros.model.accessibility import AccessibilityReport
from macros.model.descriptions import find_description
from macros.model.facilitation import Facilitation
from macros.model.fields import KEY, LONGEST_KEY, Keyed, Line, Part
from macros.model.framework import Framework, Practice, Section, Statements
from macros.model.glossary import GlossaryEntry
from macros.model.search_words import SearchWords
from macros.model.site import Site
from macros.source.tree import ABOUT_ENTRY, ABOUT_TEXT

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
#: What each kind of file holds, by the stem of its name (all other files of a framework are
#: sections).
FILES: dict[str, Any] = {
    "site": Site,
    "messages": Keyed[Line],
    "glossary": Keyed[GlossaryEntry],
    "facilitation": Facilitation,
    "search": SearchWords,
    "accessibility": AccessibilityReport,
    "framework": Framework,
    "section": Section,
}

SCALAR = ["string", "number", "boolean"]
COMMON: dict[str, Schema] = {
    "text": {"type": SCALAR, "pattern": "\\S"},
    "id": {"type": SCALAR, "pattern": KEY, "maxLength": LONGEST_KEY},
    "flag": {"enum": [True, False, "true", "false"]},
    "digits": {"type": ["string", "integer"], "pattern": fields.DIGITS, "maximum": 999},
    "share": {"type": "string", "pattern": fields.SHARE},
}
TEXT, ID, FLAG, DIGITS, SHARE = ({"$ref": f"#/definitions/{name}"} for name in COMMON)

#: A text that had another key before.
RENAMED_TEXT: Schema = {
    "type": "object",
    "properties": {"text": TEXT, "was": {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}},
    "required": ["text", "was"],
    "additionalProperties": False,
}


def build_schemas() -> dict[str, Schema]:
    """Build every schema, by its path below their folder: `section.json`, `layer/section.json`."""
    schemas = {}
    for name, annotation in FILES.items():
        schemas[f"{name}.json"] = _SchemaBuilder(layer=False).build_file_schema(annotation)
        schemas[f"layer/{name}.json"] = _SchemaBuilder(layer=True).build_file_schema(annotation)
    return schemas


def dump_schema(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


@dataclass(frozen=True, slots=True)
class _Shape:
    """An annotation taken apart; `is_entry` says that its value is keyed by an id."""

    base: Any
    metadata: tuple[Any, ...]
    is_entry: bool

    @property
    def arguments(self) -> tuple[Any, ...]:
        """The types in brackets."""
        return get_args(self.base)

    @property
    def parsers(self) -> set[Any]:
        """The functions that take a value before its type is looked at."""
        validators = [
            item for item in self.metadata if isinstance(item, BeforeValidator | PlainValidator)
        ]
        return {validator.func for validator in validators}

    @property
    def pattern(self) -> Any:
        """The pattern that a text must match, None for any text."""
        constraints = [item for item in self.metadata if isinstance(item, StringConstraints)]
        return constraints[0].pattern if constraints else None

    @property
    def length(self) -> int | None:
        """The number of items that a list must have, None for any number."""
        for item in self.metadata:
            for constraint in (item, *getattr(item, "metadata", ())):
                if hasattr(constraint, "min_length"):
                    return int(constraint.min_length)
        return None


def _split_annotation(annotation: Any, is_entry: bool = False) -> _Shape:
    metadata: list[Any] = []
    while get_origin(annotation) is Annotated:
        metadata += annotation.__metadata__
        annotation = annotation.__origin__
    return _Shape(annotation, tuple(metadata), is_entry)


class _SchemaBuilder:
    """The builder of one file's schema; `layer` says that the file is a layer's."""

    def __init__(self, layer: bool) -> None:
        self.layer = layer
        self.definitions: dict[str, Schema] = dict(COMMON)
        self.builders: dict[Any, Callable[[_Shape], Schema]] = {
            Literal: self._build_choice,
            tuple: self._build_tuple,
            abc.Mapping: self._build_mapping,
            Union: self._build_union,
            types.UnionType: self._build_union,
        }

    def build_file_schema(self, annotation: Any) -> Schema:
        """Build the schema of a file that holds what an annotation takes."""
        # In a layer a file of a framework is an entry among others: it may be omitted or moved.
        root = self.build_schema(annotation, is_entry=annotation in (Framework, Section))
        if annotation is Framework:
            definition = self.definitions[root["$ref"].rpartition("/")[2]]
            listed = _add_description(_build_list(ID), Framework, "sections")
            definition["properties"]["sections"] = listed
        definitions = dict(sorted(self.definitions.items()))
        return {"$schema": DIALECT, **root, "definitions": definitions}

    def build_schema(self, annotation: Any, is_entry: bool = False) -> Schema:
        """Build the schema of what an annotation takes.

        `is_entry` says that it is keyed by an id, so that a layer can omit or move it.
        """
        shape = _split_annotation(annotation, is_entry)
        parsed = self._build_parsed(shape)
        if parsed is not None:
            return parsed
        if shape.pattern is not None:
            return {KEY: ID, fields.SHARE: SHARE}.get(shape.pattern, DIGITS)
        if shape.base is str:
            return self._build_text(is_entry)
        build = self.builders.get(get_origin(shape.base), self._build_part)
        return build(shape)

    def _build_parsed(self, shape: _Shape) -> Schema | None:
        """Build the schema of what one of the model's own parsers takes; None for all else."""
        parsers = shape.parsers
        if fields.parse_flag in parsers:
            return FLAG
        if fields.parse_required in parsers:
            return {"anyOf": [FLAG, _build_list(TEXT)]}
        if fields.parse_list in parsers:
            item = TEXT if shape.arguments[0] is Line else ID
            return {"anyOf": [item, _build_list(item)]}
        if fields.expand_short_form in parsers:
            short, long = self._build_text(shape.is_entry), self._build_part(shape)
            return {"anyOf": [short, long]}
        return None

    def _build_choice(self, shape: _Shape) -> Schema:
        return {"enum": [value for value in shape.arguments if value]}

    def _build_tuple(self, shape: _Shape) -> Schema:
        item = shape.arguments[0]
        # A list replaces the list below, so its texts carry no layer's words.
        schema = _build_list(TEXT if item is Line else self.build_schema(item))
        if shape.length is not None:
            schema |= {"minItems": shape.length, "maxItems": shape.length}
        return schema

    def _build_mapping(self, shape: _Shape) -> Schema:
        key, annotation = shape.arguments
        pattern = _split_annotation(key).pattern
        if pattern == KEY:
            pattern = f"^(?=.{{1,{LONGEST_KEY}}}$){KEY.removeprefix('^')}"
        return {
            "type": "object",
            "patternProperties": {pattern: self.build_schema(annotation, is_entry=True)},
            "additionalProperties": False,
            "minProperties": 1,
        }

    def _build_union(self, shape: _Shape) -> Schema:
        return {"anyOf": [self.build_schema(each, shape.is_entry) for each in shape.arguments]}

    def _build_text(self, is_entry: bool) -> Schema:
        if not self.layer:
            return {"anyOf": [TEXT, RENAMED_TEXT]} if is_entry else TEXT
        words = (*ABOUT_TEXT, *ABOUT_ENTRY) if is_entry else ABOUT_TEXT
        reworded: Schema = {
            "type": "object",
            "properties": dict.fromkeys(("text", *words), TEXT),
            "additionalProperties": False,
            "minProperties": 1,
        }
        if not is_entry:
            reworded["required"] = ["text"]
        return {"anyOf": [TEXT, reworded]}

    def _build_part(self, shape: _Shape) -> Schema:
        """Define the schema of a part of the data, and return a reference to it."""
        part, is_entry = shape.base, shape.is_entry and self.layer
        name = f"{part.__name__}Entry" if is_entry else part.__name__
        reference = {"$ref": f"#/definitions/{name}"}
        if name not in self.definitions:
            schema: Schema = {"type": "object"}
            self.definitions[name] = schema  # before its fields, which may hold the same part
            self._fill_part(schema, part, is_entry)
        return reference

    def _fill_part(self, schema: Schema, part: type[Part], is_entry: bool) -> None:
        schema["description"] = _describe(part)
        properties = self._build_properties(part, is_entry)
        schema["properties"] = properties
        if part is Practice:
            schema["additionalProperties"] = self.build_schema(Statements)
            schema["propertyNames"] = {"anyOf": [{"enum": list(properties)}, ID]}
        else:
            schema["additionalProperties"] = False
        if part.NEEDED and not self.layer:
            schema["required"] = list(part.NEEDED)
        schema["minProperties"] = 1

    def _build_properties(self, part: type[Part], is_entry: bool) -> dict[str, Schema]:
        properties = {}
        for name, field in part.model_fields.items():
            annotation: Any = field.annotation
            if field.metadata:
                annotation = Annotated[annotation, *field.metadata]
            key = field.alias or name
            properties[key] = _add_description(self.build_schema(annotation), part, key)
        if is_entry:
            words = (
                (*ABOUT_ENTRY, *ABOUT_TEXT) if "text" in properties else (*ABOUT_ENTRY, "replaces")
            )
            properties |= dict.fromkeys(words, TEXT)
        return properties


def _build_list(items: Schema) -> Schema:
    return {"type": "array", "items": items, "minItems": 1}


def _add_description(schema: Schema, part: type[Part], key: str) -> Schema:
    """Return the schema of a key with what the key means, and an example of it."""
    described = find_description(part, key)
    if described is None:
        return schema
    # Beside a reference, readers of draft 7 see nothing else.
    inner: Schema = {"allOf": [schema]} if "$ref" in schema else schema
    example = described.example.replace("\n", " ")
    return {"description": f"{described.meaning} Example: {example}", **inner}


def _describe(part: type[Part]) -> str:
    """Return what a part's docstring says, on one line."""
    return " ".join(inspect.cleandoc(part.__doc__ or "").split())
