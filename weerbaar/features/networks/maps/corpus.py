"""What the search engine knows of capabilities: one document each, and the facets to narrow by."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.search.port import Apart, Corpus, Document, Facet, Range
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

NAME = "capaciteiten"
YES, NO = "ja", "nee"
Guards = tuple[tuple[str, tuple[Clause, ...]], ...]

# One statement for all: the whole register streams through it when the index is rebuilt. Lists come as text and numbers
# ready to store, which costs a third of what it takes to make lists, decimals and dates of them here.
_LIST = "array_to_string({}, chr(31))".format
ROWS = f"""
select c.id, c.organisation_id, c.name, c.description,
       {_LIST("c.sub_needs")}, {_LIST("c.phases")}, c.form, {_LIST("c.area")}, {_LIST("c.regions")},
       trunc(c.quantity)::bigint, c.notice_hours, c.sustain_hours, {_LIST("c.falls_away")},
       c.confirmed_until - date '0001-01-01' + 1, c.status, {_LIST("c.audience")},
       c.claimed_agreement, c.conditions, c.unit,
       o.name || coalesce(' ' || nullif(array_to_string(o.other_names, ' '), ''), ''), o.kind, o.level,
       {_LIST("o.audience")}, o.summary || ' ' || o.seat
from capabilities_capability c join organisations_organisation o on o.id = c.organisation_id
where c.status <> 'ingetrokken' and o.ended_on is null {{where}}
order by c.organisation_id, c.id
"""  # noqa: S608 - made of constants


def documents(ids: Collection[int] | None) -> Iterator[Document]:
    """The documents of all capabilities, or of these; what was withdrawn, stopped or deleted is left out."""
    partners, promised = _partners(ids), _promised(ids)
    made = Maker()
    for row in _rows(ids):
        yield made.document(row, partners.get(row[1]), promised.get(row[0], ()))


def _rows(ids: Collection[int] | None) -> Iterator[tuple[Any, ...]]:
    if ids is not None:
        with connection.cursor() as cursor:
            cursor.execute(ROWS.format(where="and c.id = any(%s)"), [list(ids)])
            yield from cursor.fetchall()
        return
    # A server-side cursor lives inside a transaction; the register is never in memory as a whole.
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(ROWS.format(where=""))
        while rows := cursor.fetchmany(20_000):
            yield from rows


def _partners(ids: Collection[int] | None) -> dict[int, dict[str, bool]]:
    """Per organisation: need -> whether it is a traditional partner there."""
    where = (
        ""
        if ids is None
        else ("where organisation_id in (select organisation_id from capabilities_capability where id = any(%s))")
    )
    found: dict[int, dict[str, bool]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(
            f"select organisation_id, need, is_traditional from organisations_partnerrole {where}",  # noqa: S608
            [] if ids is None else [list(ids)],
        )
        for organisation, need, is_traditional in cursor.fetchall():
            found[organisation][need] = is_traditional
    return found


def _promised(ids: Collection[int] | None) -> dict[int, Guards]:
    """Per capability: the kinds of its agreements in force, each with what must be opened to know of it."""
    today = timezone.localdate()
    agreements = Agreement.objects.prefetch_related("party_rows__organisation", "lines__capability__organisation")
    agreements = agreements.exclude(valid_to__lt=today)
    if ids is not None:
        agreements = agreements.filter(lines__capability__in=list(ids)).distinct()
    found: dict[int, list[tuple[str, tuple[Clause, ...]]]] = defaultdict(list)
    for agreement in agreements.iterator(chunk_size=2000):
        clauses = _clauses(agreement)
        for line in agreement.lines.all():
            found[line.capability_id].append((agreement.kind, clauses))
    return {pk: tuple(guards) for pk, guards in found.items()}


def _clauses(agreement: Agreement) -> tuple[Clause, ...]:
    """As `Agreement.clauses`, on prefetched rows and each clause once."""
    clauses = {agreement.clause}
    clauses.update(row.organisation.clause for row in agreement.party_rows.all())
    for line in agreement.lines.all():
        clauses.update(line.capability.clauses())
    return tuple(sorted(clauses, key=sorted))


class Maker:
    """Makes documents of rows. Lists of codes and what follows from them come back often, so each is made once."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, ...]] = {"": ()}
        self._clauses: dict[str, Clause] = {}
        self._needs: dict[str, tuple[str, ...]] = {}
        self._labels: dict[tuple[str, str, str], str] = {}
        self._lone: dict[str, tuple[str, ...]] = {}

    def codes(self, told: str) -> tuple[str, ...]:
        """'a\x1fb' as ('a', 'b')."""
        found = self._codes.get(told)
        if found is None:
            found = self._codes[told] = tuple(told.split("\x1f"))
        return found

    def _clause(self, told: str) -> Clause:
        found = self._clauses.get(told)
        if found is None:
            found = self._clauses[told] = frozenset(self.codes(told))
        return found

    def _needs_of(self, told: str) -> tuple[str, ...]:
        found = self._needs.get(told)
        if found is None:
            found = self._needs[told] = vocabularies.needs_of(self.codes(told))
        return found

    def _only(self, told: str) -> tuple[str, ...]:
        """The region, where there is just one."""
        found = self._lone.get(told)
        if found is None:
            regions = self.codes(told)
            found = self._lone[told] = regions if len(regions) == 1 and regions[0] != "NL" else ()
        return found

    def _labelled(self, sub_needs: str, form: str, kind: str) -> str:
        """The labels that people may search by."""
        key = sub_needs, form, kind
        found = self._labels.get(key)
        if found is None:
            words = [vocabularies.label(Vocabulary.SUB_NEED, code) for code in self.codes(sub_needs)]
            words.append(vocabularies.label(Vocabulary.FORM, form))
            found = self._labels[key] = " ".join([*words, vocabularies.label(Vocabulary.ORGANISATION_KIND, kind)])
        return found

    def document(self, row: tuple[Any, ...], partners: Mapping[str, bool] | None, promised: Guards) -> Document:
        """One row of `ROWS`, with who is a traditional partner per need and the agreements that cover it."""
        (
            pk, organisation_id, name, description, sub_needs, phases, form, area, regions, quantity, notice, sustain,
            falls_away, confirmed_until, status, audience, claimed, conditions, unit,
            organisation, kind, level, organisation_audience, about,
        ) = row  # fmt: skip
        codes, needs = self.codes, self._needs_of(sub_needs)
        return Document(
            id=pk,
            group=organisation_id,
            texts={
                "title": name,
                "organisation": organisation,
                "labels": self._labelled(sub_needs, form, kind),
                "body": f"{description} {conditions}",
                "about": about,
            },
            facets={
                "behoefte": needs,
                "deelbehoefte": codes(sub_needs),
                "fase": codes(phases),
                "vorm": codes(form),
                "regio": codes(regions),
                "gebied": codes(area),
                "alleenHier": self._only(regions),
                "soort": codes(kind),
                "niveau": codes(level),
                "traditioneel": _traditional(needs, partners) if partners else (),
                "valtWegBij": codes(falls_away),
                "status": codes(status),
                "afspraak": codes(claimed),
                "eenheid": codes(unit) if quantity is not None else (),
            },
            guarded={"afspraak": promised} if promised else {},
            clauses=(self._clause(audience), self._clause(organisation_audience)),
            numbers={
                "notice_hours": notice,
                "sustain_hours": sustain,
                "quantity": quantity,
                "confirmed_until": confirmed_until,
            },
            rank=_completeness(description, quantity, notice, sustain, phases),
        )


def _traditional(needs: tuple[str, ...], partners: Mapping[str, bool]) -> tuple[str, ...]:
    """Tokens 'ja', 'nee' and 'need:ja', 'need:nee' for the needs that this capability serves."""
    told = {need: YES if partners[need] else NO for need in needs if need in partners}
    return tuple(sorted({*told.values(), *(f"{need}:{answer}" for need, answer in told.items())}))


def _completeness(*fields: Any) -> float:
    """0..1: how many of the fields that a coordinator needs first are filled."""
    return (len(fields) - fields.count(None) - fields.count("")) / len(fields)


# --- facets -----------------------------------------------------------------------------------


def _everywhere_or(region: str) -> tuple[str, ...]:
    """'Usable there': what is for the whole country, or touches the region."""
    return ("NL", region)


def _usable_in(municipality: str) -> tuple[str, ...]:
    return ("NL", geography.table().region_of[municipality], municipality)


def _usable_in_province(province: str) -> tuple[str, ...]:
    table = geography.table()
    members = table.municipalities_of_province[province]
    return ("NL", *sorted({table.region_of[code] for code in members}), *members)


def _traditional_values() -> tuple[str, ...]:
    needs = vocabularies.codes(Vocabulary.NEED)
    return (YES, NO, *(f"{need}:{answer}" for need in needs for answer in (YES, NO)))


def _freshness() -> dict[str, Range]:
    today = timezone.localdate().toordinal()
    return {
        "bevestigd": Range("confirmed_until", low=today),
        "verlopen": Range("confirmed_until", high=today - 1),
        "nooit": Range("confirmed_until", low=date.max.toordinal(), missing=True),
    }


def _of(vocabulary: Vocabulary) -> Any:
    return lambda: tuple(vocabularies.words(vocabulary))


FACETS = (
    Facet("behoefte", _of(Vocabulary.NEED)),
    Facet("deelbehoefte", _of(Vocabulary.SUB_NEED)),
    Facet("fase", _of(Vocabulary.PHASE)),
    Facet("vorm", _of(Vocabulary.FORM)),
    Facet("regio", lambda: tuple(geography.table().regions), tokens=_everywhere_or),
    Facet("alleenHier", lambda: tuple(geography.table().regions)),
    Facet("gemeente", lambda: tuple(geography.table().municipalities), "gebied", _usable_in, standard=False),
    Facet("provincie", lambda: tuple(geography.table().provinces), "gebied", _usable_in_province, standard=False),
    Facet("plaats", lambda: tuple(geography.table().municipalities), "gebied", standard=False),
    Facet("soort", _of(Vocabulary.ORGANISATION_KIND)),
    Facet("niveau", _of(Vocabulary.LEVEL)),
    Facet("traditioneel", _traditional_values),
    Facet("afspraak", _of(Vocabulary.AGREEMENT_KIND)),
    Facet("actueel", ranges=_freshness),
    Facet("valtWegBij", _of(Vocabulary.FALLS_AWAY)),
    Facet("status", lambda: (Capability.Status.ACTIVE.value, Capability.Status.PAUSED.value), standard=False),
    Facet("eenheid", _of(Vocabulary.UNIT), standard=False),
)

ACTIVE = Apart(filters={"status": (Capability.Status.ACTIVE.value,)})
AVAILABLE = Apart(filters={**ACTIVE.filters, "actueel": ("bevestigd",)})
"""What can be counted on: active, and confirmed in term. The matrix and the map count this (`port.cross`)."""


def near(filters: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """What is meant for the places chosen, and not for the whole country: stored tokens by the name of their source."""
    found: dict[str, tuple[str, ...]] = {}
    for facet in FACETS:
        if facet.name in ("regio", "gemeente", "provincie"):
            tokens = {token for code in filters.get(facet.name, ()) for token in facet.tokens(code)} - {"NL"}
            if tokens:
                source = facet.source or facet.name
                found[source] = tuple(sorted(tokens.union(found.get(source, ()))))
    return found


CORPUS = Corpus(
    name=NAME,
    documents=documents,
    facets=FACETS,
    weights={"title": 2.5, "organisation": 2.0, "labels": 1.3, "body": 1.0, "about": 0.5},
    numbers=("notice_hours", "sustain_hours", "quantity", "confirmed_until"),
    sorts=("title", "organisation"),
    fresh="confirmed_until",
)
