"""What ties two organisations together: four readings, each through the `visible_to` of what it reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise, product
from operator import itemgetter
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from weerbaar.features.networks.agreements.models import Agreement, AgreementParty
from weerbaar.features.networks.agreements.queries import in_force
from weerbaar.features.networks.chains.models import Chain, ChainStep
from weerbaar.features.networks.chains.queries import visible_to as visible_chains
from weerbaar.foundation.kit import byids  # noqa: F401 - brings the lookup `any`
from weerbaar.foundation.organisations.queries import visible_memberships, visible_relations
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

AGREEMENT, MEMBERSHIP, CHAIN = "afspraak", "lid-van", "keten"
TOGETHER = "werkt-samen-met"  # the one relation that has no direction
CROWD = 30  # an agreement with more parties ties each of them to its first party, and not everybody to everybody


@dataclass(frozen=True, slots=True)
class Tie:
    """One connection. `source` and `target` are keys of organisations; without direction the lower one comes first.

    `kind`: 'afspraak', 'lid-van', 'keten' or the code of a relation. `title` and `ref` are of the agreement or chain,
    or of the relation; a membership has neither.
    """

    source: int
    target: int
    kind: str
    title: str = ""
    ref: str = ""

    @property
    def has_direction(self) -> bool:
        return self.kind not in (AGREEMENT, TOGETHER)

    @property
    def url(self) -> str:
        """The page of the agreement or chain; '' for what has none."""
        if self.kind == AGREEMENT:
            return f"/afspraken/{self.ref}/"
        return f"/ketens/{self.ref}/" if self.kind == CHAIN else ""


def kinds() -> dict[str, str]:
    """Every kind of connection with its Dutch name."""
    relations = {code: word.label for code, word in vocabularies.words(Vocabulary.RELATION).items()}
    return {MEMBERSHIP: "Lid van", AGREEMENT: "Afspraak", **relations, CHAIN: "Schakel in een keten"}


def ties_of(user: Any, organisations: Iterable[int] | None, kind: str = "") -> list[Tie]:
    """All that stands now and touches one of these organisations (None: any), in four queries; one of them for a kind.

    The other end may be any organisation that the reader sees.
    """
    ids = None if organisations is None else sorted(organisations)
    match kind:
        case "":
            readings = [_relations(user, ids), _memberships(user, ids), _agreements(user, ids), _chains(user, ids)]
        case "afspraak":
            readings = [_agreements(user, ids)]
        case "lid-van":
            readings = [_memberships(user, ids)]
        case "keten":
            readings = [_chains(user, ids)]
        case _:
            readings = [_relations(user, ids, kind)]
    return [tie for reading in readings for tie in reading]


def ties_within(user: Any, organisations: Iterable[int]) -> list[Tie]:
    """Relations and memberships of which both ends are among these organisations, in two queries."""
    ids = sorted(organisations)
    relations = visible_relations(user).filter(source__id__any=ids, target__id__any=ids)
    memberships = visible_memberships(user).filter(member__id__any=ids, partnership__id__any=ids)
    return [*_as_relations(relations), *_as_memberships(memberships)]


def _touching(rows: QuerySet[Any], one: str, other: str, ids: list[int] | None) -> QuerySet[Any]:
    if ids is None:
        return rows
    return rows.filter(Q(**{f"{one}__id__any": ids}) | Q(**{f"{other}__id__any": ids}))


def _relations(user: Any, ids: list[int] | None, kind: str = "") -> Iterator[Tie]:
    rows = visible_relations(user)
    return _as_relations(_touching(rows.filter(kind=kind) if kind else rows, "source", "target", ids))


def _as_relations(rows: QuerySet[Any]) -> Iterator[Tie]:
    """Those that stand now."""
    rows = rows.exclude(until__lte=timezone.localdate()).order_by("pk")
    for source, target, code, ref in rows.values_list("source_id", "target_id", "kind", "ref"):
        if code == TOGETHER and source > target:
            source, target = target, source
        yield Tie(source, target, code, ref=ref)


def _memberships(user: Any, ids: list[int] | None) -> Iterator[Tie]:
    return _as_memberships(_touching(visible_memberships(user), "member", "partnership", ids))


def _as_memberships(rows: QuerySet[Any]) -> Iterator[Tie]:
    rows = rows.exclude(until__lte=timezone.localdate()).order_by("pk")
    for member, partnership in rows.values_list("member_id", "partnership_id"):
        yield Tie(member, partnership, MEMBERSHIP)


def _agreements(user: Any, ids: list[int] | None) -> Iterator[Tie]:
    """Between the parties of each agreement in force, all of whom the reader sees."""
    shown: QuerySet[Agreement] = in_force(user)
    if ids is not None:
        shown = shown.filter(Exists(AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__id__any=ids)))
    rows = AgreementParty.objects.filter(agreement__in=shown).order_by("agreement_id", "pk")
    listed = rows.values_list("agreement_id", "agreement__title", "agreement__ref", "organisation_id")
    for (_, title, ref), group in groupby(listed.iterator(5000), key=itemgetter(0, 1, 2)):
        parties = [row[3] for row in group]
        pairs = combinations(parties, 2) if len(parties) <= CROWD else product(parties[:1], parties[1:])
        for one, other in pairs:
            yield Tie(min(one, other), max(one, other), AGREEMENT, title, ref)


def _chains(user: Any, ids: list[int] | None) -> Iterator[Tie]:
    """From who stands in one link of a chain to who stands in the next."""
    shown: QuerySet[Chain] = visible_chains(user)
    if ids is not None:
        shown = shown.filter(Exists(ChainStep.objects.filter(chain=OuterRef("pk"), organisation__id__any=ids)))
    rows = ChainStep.objects.filter(chain__in=shown, organisation__isnull=False).order_by("chain_id", "link", "pk")
    listed = rows.values_list("chain_id", "chain__name", "chain__ref", "link", "organisation_id")
    for (_, title, ref), group in groupby(listed, key=itemgetter(0, 1, 2)):
        links = [(link, [row[4] for row in steps]) for link, steps in groupby(group, key=itemgetter(3))]
        for (link, here), (after, there) in pairwise(links):
            if after == link + 1:
                for one, other in product(here, there):
                    if one != other:
                        yield Tie(one, other, CHAIN, title, ref)
