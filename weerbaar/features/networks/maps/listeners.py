"""Keeping the search index true: which capabilities an entry of the spine touches."""

from django.db.models import Q, QuerySet

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.search import port


def touched(entry: Entry) -> list[int]:
    """Keys of the capabilities whose document may differ after this entry, those that are gone included.

    A document holds what may be known of its agreements, so whatever opens or closes an agreement touches all that the
    agreement covers: also what other parties offer. What it covered before is among the mentions.
    """
    named = {entry.target, *entry.mentions.values_list("target", flat=True)}
    batch: list[int] = entry.changes.get("ids") or []
    own = Capability.objects.filter(Q(uuid__in=named) | Q(pk__in=batch))
    if entry.kind == "organisation":
        own |= Capability.objects.filter(organisation__uuid=entry.target)
    direct = set(own.values_list("pk", flat=True))
    agreements = Agreement.objects.filter(
        Q(uuid=entry.target) | Q(party_rows__organisation__uuid=entry.target) | Q(lines__capability__in=direct)
    )
    return sorted({*batch, *direct, *covered_by(agreements)})


def covered_by(agreements: QuerySet[Agreement]) -> set[int]:
    """Keys of all capabilities that these agreements cover."""
    return set(Capability.objects.filter(agreement_lines__agreement__in=agreements).values_list("pk", flat=True))


def reindex(entry: Entry) -> None:
    """Tell every web process which documents to read again; harmless when told twice."""
    port.changed(NAME, touched(entry))
