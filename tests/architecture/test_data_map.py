"""No field that may hold something about a person is forgotten in the data map."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.ports.privacy import NotPersonal, PersonalField, data_map

TELLING = (models.CharField, models.TextField, models.JSONField, models.FileField)


def own_fields() -> Iterator[str]:
    """Every concrete text, file, JSON field and link to a user of our own models, as 'app.model.field'."""
    for config in apps.get_app_configs():
        if not config.name.startswith("weerbaar."):
            continue
        for model in config.get_models(include_auto_created=True):
            for field in model._meta.get_fields():
                if field.concrete and may_tell(field):
                    yield f"{model._meta.label_lower}.{field.name}"


def may_tell(field: models.Field) -> bool:
    inner: models.Field = field.base_field if isinstance(field, ArrayField) else field
    if isinstance(inner, models.GeneratedField):
        return True
    if field.is_relation:
        return field.related_model is User
    return isinstance(inner, TELLING) and not inner.choices


@pytest.mark.parametrize("name", sorted(own_fields()))
def test_every_telling_field_is_in_the_data_map(name):
    assert name in data_map(), f"declare {name} in the privacy.py of its app: personal or not, and why"


def test_the_map_names_no_field_that_is_gone():
    for name in data_map():
        app, model, field = name.split(".")
        assert apps.get_model(app, model)._meta.get_field(field)


@pytest.mark.parametrize("entry", data_map().values(), ids=lambda entry: entry.field)
def test_every_entry_says_why(entry):
    if isinstance(entry, PersonalField):
        assert all(text.endswith(".") for text in (entry.purpose, entry.ground, entry.retention, entry.erasure))
    else:
        assert isinstance(entry, NotPersonal)
        assert entry.because.endswith(".")
