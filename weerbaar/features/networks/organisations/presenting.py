"""How organisations are laid out for the components: no queries here, so that thirty cost no more than three."""

from typing import Any

from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import areas, vocabularies

LONGEST = 160


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
