"""JSON Schemas for editors, made from the model, so that VS Code and others complete and check while one types.

Each kind of file has two: one for upstream's data, which asks for what the rules ask for, and one for a layer, in which
nothing is required and texts and entries take a layer's words. Other readers of YAML make numbers, booleans and dates
of what our reader takes as text, so a text may be any of these here.
"""

from __future__ import annotations

import inspect
import json
import types
from collections import abc
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator, PlainValidator, StringConstraints

from macros.model import fields as values
from macros.model import framework as model
from macros.model.facilitation import Facilitation
from macros.model.fields import KEY, LONGEST_KEY, Keyed, Line, Part
from macros.model.framework import Framework, GlossaryEntry, Practice, Section, Site
from macros.source.tree import ABOUT_ENTRY, ABOUT_TEXT

Schema = dict[str, Any]

#: Each kind of file, by the stem of its name (every other file of a framework is a section), with what it holds.
FILES: dict[str, Any] = {
    "site": Site,
    "messages": Keyed[Line],
    "glossary": Keyed[GlossaryEntry],
    "facilitation": Facilitation,
    "framework": Framework,
    "section": Section,
}

SCALAR = ["string", "number", "boolean"]
COMMON: dict[str, Schema] = {
    "text": {"type": SCALAR, "pattern": "\\S"},
    "id": {"type": SCALAR, "pattern": KEY, "maxLength": LONGEST_KEY},
    "flag": {"enum": [True, False, "true", "false"]},
    "digits": {"type": ["string", "integer"], "pattern": values.DIGITS, "maximum": 999},
}
TEXT, ID, FLAG, DIGITS = ({"$ref": f"#/definitions/{name}"} for name in COMMON)


def build_schemas() -> dict[str, Schema]:
    """Every schema by its path below the folder of schemas: `section.json`, `layer/section.json`, …"""
    made = {}
    for name, annotation in FILES.items():
        made[f"{name}.json"] = _SchemaBuilder(layer=False).build_file_schema(annotation)
        made[f"layer/{name}.json"] = _SchemaBuilder(layer=True).build_file_schema(annotation)
    return made


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema below `folder`; the paths written."""
    written = []
    for name, schema in build_schemas().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump_schema(schema), "utf-8")
        written.append(path)
    return written


def dump_schema(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


class _SchemaBuilder:
    def __init__(self, layer: bool) -> None:
        self.layer = layer
        self.definitions: dict[str, Schema] = dict(COMMON)

    def build_file_schema(self, annotation: Any) -> Schema:
        # In a layer a file of a framework is an entry among others: it may be omitted, or take a place.
        root = self.build_schema(annotation, entry=annotation in (Framework, Section))
        if annotation is Framework:
            listing = self._list(ID)
            self.definitions[root["$ref"].rpartition("/")[2]]["properties"]["sections"] = listing
        return {
            "$schema": "http://json-schema.org/draft-07/schema#",
            **root,
            "definitions": dict(sorted(self.definitions.items())),
        }

    def build_schema(self, annotation: Any, entry: bool = False) -> Schema:
        """The schema of what an annotation takes; `entry` says that it stands under a key of its own choosing."""
        metadata: list[Any] = []
        while get_origin(annotation) is Annotated:
            metadata += annotation.__metadata__
            annotation = annotation.__origin__
        before = {item.func for item in metadata if isinstance(item, BeforeValidator | PlainValidator)}
        if values.parse_flag in before:
            return FLAG
        if values.parse_required in before:
            return {"anyOf": [FLAG, self._list(TEXT)]}
        if values.parse_list in before:
            return {"anyOf": [TEXT, self._list(TEXT)]}
        if values.expand_short_form in before:
            return {"anyOf": [self._text(entry), self.build_schema(annotation, entry)]}
        for item in metadata:
            if isinstance(item, StringConstraints):
                return DIGITS if item.pattern != KEY else ID
        origin = get_origin(annotation)
        if annotation is str:
            return self._text(entry)
        if origin is Literal:
            return {"enum": [value for value in get_args(annotation) if value]}
        if origin is tuple:
            exactly = _exactly(metadata)
            items = get_args(annotation)[0]
            # A list replaces the list below, so its texts carry no layer's words.
            listed = self._list(TEXT if items is Line else self.build_schema(items))
            return {**listed, "minItems": exactly, "maxItems": exactly} if exactly else listed
        if origin is abc.Mapping:
            return self._keyed(*get_args(annotation))
        if origin in (Union, types.UnionType):
            return {"anyOf": [self.build_schema(one, entry) for one in get_args(annotation)]}
        return self._part(annotation, entry)

    def _list(self, items: Schema) -> Schema:
        return {"type": "array", "items": items, "minItems": 1}

    def _keyed(self, key: Any, annotation: Any) -> Schema:
        pattern = next(item.pattern for item in key.__metadata__ if isinstance(item, StringConstraints))
        if pattern == KEY:
            pattern = f"^(?=.{{1,{LONGEST_KEY}}}$){KEY.removeprefix('^')}"
        return {
            "type": "object",
            "patternProperties": {pattern: self.build_schema(annotation, entry=True)},
            "additionalProperties": False,
            "minProperties": 1,
        }

    def _text(self, entry: bool) -> Schema:
        if not self.layer:
            return TEXT
        words = (*ABOUT_TEXT, *ABOUT_ENTRY) if entry else ABOUT_TEXT
        changed: Schema = {
            "type": "object",
            "properties": dict.fromkeys(("text", *words), TEXT),
            "additionalProperties": False,
            "minProperties": 1,
        }
        if not entry:
            changed["required"] = ["text"]
        return {"anyOf": [TEXT, changed]}

    def _part(self, part: type[Part], entry: bool) -> Schema:
        entry = entry and self.layer
        name = f"{part.__name__}Entry" if entry else part.__name__
        reference = {"$ref": f"#/definitions/{name}"}
        if name in self.definitions:
            return reference
        schema: Schema = {"type": "object"}
        self.definitions[name] = schema
        if doc := part.__dict__.get("__doc__"):
            schema["description"] = inspect.cleandoc(doc).split("\n\n")[0].replace("\n", " ")
        fields = {field.alias or key: _annotation(part, key) for key, field in part.model_fields.items()}
        properties = {key: self.build_schema(annotation) for key, annotation in fields.items()}
        if entry:
            words = (*ABOUT_ENTRY, *ABOUT_TEXT) if "text" in fields else ABOUT_ENTRY
            properties |= dict.fromkeys(words, TEXT)
        schema["properties"] = properties
        if part is Practice:
            schema["additionalProperties"] = self.build_schema(model.Statements)
            schema["propertyNames"] = {"anyOf": [{"enum": list(properties)}, ID]}
        else:
            schema["additionalProperties"] = False
        if part.NEEDED and not self.layer:
            schema["required"] = list(part.NEEDED)
        schema["minProperties"] = 1
        return reference


def _annotation(part: type[Part], name: str) -> Any:
    field = part.model_fields[name]
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _exactly(metadata: list[Any]) -> int | None:
    """How many items a list must have, where that is said."""
    said = [inner for item in metadata for inner in (item, *getattr(item, "metadata", ()))]
    return next((item.min_length for item in said if hasattr(item, "min_length")), None)
