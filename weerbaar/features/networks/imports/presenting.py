"""A plan in words: each row with what is new, or old beside new, as a person compares it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from weerbaar.features.networks.capabilities.exchange.linking import sentence
from weerbaar.features.networks.capabilities.exchange.plans import (
    BarePlan,
    CapabilityPlan,
    LinkPlan,
    OrganisationPlan,
    Plan,
)
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports.models import PreviewRow
from weerbaar.foundation.organisations.models import Relation
from weerbaar.foundation.ui.lines import label_of, shown

NEW_FIELDS = ("form", "sub_needs", "area", "quantity", "unit", "notice_hours", "visibility")
Kind = PreviewRow.Kind
Details = list[list[str]]


class _Words:
    """Values in words, each made once per file: many rows hold the same."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._labels: dict[str, str] = {}
        self._shown: dict[tuple[str, str], str] = {}

    def label(self, name: str) -> str:
        if name not in self._labels:
            self._labels[name] = label_of(self.kind, name)
        return self._labels[name]

    def shown(self, name: str, value: Any) -> str:
        key = (name, str(value))
        if key not in self._shown:
            plain = value if value is None or isinstance(value, list | bool | int | str) else str(value)
            self._shown[key] = shown(self.kind, name, plain)
        return self._shown[key]


def preview_rows(plan: Plan, gone: Sequence[Capability], past: Sequence[Relation] = ()) -> list[PreviewRow]:
    """The rows of a preview, not saved. `gone` and `past`: what the file no longer holds; the plan says what goes."""
    withdrawn = {one.pk for one in plan.withdrawals}
    ended = {one.pk for one in plan.endings}
    about = _of_organisations(plan.organisations, _Words("organisation"))
    wrong = {error.row for error in plan.errors}
    words = _Words("capability")
    rows = [*_errors(plan), *_refused(plan)]
    # A row with an error is that alone, whatever else it would do.
    fine = [one for one in plan.capabilities if one.number not in wrong]
    rows += [_planned(one, about.pop(one.number, []), words) for one in fine]
    rows += [_untouched(one, about.pop(one.number, [])) for one in plan.untouched if one.number not in wrong]
    rows += [_bare(one, about.pop(one.number, [])) for one in plan.bare if one.number not in wrong]
    rows += [_link(one) for one in (*plan.links, *plan.untouched_links)]
    rows += [_gone(one, one.pk in withdrawn) for one in gone]
    rows += [_past(one, one.pk in ended) for one in past]
    for row in rows:
        row.double = plan.doubles_of(row.number)
        row.is_same = plan.choice_of(row.number)
        row.digest = _digest(row)
    return rows


def _errors(plan: Plan) -> Iterator[PreviewRow]:
    cells: dict[int, Details] = defaultdict(list)
    for error in plan.errors:
        cells[error.row].append([error.column, error.cell, error.message])
    for number, details in cells.items():
        yield PreviewRow(number=number, kind=Kind.ERROR, details=details)


def _refused(plan: Plan) -> Iterator[PreviewRow]:
    for one in plan.refused.values():
        yield PreviewRow(
            number=one.row, kind=Kind.REFUSED, organisation=one.organisation[:200], details=[["", "", one.reason]]
        )


def _planned(row: CapabilityPlan, about_owner: Details, words: _Words) -> PreviewRow:
    one = row.capability
    details = list(about_owner)
    if row.is_new:
        details += [
            [words.label(name), "", text] for name in NEW_FIELDS if (text := words.shown(name, getattr(one, name)))
        ]
    else:
        details += [
            [words.label(name), words.shown(name, getattr(one, name)), words.shown(name, new)]
            for name, new in row.fields.items()
        ]
    if row.confirmed_on:
        details.append(
            [
                "bevestigd op",
                words.shown("confirmed_on", one.confirmed_on),
                words.shown("confirmed_on", row.confirmed_on),
            ]
        )
    return _row(row, Kind.NEW if row.is_new else Kind.CHANGED, details)


def _untouched(row: CapabilityPlan, about_owner: Details) -> PreviewRow:
    return _row(row, Kind.CHANGED if about_owner else Kind.UNCHANGED, about_owner)


def _row(row: CapabilityPlan, kind: Kind, details: Details) -> PreviewRow:
    one = row.capability
    return PreviewRow(
        number=row.number,
        kind=kind,
        title=str(row.fields.get("name", one.name)),
        organisation=one.organisation.name,
        capability=None if row.is_new else one,
        details=details,
    )


def _gone(one: Capability, is_withdrawn: bool) -> PreviewRow:
    return PreviewRow(
        kind=Kind.GONE,
        title=one.name,
        organisation=one.organisation.name,
        capability=one,
        is_withdrawn=is_withdrawn,
    )


def _bare(row: BarePlan, about: Details) -> PreviewRow:
    one = row.organisation
    kind = Kind.NEW if one._state.adding else Kind.CHANGED if about else Kind.UNCHANGED
    return PreviewRow(number=row.number, kind=kind, title=one.name, organisation=one.name, details=about)


def _link(row: LinkPlan) -> PreviewRow:
    title = sentence(row.source, row.kind, row.target)[:200]
    details = [["relatie", "", title], *([["toelichting", "", row.note]] if row.note else [])]
    return PreviewRow(
        number=row.number,
        kind=Kind.UNCHANGED if row.relation else Kind.NEW,
        title=title,
        organisation=row.source.name,
        relation=row.relation,
        details=[] if row.relation else details,
    )


def _past(one: Relation, is_ended: bool) -> PreviewRow:
    return PreviewRow(
        kind=Kind.GONE,
        title=sentence(one.source, one.kind, one.target)[:200],
        organisation=one.source.name,
        relation=one,
        is_withdrawn=is_ended,
    )


def _of_organisations(plans: Iterable[OrganisationPlan], words: _Words) -> dict[int, Details]:
    """What becomes of organisations, at the row that says it first."""
    told: dict[int, Details] = defaultdict(list)
    for planned in plans:
        one = planned.organisation
        if planned.is_new:
            told[planned.number].append(["nieuwe organisatie", "", one.name])
        for name, value in planned.values.items():
            label = f"organisatie, {words.label(name)}"
            told[planned.number].append([label, words.shown(name, getattr(one, name)), words.shown(name, value)])
        if planned.kvk and not planned.is_new:
            told[planned.number].append(["organisatie, KvK-nummer", "", planned.kvk])
    return told


def _digest(row: PreviewRow) -> str:
    """The same for the same row of the same file over the same register."""
    told = [row.kind, row.number, row.title, row.organisation, row.capability_id, row.details, row.double, row.is_same]
    return hashlib.blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()
