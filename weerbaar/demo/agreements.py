"""Agreements of the demo content."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from weerbaar.demo import files
from weerbaar.demo.known import SOURCE, ContentError, Known
from weerbaar.features.networks.agreements.models import Agreement, AgreementLine, AgreementParty
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.batches import record_batch
from weerbaar.foundation.audiences.keys import clause_for


def load(known: Known) -> int:
    """Add the agreements whose ref is not there yet."""
    rows = list(files.rows("agreements"))
    there = set(Agreement.objects.filter(ref__in=[row["ref"] for row in rows]).values_list("ref", flat=True))
    refs = {ref for row in rows for ref in files.several(row["capaciteiten"])}
    capabilities = {one.ref: one for one in Capability.objects.filter(ref__in=refs)}
    made, parties, lines = [], [], []
    for row in rows:
        if row["ref"] in there:
            continue
        agreement = _agreement(row)
        mine = [AgreementParty(agreement=agreement, organisation=known.organisation(name, row["_at"]))
                for name in files.several(row["partijen"])]  # fmt: skip
        covered = list(_lines(row, agreement, capabilities))
        regions = {region for line in covered for region in _regions(line)} or {
            region for party in mine for region in party.organisation.regions
        }
        agreement.audience = clause_for(agreement.visibility, regions, [party.organisation.pk for party in mine])
        made.append(agreement)
        parties += mine
        lines += covered
    Agreement.objects.bulk_create(made)
    AgreementParty.objects.bulk_create(parties)
    AgreementLine.objects.bulk_create(lines)
    if made:
        changes = {"agreement_ids": [one.pk for one in made], "ids": sorted({line.capability_id for line in lines})}
        record_batch(None, "agreement.imported", "Voorbeeldgegevens", changes)
    return len(made)


def _agreement(row: dict[str, str]) -> Agreement:
    return Agreement(
        ref=row["ref"],
        kind=row["soort"],
        title=row["titel"],
        valid_from=files.day(row["van"]),
        valid_to=files.day(row["tot"]),
        activation=row["activatie"],
        response_hours=files.whole(row["reactietijd_uren"]),
        cost_rule=row["kostenregel"],
        last_exercised_on=files.day(row["laatst_geoefend"]),
        review_due_on=files.day(row["herzien_voor"]),
        visibility=row["zichtbaarheid"],
        source=SOURCE,
    )


def _lines(row: dict[str, str], agreement: Agreement, known: dict[str, Capability]) -> Iterator[AgreementLine]:
    """Each capability with the quantity and the region in the same place of their lists."""
    refs, quantities, regions = (files.several(row[name]) for name in ("capaciteiten", "aantallen", "regios"))
    for ref, quantity, region in zip_longest(refs, quantities, regions):
        if ref not in known:
            raise ContentError(f"{row['_at']}: de capaciteit '{ref}' staat niet in de voorbeeldgegevens.")
        yield AgreementLine(
            agreement=agreement,
            capability=known[ref],
            quantity=Decimal(quantity) if quantity else None,
            region_id=region or None,
        )


def _regions(line: AgreementLine) -> list[str]:
    return [line.region_id] if line.region_id else list(line.capability.regions)
