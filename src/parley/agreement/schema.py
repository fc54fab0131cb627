"""The file form as a JSON Schema (draft 2020-12), so that editors can complete keys and mark slips.

It follows the tables; `schema.json` beside it holds what this returns.
"""

from typing import Any

from parley.agreement.fields import Form, ListOf, OneOf, Pairs, Raw, Ref, Section, Table, Word
from parley.agreement.tables import AGREEMENT

ID = "^[A-Za-z][A-Za-z0-9_-]{0,59}$"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of an agreement's file, as plain data."""
    definitions: dict[str, Any] = {}
    root = _table(AGREEMENT, definitions)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Parley agreement (*.accord.yaml)"}
    return {**head, **root, "$defs": dict(sorted(definitions.items()))}


def _table(table: Table, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a table with its keys."""
    keys = {field.key: {**_form(field.form, definitions), "description": field.about} for field in table.fields}
    made: dict[str, Any] = {"type": "object", "properties": keys, "additionalProperties": False}
    needed = [field.key for field in table.fields if field.required]
    return {**made, "required": needed} if needed else made


def _form(form: Form, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a form; values that editors read as numbers or dates are allowed as such."""
    match form:
        case Word():
            text: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
            return {**text, "pattern": form.pattern} if form.pattern else text
        case OneOf(of):
            return {"enum": [member.value for member in of]}
        case Ref():
            return {"type": "string"}
        case ListOf(inner):
            one = _form(inner, definitions)
            return {"anyOf": [one, {"type": "array", "items": one}]}
        case Pairs(inner):
            return {"type": "object", "additionalProperties": _form(inner, definitions)}
        case Raw(name):
            return {} if name == "node" else {"type": "object"}
        case Section(table):
            things = _form(table, definitions)
            return {"type": ["object", "null"], "propertyNames": {"pattern": ID}, "additionalProperties": things}
        case Table():
            if form.name not in definitions:
                definitions[form.name] = {}  # a table may hold itself
                definitions[form.name] = _table(form, definitions)
            reference = {"$ref": f"#/$defs/{form.name}"}
            bare = {"type": ["string", "number", "null"]}
            return {"anyOf": [reference, bare]} if form.bare else {"anyOf": [reference, {"type": "null"}]}
