"""A line of history that names others goes when one of them is hidden: who might see it then and may see it now."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from tests.factories import make_agreement, make_capability, make_organisation, set_visibility
from weerbaar.features.networks.agreements import services as agreements
from weerbaar.features.networks.agreements.services import Party, Promise
from weerbaar.features.networks.capabilities import services as capabilities
from weerbaar.foundation.organisations import services as organisations
from weerbaar.foundation.organisations.models import Clash, Organisation

NAME = "Geheime Opslag"
Story = Callable[[Cast, Organisation], str]


def joined_and_left(cast: Cast, other: Organisation) -> str:
    membership = organisations.join_partnership(cast["eefje"], cast.aggregaten, other, {})
    organisations.end_membership(cast["eefje"], membership)
    return cast.aggregaten.get_absolute_url()


def shared_a_number(cast: Cast, other: Organisation) -> str:
    clash = Clash.objects.create(scheme="kvk", value="12345678")
    clash.organisations.add(cast.aggregaten, other)
    organisations.resolve_clash(cast["rick"], clash, f"{NAME} is een vestiging")
    return cast.aggregaten.get_absolute_url()


def was_a_party(cast: Cast, other: Organisation) -> str:
    mine, capability = cast.aggregaten, make_capability(other, f"Kelder van {NAME}")
    agreement = make_agreement([mine, other], [capability])
    agreements.change_agreement(cast["eefje"], agreement, {}, [Party(mine), Party(other)], [])
    agreements.change_agreement(cast["eefje"], agreement, {}, [Party(mine)], [])
    return agreement.get_absolute_url()


def was_promised(cast: Cast, other: Organisation) -> str:
    promised, lamps = make_capability(other, f"Kelder van {NAME}"), make_capability(other, "Lampen")
    agreement = make_agreement([cast.aggregaten, other], [promised, lamps])
    parties = [Party(cast.aggregaten), Party(other)]
    agreements.change_agreement(cast["eefje"], agreement, {}, parties, [Promise(lamps)])
    agreements.change_agreement(cast["eefje"], agreement, {}, parties[:1], [])
    return agreement.get_absolute_url()


STORIES: dict[str, Story] = {
    "a partnership": joined_and_left,
    "a number": shared_a_number,
    "a party and its promise": was_a_party,
    "a promise": was_promised,
}


def named_to(cast: Cast, address: str) -> set[str]:
    """Who reads the name there, or in the history."""
    found = set()
    for who in ("noor", "eefje", "cas"):
        answers: list[Any] = [cast.client(who).get(address + page) for page in ("", "geschiedenis/")]
        assert {one.status_code for one in answers} == {200}
        found |= {who} if any(NAME in one.content.decode() for one in answers) else set()
    return found


@pytest.mark.parametrize("name", STORIES)
def test_what_is_hidden_since_is_no_longer_named(cast: Cast, name: str) -> None:
    other = make_organisation(NAME, area=["VR19"])
    address = STORIES[name](cast, other)
    assert named_to(cast, address) == {"noor", "eefje", "cas"}
    set_visibility(other, "crisisprofessionals")
    assert named_to(cast, address) == {"cas"}


def test_a_capability_hidden_since_is_no_longer_named(cast: Cast) -> None:
    mine = cast.aggregaten
    hidden = make_capability(mine, NAME)
    agreement = make_agreement([mine], [hidden])
    agreements.change_agreement(cast["eefje"], agreement, {}, [Party(mine)], [])
    assert named_to(cast, agreement.get_absolute_url()) == {"noor", "eefje", "cas"}
    capabilities.change_capability(cast["eefje"], hidden, {"visibility": "eigen-organisatie"})
    assert named_to(cast, agreement.get_absolute_url()) == {"eefje"}
