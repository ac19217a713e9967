"""Nothing that hangs on an organisation is forgotten when organisations are merged, split or ended."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import belongings


def keys_to_organisations() -> Iterator[str]:
    """Every foreign key to Organisation of every model, those behind many-to-many fields included."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is Organisation:
                yield f"{model._meta.label_lower}.{field.name}"


@pytest.mark.parametrize("name", sorted(keys_to_organisations()))
def test_every_key_to_an_organisation_is_registered(name: str) -> None:
    known = {one.name for one in belongings.every()}
    assert name in known, "register it in the plugs of its feature: foundation/ports/belongings.py says how"


@pytest.mark.parametrize("one", belongings.every(), ids=lambda one: one.name)
def test_what_is_registered_exists(one: belongings.Belonging) -> None:
    assert one.model._meta.get_field(one.field)
    assert all(one.model._meta.get_field(name) for name in one.twin_by or ())
    assert not one.splits or one.visible_to is not None
    assert (one.guarded is None) == (one.audience_of is None)
