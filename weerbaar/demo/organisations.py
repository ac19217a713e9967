"""Organisations of the demo content, with their numbers and their role per need."""

from django.db.models import Max
from django.utils import timezone

from weerbaar.demo import files
from weerbaar.demo.known import SOURCE, Known
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.batches import record_batch
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.organisations.assurance import Assurance, Freshness, counts_until
from weerbaar.foundation.organisations.models import Identifier, Organisation, PartnerRole
from weerbaar.foundation.taxonomy import areas

FRESH = ["confirmed_on", "confirmed_until", "verification", "verified_at"]


def load(known: Known) -> int:
    """Add the organisations whose ref is not there yet."""
    rows = list(files.rows("organisations"))
    there = {row.ref: row for row in Organisation.objects.filter(ref__in=[row["ref"] for row in rows])}
    known.by_name = {row["naam"]: there[row["ref"]] for row in rows if row["ref"] in there}
    fresh = [row for row in rows if row["ref"] not in there]
    made = [_organisation(row) for row in fresh]
    Organisation.objects.bulk_create(made)
    for organisation in made:
        organisation.audience = clause_for(organisation.visibility, organisation.regions, [organisation.pk])
    Organisation.objects.bulk_update(made, ["audience"], batch_size=200)
    known.by_name |= {organisation.name: organisation for organisation in made}
    known.new = {organisation.name for organisation in made}
    Identifier.objects.bulk_create(
        Identifier(organisation=one, scheme="kvk", value=row["kvk"])
        for one, row in zip(made, fresh, strict=True)
        if row["kvk"]
    )
    PartnerRole.objects.bulk_create(
        PartnerRole(organisation=one, need=need, is_traditional=is_traditional)
        for one, row in zip(made, fresh, strict=True)
        for column, is_traditional in (("traditioneel_voor", True), ("niet_traditioneel_voor", False))
        for need in files.several(row[column])
    )
    if made:
        changes = {"organisation_ids": [one.pk for one in made]}
        record_batch(None, "organisation.imported", "Voorbeeldgegevens", changes)
    return len(made)


def _organisation(row: dict[str, str]) -> Organisation:
    area = list(areas.normalise(files.several(row["werkgebied"])))
    return Organisation(
        ref=row["ref"],
        name=row["naam"],
        other_names=files.several(row["andere_namen"]),
        kind=row["soort"],
        level=row["niveau"],
        summary=row["samenvatting"],
        website=row["website"],
        seat=row["plaats"],
        municipality_id=row["gemeente"] or None,
        area=area,
        regions=list(areas.regions_touched(area)),
        visibility=row["zichtbaarheid"] or "openbaar",
        is_example=row["is_voorbeeld"] == "ja",
        source=SOURCE,
    )


def confirm(known: Known) -> None:
    """New fictitious organisations are as fresh as the newest of what they offer; examples are never confirmed.

    What is confirmed in term was recognised by a coordinator too.
    """
    mine = [known.by_name[name] for name in known.new if not known.by_name[name].is_example]
    offers = Capability.objects.filter(organisation__in=mine).values_list("organisation")
    newest = dict(offers.annotate(newest=Max("confirmed_on")).exclude(newest=None))
    confirmed = []
    assurances = []
    for organisation in mine:
        day = newest.get(organisation.pk)
        if day is not None:
            organisation.confirmed_on, organisation.confirmed_until = day, counts_until(day)
            if organisation.freshness == Freshness.CONFIRMED:
                organisation.verification = Organisation.Verification.VERIFIED
                organisation.verified_at = timezone.now()
            confirmed.append(organisation)
            assurances.append(
                Assurance(
                    kind="organisation",
                    target=organisation.uuid,
                    confirmed_on=day,
                    counts_until=counts_until(day),
                    channel="telefoon",
                    on_behalf_of=organisation,
                )
            )
    Organisation.objects.bulk_update(confirmed, FRESH, batch_size=200)
    Assurance.objects.bulk_create(assurances)
