"""The API does what its description says, whatever is asked: no server error, no answer of another shape."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given
from hypothesis import settings as run
from hypothesis import strategies as st

from config.wsgi import application
from tests.cast import gather
from tests.factories import (
    make_agreement,
    make_capability,
    make_contact,
    make_organisation,
    make_practice,
    make_relation,
)
from weerbaar.doors.api.urls import api

pytestmark = pytest.mark.django_db
EXAMPLES = 20
PATHS = [
    *("/capaciteiten", "/organisaties", "/afspraken", "/relaties", "/behoeften", "/regios", "/gemeenten"),
    *("/capaciteiten/{id}", "/organisaties/{id}", "/afspraken/{id}"),
    *("/praktijken", "/praktijken/{id}"),
    "/zoek",
    *("/behoeften/{code}", "/regios/{code}", "/gemeenten/{code}"),
]


@pytest.fixture
def register(db: None) -> Iterator[None]:
    """Something behind every address; the connection of the test stays open from question to question."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    cast = gather()
    make_contact(cast.aggregaten)
    make_practice()
    offer = make_capability(cast.aggregaten, quantity=4, unit="stuks", notice_hours=4)
    make_agreement([cast.aggregaten, cast.veldkeuken], [offer])
    make_relation(cast.veldkeuken, make_organisation("Pompendienst"))
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


def described() -> Any:
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema())))
    schema.app = application
    return schema


@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked_the_answer_is_as_described(register: None, path: str) -> None:
    check_all(described()[path]["GET"])


def test_every_path_is_asked(db: None) -> None:
    assert set(PATHS) == set(api.get_openapi_schema()["paths"])


def check_all(operation: Any) -> None:
    @given(data=st.data())
    @run(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def ask(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy())
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()
