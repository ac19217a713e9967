"""Where the same people may stand in the register twice: a question to ask, and never a fact.

Two organisations of which one is a member, a part or a supplier of the other, that both offer people for the same in
the same region, while neither owner has said how many of them are promised elsewhere ('0' settles it too). That they
work together, or share a telephone, says nothing of whose people come; so that is no reason to ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.features.networks.capabilities.rules import may_see_double_promises
from weerbaar.features.networks.matrix.claims import FOLLOWS, PEOPLE, Hears
from weerbaar.foundation.activity.remembering import remembered
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import NATION, keyring
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import visible_memberships, visible_relations
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

MEMBER = "lid-van"
KINDS = ("koepel-van", "levert-aan")
MOST = 500  # of one sort of tie; more cannot be asked after


@dataclass(frozen=True, slots=True)
class Same:
    """Two capabilities that may be the same people. `kind`: the tie of the owner of `one` to that of `other`."""

    one: Capability
    other: Capability
    kind: str

    @property
    def why(self) -> str:
        """How the owners are tied, from the first to the second, in Dutch."""
        label = "Lid van" if self.kind == MEMBER else vocabularies.label(Vocabulary.RELATION, self.kind)
        return label.lower()

    def parts(self) -> tuple[Capability, Capability]:
        return self.one, self.other

    def owners(self) -> tuple[Organisation, Organisation]:
        return self.one.organisation, self.other.organisation


def same_people(user: Any, regions: Iterable[str] | None = None) -> list[Same]:
    """All that this reader may hear of, in these regions ('NL': everywhere) or in all; at most `MOST` per sort of tie,
    the longest known first. A fixed number of queries; remembered."""
    where = None if regions is None else sorted(regions)
    told = ("same_people", user.pk, sorted(keyring(user)), where, timezone.localdate())
    return remembered(told, lambda: _same_people(user, where), follows=FOLLOWS)


def _same_people(user: Any, regions: list[str] | None) -> list[Same]:
    hears = Hears(user)
    if hears.regions == [NATION]:
        return []
    where = sorted(set(hears.regions) if regions is None else set(hears.regions) & set(regions))
    pairs = {
        (min(one, other), max(one, other)): (one, other, kind)
        for kind, one, other in (*_relations(user, where), *_memberships(user, where))
    }
    ids = {pk for pair in pairs for pk in pair}
    rows = visible_capabilities(user).filter(pk__in=ids).select_related("organisation__municipality").in_bulk()
    heard = {pk: one for pk, one in rows.items() if hears(one) and may_see_double_promises(user, one)}
    both = [pair for pair in pairs.values() if heard.keys() >= set(pair[:2])]
    found = [Same(heard[one], heard[other], kind) for one, other, kind in both]
    return sorted(found, key=lambda same: sorted(part.pk for part in same.parts()))


def _relations(user: Any, regions: list[str]) -> list[tuple[str, int, int]]:
    rows = visible_relations(user).filter(kind__in=KINDS)
    pairs = _pairs(user, rows, "source", "target", regions)
    return list(pairs.values_list("kind", "source__capabilities", "target__capabilities")[:MOST])


def _memberships(user: Any, regions: list[str]) -> list[tuple[str, int, int]]:
    rows = visible_memberships(user)
    pairs = _pairs(user, rows, "member", "partnership", regions)
    return [(MEMBER, *pair) for pair in pairs.values_list("member__capabilities", "partnership__capabilities")[:MOST]]


def _pairs(user: Any, rows: QuerySet[Any], one: str, other: str, regions: list[str]) -> QuerySet[Any]:
    """Ties that stand today, once for each two capabilities of their ends that may be the same people."""
    first, second = f"{one}__capabilities", f"{other}__capabilities"
    standing = Q(until__isnull=True) | Q(until__gt=timezone.localdate())
    either = {
        f"{end}__{name}": value
        for end in (first, second)
        for name, value in {
            "form": PEOPLE,
            "status": Capability.Status.ACTIVE,
            "double_promised__isnull": True,
            "regions__overlap": regions,
        }.items()
    }
    alike = Q(**{f"{first}__{name}__overlap": F(f"{second}__{name}") for name in ("sub_needs", "regions")})
    return rows.filter(
        standing,
        alike,
        opened_by(keyring(user), first, second),
        **either,
        **{f"{one}__ended_on__isnull": True, f"{other}__ended_on__isnull": True},
    ).order_by(first, second, "pk")
