"""Loading the demo content: what is there already is left as it is, so that it may run at every start."""

from collections.abc import Callable

from django.db import transaction

from weerbaar.demo import agreements, around, capabilities, chains, organisations, reports
from weerbaar.demo.known import Known
from weerbaar.foundation.taxonomy.loading import load_all

PARTS: dict[str, Callable[[Known], int]] = {
    "organisaties": organisations.load,
    "contacten": around.load_contacts,
    "relaties": around.load_relations,
    "lidmaatschappen": around.load_partnerships,
    "capaciteiten": capabilities.load,
    "afspraken": agreements.load,
    "ketens": chains.load,
    "meldingen": reports.load,
}


def load_content() -> dict[str, int]:
    """Vocabularies and all content in one transaction; answers how many of each were added."""
    counts = load_all()
    with transaction.atomic():
        known = Known()
        counts |= {what: load(known) for what, load in PARTS.items()}
        organisations.confirm(known)
    return counts
