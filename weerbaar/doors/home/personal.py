"""What is kept about people, from the data map of the whole house, in words for the privacy page."""

from dataclasses import dataclass

from django.apps import apps

from weerbaar.foundation.ports import privacy


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    purpose: str
    ground: str
    retention: str
    erasure: str


def personal_fields() -> list[Row]:
    """One row per field that may hold something about a person, in the order of their Dutch names."""
    fields = [field for field in privacy.data_map().values() if isinstance(field, privacy.PersonalField)]
    rows = [Row(_name(field.field), field.purpose, field.ground, field.retention, field.erasure) for field in fields]
    return sorted(rows, key=lambda row: row.what.casefold())


def _name(path: str) -> str:
    """'accounts.user.email' as 'Gebruiker: e-mailadres'."""
    app, model_name, field_name = path.split(".")
    model = apps.get_model(app, model_name)
    field = model._meta.get_field(field_name)
    words = str(getattr(field, "verbose_name", field_name))
    return f"{str(model._meta.verbose_name).capitalize()}: {words}"
