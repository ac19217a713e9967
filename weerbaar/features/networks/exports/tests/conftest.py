"""A register in which every format has something to tell, and each person sees something else."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.cache import cache

from tests.factories import make_agreement, make_capability, make_contact, make_organisation
from weerbaar.foundation.organisations.models import Identifier

NASTY = (
    "=1+1",
    "+31 6 0",
    "-5",
    "@iedereen",
    "'=x",
    "a\tb",
    "twee\r\nregels",
    "<b>&amp;</b>",
    "_x0041_",
    "# x",
    "café ☕",
)
FULL: dict[str, Any] = {
    "description": "Tekst", "sub_needs": ["energie", "drinkwater"], "phases": ["koud", "nafase"],
    "quantity": Decimal("2500.50"), "unit": "liter", "notice_hours": 0, "sustain_hours": 72, "conditions": "Overleg",
    "claimed_agreement": "sla", "falls_away": ["stroom"], "double_promised": 2, "screening": "VOG", "insurance": "ja",
    "cost": "geen", "transport": "zelf", "confirmed_on": date(2026, 11, 1), "confirmed_until": date(2027, 5, 1),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    cache.clear()
    with time_machine.travel("2026-11-21 12:00:00+01:00", tick=False):
        yield
    cache.clear()


@pytest.fixture
def register(cast: Any) -> Any:
    """Full and empty rows, every visibility, and every text that a spreadsheet could take for something else."""
    owner = cast.aggregaten
    Identifier.objects.create(organisation=owner, scheme="kvk", value="01234567")
    make_contact(owner, email="balie@voorbeeld.invalid", is_round_the_clock=True)
    make_contact(owner, "crisisprofessionals", person="Jan Piket", phone="000-0000002", off_grid="portofoon")
    full = make_capability(owner, "Aggregaat", **FULL)
    make_capability(owner, "Schuilkelder", visibility="crisisprofessionals", area=["GM0687", "VR01"], phases=[])
    make_capability(owner, "Ledenlijst", visibility="leden")
    make_capability(owner, "Eigen voorraad", visibility="eigen-organisatie")
    make_capability(owner, "Onderbroken", status="onderbroken")
    make_capability(owner, "Ingetrokken", status="ingetrokken")
    hidden = make_organisation("Geheime Opslag", "crisisprofessionals", area=["VR05"])
    make_capability(hidden, "Openbaar aanbod van een verborgen organisatie")
    make_capability(make_organisation("'s Lands =Welvaart", is_example=True, area=["NL"]), "Voorbeeld", **FULL)
    for text in NASTY:
        make_capability(cast.veldkeuken, text, description=f"{text}.", conditions=text, cost=text[:9])
    make_agreement([owner, cast.veldkeuken], [full], kind="convenant")
    return cast
