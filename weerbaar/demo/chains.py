"""Chains of the demo content."""

from weerbaar.demo import files
from weerbaar.demo.known import SOURCE, Known
from weerbaar.features.networks.chains.models import Chain, ChainStep
from weerbaar.foundation.audiences.keys import clause_for


def load(known: Known) -> int:
    """Add the chains whose ref is not there yet. A chain is the rows with its ref; the first tells what it is about."""
    rows = list(files.rows("chains"))
    there = set(Chain.objects.filter(ref__in={row["ref"] for row in rows}).values_list("ref", flat=True))
    made: dict[str, Chain] = {}
    for row in rows:
        if row["ref"] in there:
            continue
        chain = made.get(row["ref"]) or made.setdefault(row["ref"], _chain(row))
        ChainStep.objects.create(
            chain=chain,
            link=int(row["schakel"]),
            organisation=known.organisation(row["organisatie"], row["_at"]) if row["organisatie"] else None,
            task=row["wat"],
        )
    return len(made)


def _chain(row: dict[str, str]) -> Chain:
    return Chain.objects.create(
        ref=row["ref"],
        name=row["keten"],
        description=row["omschrijving"],
        need=row["behoefte"],
        sub_need=row["deelbehoefte"],
        region_id=row["regio"] or None,
        visibility=row["zichtbaarheid"],
        audience=clause_for(row["zichtbaarheid"], [row["regio"] or "NL"], []),
        source=SOURCE,
    )
