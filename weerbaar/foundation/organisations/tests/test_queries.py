"""Who sees which organisation and contact: the strictest of a record and what it names."""

import pytest

from tests.cast import TWENTE, ZEELAND, Cast
from tests.factories import make_contact, make_organisation
from weerbaar.foundation.organisations.queries import visible_contacts, visible_to

EVERYBODY = {"noor", "mats", "eefje", "olaf", "gwen", "rick", "tessa", "cas", "hidde", "rosa", "mo", "ada"}
MEMBERS = EVERYBODY - {"noor"}


def seeing(cast: Cast, query, pk) -> set[str]:
    return {name for name in EVERYBODY if query(cast[name]).filter(pk=pk).exists()}


@pytest.mark.parametrize(
    ("visibility", "area", "who"),
    [
        ("openbaar", [ZEELAND], EVERYBODY),
        ("leden", [ZEELAND], MEMBERS),
        ("crisisprofessionals", [ZEELAND], {"gwen", "rick", "tessa", "cas"}),
        ("crisisprofessionals", [TWENTE], {"tessa", "hidde"}),
        ("crisisprofessionals", [ZEELAND, TWENTE], {"gwen", "rick", "tessa", "cas", "hidde"}),
        ("crisisprofessionals", ["NL"], {"gwen", "rick", "tessa", "cas", "hidde"}),
        ("eigen-organisatie", [ZEELAND], set()),
    ],
)
def test_organisation_is_seen_by(cast, visibility, area, who):
    organisation = make_organisation(visibility=visibility, area=area)
    assert seeing(cast, visible_to, organisation.pk) == who


@pytest.mark.parametrize(
    ("organisation", "contact", "who"),
    [
        ("openbaar", "openbaar", EVERYBODY),
        ("openbaar", "leden", MEMBERS),
        ("leden", "openbaar", MEMBERS),
        ("openbaar", "crisisprofessionals", {"gwen", "rick", "tessa", "cas"}),
        ("crisisprofessionals", "openbaar", {"gwen", "rick", "tessa", "cas"}),
        ("crisisprofessionals", "eigen-organisatie", set()),
        ("eigen-organisatie", "openbaar", set()),
    ],
)
def test_contact_is_seen_by(cast, organisation, contact, who):
    row = make_contact(make_organisation(visibility=organisation), visibility=contact)
    assert seeing(cast, visible_contacts, row.pk) == who


def test_editor_sees_what_is_only_for_their_own_organisation(cast):
    contact = make_contact(cast.aggregaten, visibility="eigen-organisatie")
    assert seeing(cast, visible_contacts, contact.pk) == {"eefje"}
