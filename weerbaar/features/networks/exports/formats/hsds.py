"""A selection as JSON shaped as HSDS 3.1 of Open Referral: one page of services, each with its organisation.

What goes where stands in docs/reference/export.md; `hsds.schema.json` beside this file is what it must satisfy.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.exports.formats.geo import dumped
from weerbaar.features.networks.exports.formats.reading import Reading
from weerbaar.features.networks.exports.queries import OPEN, Line, contacts_and_numbers
from weerbaar.foundation.kit.ids import named_uuid
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.organisations.models import Contact, Identifier, Organisation
from weerbaar.foundation.taxonomy import areas, boundaries, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

Object = dict[str, Any]
SCHEMES = {"kvk": "NL-KVK"}  # ours -> the code of org-id.guide, as HSDS asks


def as_hsds(reading: Reading) -> Iterator[bytes]:
    """As a server of HSDS answers `GET /services`, all on one page; the number of services stands at the end."""
    yield b'{"contents":['
    total, between = 0, ""
    for part in reading.parts():
        contacts, numbers = contacts_and_numbers(reading.user, part)
        if any(OPEN.isdisjoint(one.audience) for one in contacts):
            reading.watch(0, True)
        parties = _parties(part, contacts, numbers)
        for line in part:
            yield f"{between}\n{dumped(_service(line, parties[line.capability.organisation_id]))}".encode()
            between = ","
        total += len(part)
    page: Object = {"total_items": total, "total_pages": 1, "page_number": 1, "size": total}
    page |= {"first_page": True, "last_page": True, "empty": not total}
    yield f"\n],{dumped(page)[1:]}\n".encode()


def _parties(part: list[Line], contacts: Iterable[Contact], numbers: Iterable[Identifier]) -> dict[int, Object]:
    """Each organisation of this part, once."""
    reached: dict[int, list[Object]] = defaultdict(list)
    for contact in contacts:
        reached[contact.organisation_id].append(_contact(contact))
    known: dict[int, list[Object]] = defaultdict(list)
    for number in numbers:
        known[number.organisation_id].append(_number(number))
    owners = {line.capability.organisation_id: line.capability.organisation for line in part}
    return {pk: _organisation(owner, reached[pk], known[pk]) for pk, owner in owners.items()}


def _service(line: Line, party: Object) -> Object:
    one, hit = line.capability, line.hit
    return _filled(
        {
            "id": str(one.uuid),
            "organization_id": str(one.organisation.uuid),
            "name": one.name,
            "description": one.description,
            "url": absolute(hit.address),
            "status": "active" if one.status == Capability.Status.ACTIVE else "temporarily closed",
            "application_process": one.conditions,
            "fees_description": one.cost,
            "accreditations": one.screening,
            "assured_date": one.confirmed_on.isoformat() if one.confirmed_on else None,
            "last_modified": one.updated_at.isoformat(timespec="milliseconds"),
            "service_areas": [_area(one, code) for code in one.area],
            "capacities": [_capacity(one)] if one.quantity is not None else [],
            "attributes": [*_terms(one), *_facts(line)],
            "organization": party,
        }
    )


def _organisation(one: Organisation, contacts: list[Object], numbers: list[Object]) -> Object:
    return _filled(
        {
            "id": str(one.uuid),
            "name": one.name,
            "alternate_name": ", ".join(one.other_names),
            "description": one.summary or one.name,
            "website": one.website,
            "uri": absolute(one.get_absolute_url()),
            "organization_identifiers": numbers,
            "contacts": contacts,
            "locations": [_seat(one)] if one.seat else [],
            "attributes": [
                _term(one, "organization", Vocabulary.ORGANISATION_KIND, one.kind),
                _term(one, "organization", Vocabulary.LEVEL, one.level),
            ],
        }
    )


def _seat(one: Organisation) -> Object:
    """The place where it sits, on the map by its municipality, where that and its borders are known."""
    place: Object = {"id": str(named_uuid("seat", one.uuid)), "location_type": "physical", "name": one.seat}
    shape = boundaries.shapes().municipalities.get(one.municipality_id or "")
    if shape and shape.point:
        place["longitude"], place["latitude"] = shape.point
    return place


def _number(one: Identifier) -> Object:
    return _filled(
        {
            "id": str(named_uuid("identifier", one.organisation_id, one.scheme, one.value)),
            "identifier_scheme": SCHEMES.get(one.scheme),
            "identifier_type": vocabularies.label(Vocabulary.IDENTIFIER_SCHEME, one.scheme),
            "identifier": one.value,
        }
    )


def _contact(one: Contact) -> Object:
    phone = {
        "id": str(named_uuid("phone", one.uuid)),
        "number": one.phone,
        "description": "Dag en nacht bereikbaar" if one.is_round_the_clock else "",
    }
    return _filled(
        {
            "id": str(one.uuid),
            "name": one.person,
            "title": vocabularies.label(Vocabulary.CONTACT_FUNCTION, one.function),
            "email": one.email,
            "phones": [_filled(phone)] if one.phone else [],
            "attributes": [_fact(one.uuid, "contact", "offGrid", "bereikbaar zonder telefoonnet", one.off_grid)]
            if one.off_grid
            else [],
        }
    )


def _area(one: Capability, code: str) -> Object:
    return {
        "id": str(named_uuid("area", one.uuid, code)),
        "name": areas.describe([code]),
        "extent": code,
        "extent_type": "text",
    }


def _capacity(one: Capability) -> Object:
    return {
        "id": str(named_uuid("capacity", one.uuid)),
        "unit": {"id": str(_term_id(Vocabulary.UNIT, one.unit)), "name": vocabularies.label(Vocabulary.UNIT, one.unit)},
        "available": float(one.quantity or 0),
        "updated": one.updated_at.isoformat(timespec="milliseconds"),
    }


def _terms(one: Capability) -> Iterator[Object]:
    """What it is for, when, in what form and when it falls away, in the words of our vocabularies."""
    for vocabulary, codes in (
        (Vocabulary.SUB_NEED, one.sub_needs),
        (Vocabulary.PHASE, one.phases),
        (Vocabulary.FORM, [one.form]),
        (Vocabulary.FALLS_AWAY, one.falls_away),
    ):
        for code in codes:
            yield _term(one, "service", vocabulary, code)


def _facts(line: Line) -> Iterator[Object]:
    """What HSDS has no place of its own for."""
    one = line.capability
    for key, label, value in (
        ("noticeHours", "binnen hoeveel uur", one.notice_hours),
        ("sustainHours", "hoeveel uur vol te houden", one.sustain_hours),
        ("confirmedUntil", "bevestigd tot", one.confirmed_until),
        ("insurance", "verzekering", one.insurance),
        ("transport", "vervoer", one.transport),
        ("agreements", "soort afspraak", ", ".join(line.hit.agreement_kinds)),
    ):
        if value not in (None, ""):
            yield _fact(one.uuid, "service", key, label, str(value))


def _term(one: Any, entity: str, vocabulary: str, code: str) -> Object:
    label = vocabularies.label(vocabulary, code)
    return {
        "id": str(named_uuid("attribute", one.uuid, vocabulary, code)),
        "link_id": str(one.uuid),
        "link_entity": entity,
        "link_type": vocabulary,
        "taxonomy_term": {
            "id": str(_term_id(vocabulary, code)),
            "code": code,
            "name": label,
            "description": label,
            "taxonomy": str(vocabulary),
            "language": "nl",
        },
    }


def _fact(uuid: Any, entity: str, key: str, label: str, value: str) -> Object:
    return {
        "id": str(named_uuid("attribute", uuid, key)),
        "link_id": str(uuid),
        "link_entity": entity,
        "link_type": key,
        "label": label,
        "value": value,
    }


def _term_id(vocabulary: str, code: str) -> Any:
    return named_uuid("term", vocabulary, code)


def _filled(values: Object) -> Object:
    """Without what is empty: HSDS leaves out what is not known."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}
