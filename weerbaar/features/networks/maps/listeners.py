"""Keeping the search index true: which capabilities an entry of the spine touches."""

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.search import port


def touched(entry: Entry) -> list[int]:
    """Keys of the capabilities whose document may differ after this entry."""
    if entry.kind == "capability":
        listed = entry.changes.get("ids") or []
        return [*listed, *Capability.objects.filter(uuid=entry.target).values_list("pk", flat=True)]
    if entry.kind in {"organisation", "contact", "relation"}:
        return list(Capability.objects.filter(organisation__uuid=entry.target).values_list("pk", flat=True))
    return of_agreements(uuid=entry.target)


def of_agreements(**which: object) -> list[int]:
    """Everything that the parties of these agreements offer: also what an agreement no longer covers."""
    parties = Agreement.objects.filter(**which).values("party_rows__organisation")
    covered = Agreement.objects.filter(**which).values_list("lines__capability", flat=True)
    own = Capability.objects.filter(organisation__in=parties).values_list("pk", flat=True)
    return sorted({pk for pk in (*own, *covered) if pk is not None})


def reindex(entry: Entry) -> None:
    """Tell every web process which documents to read again; harmless when told twice."""
    port.changed(NAME, touched(entry))
