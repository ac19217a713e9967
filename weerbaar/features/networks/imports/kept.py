"""Values of fields as JSON, and back."""

from typing import Any

from django.db import models


def as_json(values: dict[str, Any]) -> dict[str, Any]:
    """What stood in fields, in values that JSON can hold."""
    return {name: _plain(value) for name, value in values.items()}


def from_json(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    """The same as the fields of this model hold it."""
    fields: dict[str, Any] = {name: model._meta.get_field(name) for name in values}
    return {name: fields[name].to_python(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int) else str(value)
