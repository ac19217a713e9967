"""What is lost if an agreement lapses: per sub-need and region, who else has promised it, and who else offers it.

A weak spot, so it is told only about regions of which the reader sees all that crisis professionals may see.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from weerbaar.features.networks.agreements.models import Agreement, AgreementLine
from weerbaar.features.networks.agreements.queries import in_force
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.foundation.audiences.keys import crisis_key
from weerbaar.foundation.organisations.keyring import NATION, keyring
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.geography import table
from weerbaar.foundation.taxonomy.models import Vocabulary

Place = tuple[str, str]  # sub-need, region


@dataclass(frozen=True, slots=True)
class Loss:
    """Without the agreement, so many other agreements and so many confirmed offers remain for this, there."""

    sub_need: str
    region: str
    agreements: int
    offers: int

    @property
    def is_total(self) -> bool:
        return not self.agreements and not self.offers

    @property
    def is_loss(self) -> bool:
        return not self.agreements

    @property
    def what(self) -> str:
        return vocabularies.label(Vocabulary.SUB_NEED, self.sub_need)

    @property
    def where(self) -> str:
        return table().name(self.region)


def losses_of(user: Any, agreement: Agreement) -> list[Loss] | None:
    """The worst first; None when this reader is not to know. Three queries, however much the agreement covers."""
    mine = known_regions(user)
    if not mine:
        return None
    covered = list(agreement.lines.select_related("capability"))
    places = {place for line in covered for place in _places(line.capability, line.region_id, mine)}
    if not places:
        return None
    sub_needs = sorted({sub_need for sub_need, _ in places})
    agreements = _other_agreements(user, agreement, sub_needs, mine)
    offers = _other_offers(user, [line.capability_id for line in covered], sub_needs, mine)
    found = [Loss(sub_need, region, agreements[sub_need, region], offers[sub_need, region])
             for sub_need, region in places]  # fmt: skip
    return sorted(found, key=lambda loss: (loss.agreements, loss.offers, loss.what, loss.where))


def known_regions(user: Any) -> frozenset[str]:
    """The regions of which this reader may know what is missing: coordinators and crisis professionals."""
    keys = keyring(user)
    return frozenset(code for code in table().regions if crisis_key(code) in keys)


def _places(capability: Capability, region: str | None, mine: frozenset[str]) -> Iterable[Place]:
    for code in spread([region] if region else capability.regions, mine):
        for sub_need in capability.sub_needs:
            yield sub_need, code


def spread(regions: Sequence[str], among: frozenset[str]) -> frozenset[str]:
    """The regions among these; the whole country is in all of them."""
    return among if NATION in regions else among & frozenset(regions)


def _other_agreements(
    user: Any, agreement: Agreement, sub_needs: Sequence[str], mine: frozenset[str]
) -> Counter[Place]:
    """How many other agreements in force promise this, there."""
    others = (
        in_force(user).exclude(pk=agreement.pk).filter(Q(valid_from=None) | Q(valid_from__lte=timezone.localdate()))
    )
    lines = AgreementLine.objects.filter(
        agreement__in=others, capability__sub_needs__overlap=sub_needs, capability__status=Capability.Status.ACTIVE
    )
    promised = {
        (pk, sub_need, code)
        for pk, region, regions, served in lines.values_list(
            "agreement", "region", "capability__regions", "capability__sub_needs"
        )
        for code in spread([region] if region else regions, mine)
        for sub_need in served
    }
    return Counter((sub_need, code) for _, sub_need, code in promised)


def _other_offers(user: Any, own: Sequence[int], sub_needs: Sequence[str], mine: frozenset[str]) -> Counter[Place]:
    """How many other capabilities, active and confirmed in term, serve this, there; counted by the database."""
    rows = visible_capabilities(user).filter(
        sub_needs__overlap=sub_needs,
        regions__overlap=[*mine, NATION],
        status=Capability.Status.ACTIVE,
        confirmed_until__gte=timezone.localdate(),
        organisation__ended_on=None,
    )
    found: Counter[Place] = Counter()
    kinds = rows.exclude(pk__in=own).values_list("sub_needs", "regions").annotate(how_many=Count("pk")).order_by()
    for served, regions, how_many in kinds:
        for code in spread(regions, mine):
            for sub_need in served:
                found[sub_need, code] += how_many
    return found
