"""Random registers: paper reads the same whether the rows that its reader may not see exist or not."""

import json
from typing import Any

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import Cast
from tests.prints import told_on_paper
from tests.worlds import Plan, build, remove_unseen, worlds

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["mats", "olaf", "hidde", "cas"])
@settings(
    max_examples=3,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plan=worlds, selection=st.sampled_from(["regio=VR19", "regio=VR05", "behoefte=continuiteit"]))
def test_hidden_rows_are_not_on_paper(cast: Cast, who: str, plan: Plan, selection: str) -> None:
    def told() -> Any:
        return json.loads(json.dumps(told_on_paper(cast[who], selection)))

    with time_machine.travel("2026-11-21 12:00", tick=False), transaction.atomic():
        build(plan, cast)
        ring = cast.keyrings([who])[who]
        with_hidden = told()
        assert remove_unseen(ring)[0] >= 3, "something was hidden"
        assert told() == with_hidden
        transaction.set_rollback(True)
    cast.aggregaten.refresh_from_db()
    cast.veldkeuken.refresh_from_db()
