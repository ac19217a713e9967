"""Rows that hang on one organisation go to another, and nothing is revealed by it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from weerbaar.features.networks.lineage.ledger import Ledger
from weerbaar.features.networks.lineage.outcomes import MOVES, NARROWER, OWN, TWIN, Fate, Outcome
from weerbaar.foundation.audiences.keys import Clause, Visibility, organisation_key
from weerbaar.foundation.audiences.rules import is_within
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import belongings
from weerbaar.foundation.ports.belongings import Belonging, Tell

Chosen = Collection[tuple[str, str]]


def key_of(row: Any) -> str:
    """How a row is named in a form: by its ref, where it has one."""
    return str(getattr(row, "ref", row.pk))


def rows_on(belonging: Belonging, organisation: Organisation) -> models.QuerySet[Any]:
    """The rows of one kind that hang on an organisation."""
    rows = belonging.model._default_manager.order_by("pk")
    if belonging.by_uuid:
        return rows.filter(**{belonging.field: organisation.uuid, "kind": "organisation"})
    return rows.filter(**{belonging.field: organisation})


@dataclass(slots=True)
class Move:
    """From `goes` to `stays`, for `actor`; with `chosen` (names of belongings and keys) only those rows."""

    actor: Any
    goes: Organisation
    stays: Organisation
    ledger: Ledger
    outcome: Outcome
    chosen: Chosen | None = None
    tells: list[Tell] = field(default_factory=list)
    guarded: dict[tuple[str, int], tuple[Belonging, Any, list[Clause]]] = field(default_factory=dict)
    seen: dict[str, set[Any]] = field(default_factory=dict)
    narrowed: set[tuple[str, int]] = field(default_factory=set)

    def note(self) -> None:
        """Before anything changes: what must be told afterwards, and who may see what."""
        for belonging in belongings.every():
            if belonging.moves:
                rows = self._rows(belonging)
                if belonging.visible_to is not None:
                    found = belonging.visible_to(self.actor).filter(pk__in=[row.pk for row in rows])
                    self.seen[belonging.name] = set(found.values_list("pk", flat=True))
                for row in rows:
                    self.tells.append(belonging.watch(row))
                    self._guard(belonging, row)
                if belonging.guarded is not None:
                    for row in rows_on(belonging, self.stays):
                        self._guard(belonging, row)

    def go(self) -> None:
        """Move every row."""
        for belonging in belongings.every():
            if not belonging.moves:
                continue
            rows = self._rows(belonging)
            seen = self.seen.get(belonging.name, set())
            for row in rows:
                name = belonging.name_of(row)
                what = self._move(belonging, row)
                if row.pk in seen:
                    url = belonging.url_of(row) if belonging.url_of else ""
                    self.outcome.fates.append(Fate(belonging.title, name, what, self._at(belonging, row), url))

    def settle(self, added: Iterable[Any] = ()) -> None:
        """Set the audiences that follow; what would be revealed is closed to all but the organisation itself."""
        for row in added:
            self.ledger.added(row)
            for belonging in belongings.every():
                if belonging.guarded is not None and isinstance(row, belonging.model):
                    self._guard(belonging, row)
        for belonging, record, before in self.guarded.values():
            self._renew(belonging, record, before)
        self.outcome.fates = [
            Fate(one.title, one.name, NARROWER, one.at, one.url) if one.at in self.narrowed else one
            for one in self.outcome.fates
        ]

    def tell(self) -> None:
        for tell in self.tells:
            tell(self.actor)

    def _rows(self, belonging: Belonging) -> list[Any]:
        rows = list(rows_on(belonging, self.goes))
        if self.chosen is None:
            return rows
        return [row for row in rows if belonging.splits and (belonging.name, key_of(row)) in self.chosen]

    def _at(self, belonging: Belonging, row: Any) -> tuple[str, Any]:
        record = belonging.guarded(row) if belonging.guarded else row
        return record._meta.label_lower, record.pk

    def _guard(self, belonging: Belonging, row: Any) -> None:
        if belonging.guarded is not None:
            record = belonging.guarded(row)
            own = {organisation_key(self.goes.pk): organisation_key(self.stays.pk)}
            before = [frozenset(own.get(key, key) for key in clause) for clause in record.clauses()]
            self.guarded.setdefault((record._meta.label_lower, record.pk), (belonging, record, before))

    def _move(self, belonging: Belonging, row: Any) -> str:
        if self._is_about_both(belonging, row):
            self.ledger.drop(row)
            return OWN
        value = self.stays.uuid if belonging.by_uuid else self.stays
        if self._has_twin(belonging, row, value):
            return self._end_twin(belonging, row)
        self.ledger.touch(row, belonging.guarded(row) if belonging.guarded else None)
        values: dict[str, Any] = {belonging.field: value}
        if hasattr(row, "updated_at"):
            values["updated_at"] = timezone.now()
        try:
            with transaction.atomic():
                belonging.model._default_manager.filter(pk=row.pk).update(**values)
        except IntegrityError:
            return self._end_twin(belonging, row)
        return MOVES

    def _end_twin(self, belonging: Belonging, row: Any) -> str:
        if not belonging.twin_stays:
            self.ledger.drop(row)
        return TWIN

    def _is_about_both(self, belonging: Belonging, row: Any) -> bool:
        """A relation between the two: the other end is the organisation that stays."""
        others = [
            one for one in row._meta.concrete_fields
            if isinstance(one, models.ForeignKey) and one.related_model is Organisation and one.name != belonging.field
        ]  # fmt: skip
        return any(getattr(row, one.attname) == self.stays.pk for one in others)

    def _has_twin(self, belonging: Belonging, row: Any, value: Any) -> bool:
        if belonging.twin_by is None:
            return False
        same = {name: getattr(row, name) for name in belonging.twin_by}
        return belonging.model._default_manager.filter(**{belonging.field: value}, **same).exists()

    def _renew(self, belonging: Belonging, record: Any, before: list[Clause]) -> None:
        fresh = type(record)._default_manager.filter(pk=record.pk).first()
        assert belonging.audience_of is not None
        if fresh is None:
            return
        was = list(fresh.audience)
        fresh.audience = belonging.audience_of(fresh)
        values: dict[str, Any] = {"audience": fresh.audience}
        if not is_within(fresh.clauses(), before):
            fresh.visibility = Visibility.OWN
            fresh.audience = belonging.audience_of(fresh)
            values = {"audience": fresh.audience, "visibility": fresh.visibility}
            self.narrowed.add((fresh._meta.label_lower, fresh.pk))
        if was != fresh.audience:
            self.ledger.touch(fresh)
            type(fresh)._default_manager.filter(pk=fresh.pk).update(**values, updated_at=timezone.now())
