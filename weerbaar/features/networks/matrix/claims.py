"""What was promised more than once: a quantity beyond its total, and people who are promised elsewhere as well.

Over all that the reader may see, and only for who may hear what is missing in one of the regions concerned.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.utils import timezone

from weerbaar.features.networks.agreements.models import AgreementLine
from weerbaar.features.networks.agreements.queries import in_force
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.features.networks.capabilities.rules import may_see_double_promises
from weerbaar.features.networks.matrix.rules import regions_seen_whole
from weerbaar.foundation.activity.remembering import remembered
from weerbaar.foundation.organisations.keyring import NATION, keyring
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import visible_memberships, visible_relations
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

# After these something else may be promised twice, or another may hear of it.
FOLLOWS = ("agreement.", "capability.", "relation.", "organisation.", "role.")
PEOPLE = "mensen"
MOST = 200  # capabilities of which people are promised elsewhere; more can nobody look after


@dataclass(frozen=True, slots=True)
class Promise:
    """One agreement in force that promises a part; `region` is '' where it is usable everywhere."""

    title: str
    address: str
    quantity: Decimal
    region: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A capability that is promised more than once.

    promises: agreements that together promise more than there is (none when that is not so).
    elsewhere: so many of its people are promised elsewhere too, its owner says; `through` are the organisations it is
    tied to that offer people for the same.
    """

    capability: Capability
    promises: tuple[Promise, ...] = ()
    elsewhere: int = 0
    through: tuple[Organisation, ...] = ()

    @property
    def promised(self) -> Decimal:
        return sum((one.quantity for one in self.promises), Decimal(0))

    @property
    def beyond(self) -> Decimal:
        """How much more is promised than there is."""
        return self.promised - (self.capability.quantity or 0) if self.promises else Decimal(0)

    def is_at(self, facet: str, code: str) -> bool:
        """Whether the capability counts under this value of a facet, as in the network map."""
        one = self.capability
        match facet:
            case "regio":
                return NATION in one.regions or code in one.regions
            case "behoefte":
                return code in vocabularies.needs_of(one.sub_needs)
            case "deelbehoefte":
                return code in one.sub_needs
            case "fase":
                return code in one.phases
            case _:
                return code == one.form


def claims(user: Any) -> list[Claim]:
    """All that this reader may hear of, the largest excess first; of people at most `MOST`, the largest number first. A
    fixed number of queries; remembered."""
    told = ("claims", user.pk, sorted(keyring(user)), timezone.localdate())
    return remembered(told, lambda: _claims(user), follows=FOLLOWS)


def _claims(user: Any) -> list[Claim]:
    hears = Hears(user)
    found = {one.capability.pk: one for one in beyond(user, hears)}
    listed = _elsewhere(user, hears.regions)[:MOST]
    elsewhere = [one for one in listed if hears(one) and may_see_double_promises(user, one)]
    through = _through(user, elsewhere)
    for one in elsewhere:
        promises = found[one.pk].promises if one.pk in found else ()
        found[one.pk] = Claim(one, promises, one.double_promised or 0, through[one.pk])
    return sorted(found.values(), key=lambda claim: (-claim.beyond, -claim.elsewhere, claim.capability.pk))


def beyond(user: Any, hears: "Hears | None" = None) -> list[Claim]:
    """Only that of which agreements together promise more than there is."""
    hears = hears or Hears(user)
    promised = _promised(user, hears.regions)
    return [Claim(lines[0].capability, _promises(lines)) for lines in promised.values() if hears(lines[0].capability)]


class Hears:
    """Whether the reader may hear what is missing where a capability is usable, for one of its needs."""

    def __init__(self, user: Any) -> None:
        self._user = user
        self._seen: dict[str, frozenset[str]] = {}
        needs = map(self._regions, vocabularies.codes(Vocabulary.NEED))
        self.regions = sorted(frozenset({NATION}).union(*needs))  # outside these there is nothing to hear

    def __call__(self, capability: Capability) -> bool:
        seen = frozenset[str]().union(*map(self._regions, vocabularies.needs_of(capability.sub_needs)))
        return bool(seen) and (NATION in capability.regions or not seen.isdisjoint(capability.regions))

    def _regions(self, need: str) -> frozenset[str]:
        if need not in self._seen:
            self._seen[need] = regions_seen_whole(self._user, [need])
        return self._seen[need]


def _promised(user: Any, regions: list[str]) -> dict[int, list[AgreementLine]]:
    """Per capability of which more is promised than there is: the lines in force that the reader may see."""
    today = timezone.localdate()
    in_time = Q(agreement__valid_from__isnull=True) | Q(agreement__valid_from__lte=today)
    in_time &= Q(agreement__valid_to__isnull=True) | Q(agreement__valid_to__gte=today)
    lines = AgreementLine.objects.filter(
        in_time,
        quantity__isnull=False,
        capability__quantity__isnull=False,
        capability__regions__overlap=regions,
        capability__status=Capability.Status.ACTIVE,
        capability__organisation__ended_on__isnull=True,
    )
    # What everybody together promised beyond the total: few rows, which then pass what this reader may see.
    every = lines.order_by().values("capability").annotate(promised=Sum("quantity"))
    beyond = every.filter(promised__gt=F("capability__quantity")).values("capability")
    seen = lines.filter(capability__in=beyond, agreement__in=in_force(user).order_by())
    found: dict[int, list[AgreementLine]] = defaultdict(list)
    for line in seen.select_related("agreement", "capability__organisation", "region").order_by("region", "pk"):
        found[line.capability_id].append(line)
    return {pk: rows for pk, rows in found.items() if _total(rows) > (rows[0].capability.quantity or 0)}


def _total(lines: Iterable[AgreementLine]) -> Decimal:
    return sum((line.quantity or Decimal(0) for line in lines), Decimal(0))


def _promises(lines: Iterable[AgreementLine]) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            line.agreement.title,
            line.agreement.get_absolute_url(),
            line.quantity or Decimal(0),
            line.region.name if line.region else "",
            line.agreement.valid_to,
        )
        for line in lines
    )


def _elsewhere(user: Any, regions: list[str]) -> QuerySet[Capability]:
    """Of which the owner says that people in it are promised elsewhere too."""
    rows = visible_capabilities(user).filter(
        double_promised__gt=0,
        regions__overlap=regions,
        status=Capability.Status.ACTIVE,
        organisation__ended_on__isnull=True,
    )
    return rows.select_related("organisation__municipality").order_by("-double_promised", "pk")


def _through(user: Any, capabilities: list[Capability]) -> Mapping[int, tuple[Organisation, ...]]:
    """Per capability the organisations that its own is tied to, and that offer people for the same."""
    owners = {one.organisation_id for one in capabilities}
    tied = _tied(user, owners)
    others = {one.pk for ones in tied.values() for one in ones}
    offers = visible_capabilities(user).filter(organisation__in=others, form=PEOPLE, status=Capability.Status.ACTIVE)
    served: dict[int, set[str]] = defaultdict(set)
    for organisation, sub_needs in offers.order_by().values_list("organisation", "sub_needs"):
        served[organisation].update(sub_needs)
    return {
        one.pk: tuple(
            sorted(
                (other for other in tied[one.organisation_id] if served[other.pk] & set(one.sub_needs)),
                key=lambda other: (other.name, other.pk),
            )
        )
        for one in capabilities
    }


def _tied(user: Any, owners: set[int]) -> dict[int, set[Organisation]]:
    """Per organisation those it has a relation or a partnership with today."""
    today = timezone.localdate()
    now = Q(until__isnull=True) | Q(until__gt=today)
    relations = visible_relations(user).filter(now, Q(source__in=owners) | Q(target__in=owners))
    memberships = visible_memberships(user).filter(now, Q(partnership__in=owners) | Q(member__in=owners))
    pairs = [(row.source, row.target) for row in relations.select_related("source", "target")]
    pairs += [(row.partnership, row.member) for row in memberships.select_related("partnership", "member")]
    found: dict[int, set[Organisation]] = defaultdict(set)
    for one, other in pairs:
        if other.ended_on is None:
            found[one.pk].add(other)
        if one.ended_on is None:
            found[other.pk].add(one)
    return found
