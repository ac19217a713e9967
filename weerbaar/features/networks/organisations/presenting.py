"""How organisations are laid out for the components: no queries here, so that thirty cost no more than three."""

from typing import Any

from weerbaar.foundation.organisations.models import Organisation, Relation
from weerbaar.foundation.taxonomy import areas, vocabularies

LONGEST = 160
# Labels of relations that are no verb.
VERBS = {"koepel-van": "is koepel van"}


def line_of(organisation: Organisation) -> dict[str, Any]:
    """What the component `organisation_line` wants."""
    about = organisation.summary
    return {
        "name": organisation.name,
        "url": organisation.get_absolute_url(),
        "kind": vocabularies.label("organisation-kind", organisation.kind)
        + (", gestopt" if organisation.ended_on else ""),
        "where": organisation.seat or areas.describe(organisation.area, at_most=3),
        "about": about if len(about) <= LONGEST else f"{about[:LONGEST].rsplit(' ', 1)[0]}…",
        "count": None,
    }


def verb_of(relation: Relation) -> str:
    return VERBS.get(relation.kind, vocabularies.label("relation", relation.kind).lower())


def sentence_of(relation: Relation) -> str:
    """The relation in words: 'Zeeuws Meel levert aan Bakkerij De Toekomst, voor voedsel'."""
    what = f", voor {vocabularies.label('sub-need', relation.sub_need).lower()}" if relation.sub_need else ""
    return f"{relation.source} {verb_of(relation)} {relation.target}{what}"
