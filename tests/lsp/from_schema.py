"""Makes values that a JSON Schema allows, and values that it does not; for the part of it we use."""

from __future__ import annotations

from typing import Any

from fitting import SCHEMA, validator
from hypothesis import strategies as st

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)

MISSING = object()

Known = dict[str, st.SearchStrategy[Any]]


def fitting_values(schema: dict[str, Any], known: Known | None = None) -> st.SearchStrategy[Any]:
    """Values that fit. `known`: what to take for the fields of an object, where a schema allows too much."""
    if "$ref" in schema:
        return fitting_values(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], known)
    if "anyOf" in schema:
        return st.one_of(*(fitting_values(one, known) for one in schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of(*(_of_kind(kind, schema, known or {}) for kind in kinds))


def values_broken_in_one_field(
    schema: dict[str, Any], known: Known | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """Objects that fit but for one field: it is missing, of another kind, or itself broken in one field."""
    wrong = {}
    for name, field in _resolved(schema)["properties"].items():
        inside = [values_broken_in_one_field(one) for one in choices(field) if "properties" in one]
        wrong[name] = st.one_of(st.just(MISSING), ANYTHING, *inside)
    fitting = fitting_values(schema, known).filter(lambda one: isinstance(one, dict))
    one_wrong = st.sampled_from(sorted(wrong)).flatmap(lambda name: st.tuples(st.just(name), wrong[name]))
    is_valid = validator(schema).is_valid
    return st.builds(_with_field, fitting, one_wrong).filter(lambda one: not is_valid(one))


def _with_field(value: dict[str, Any], field: tuple[str, Any]) -> dict[str, Any]:
    name, wrong = field
    others = {key: one for key, one in value.items() if key != name}
    return others if wrong is MISSING else {**others, name: wrong}


def _of_kind(kind: str, schema: dict[str, Any], known: Known) -> st.SearchStrategy[Any]:
    if kind == "null":
        return st.none()
    if kind == "boolean":
        return st.booleans()
    if kind == "string":
        return st.text(max_size=10)
    if kind == "integer":
        whole = st.integers(schema["minimum"], schema["maximum"])
        return whole | whole.map(float)  # JSON has one kind of number
    if kind == "number":
        return st.floats(schema["minimum"], schema["maximum"])
    if kind == "array":
        return st.lists(fitting_values(schema["items"]), min_size=schema.get("minItems", 0), max_size=3)
    if "properties" not in schema:
        return st.dictionaries(
            st.text(max_size=5), fitting_values(schema["additionalProperties"]), max_size=3
        )
    return st.one_of(*(_objects(schema, choice, known) for choice in schema.get("oneOf", [{}]))).filter(
        validator(schema).is_valid
    )


def _objects(schema: dict[str, Any], choice: dict[str, Any], known: Known) -> st.SearchStrategy[Any]:
    fields = {name: known.get(name, fitting_values(one)) for name, one in schema["properties"].items()}
    needed = {*schema.get("required", ()), *choice.get("required", ())}
    return st.fixed_dictionaries(
        {name: fields[name] for name in needed},
        optional={name: field for name, field in fields.items() if name not in needed},
    )


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return schema
    return SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]


def choices(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The shapes that a schema allows, without references."""
    return [_resolved(one) for one in schema.get("anyOf", [schema])]
