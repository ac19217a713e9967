"""The list of practices or initiatives, narrowed: rows through `visible_to`, counts over exactly those."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, When

from weerbaar.features.content.practices import queries
from weerbaar.features.content.practices.asked import CHOICES, Asked, Choice
from weerbaar.features.content.practices.models import Practice
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui.options import Block, Option, block

Among = Sequence[int] | None
MOST = 2000  # rows whose codes are counted; far more than there will be


def rows(user: Any, stage: str, asked: Asked, among: Among = None) -> QuerySet[Practice]:
    """What fits all choices, newest first; of `among` (keys that a question found) in that order."""
    found = _narrowed(queries.list_practices(user, stage), asked, among)
    if not among:
        return found
    place = Case(*(When(pk=pk, then=number) for number, pk in enumerate(among)), output_field=IntegerField())
    return found.order_by(place, "pk")


def _narrowed(found: QuerySet[Practice], asked: Asked, among: Among, but: str = "") -> QuerySet[Practice]:
    if among is not None:
        found = found.filter(pk__in=among)
    for choice in CHOICES:
        codes = asked.filters.get(choice.name, ())
        if codes and choice.name != but:
            found = found.filter(_fits(choice, codes))
    return found.filter(queries.seeking()) if asked.seeks else found


def _fits(choice: Choice, codes: Iterable[str]) -> Q:
    return Q(**{f"{choice.field}__{'overlap' if choice.is_list else 'in'}": list(codes)})


def counts(user: Any, stage: str, asked: Asked, choice: Choice, among: Among = None) -> Counter[str]:
    """How many there would be with each value of this choice, the other choices as they are. One query."""
    found = _narrowed(queries.list_practices(user, stage), asked, among, but=choice.name)
    values = found.order_by().values_list(choice.field, flat=True)[:MOST]
    if choice.is_list:
        return Counter(code for codes in values for code in codes)
    return Counter(values)


def blocks(user: Any, stage: str, asked: Asked, among: Among = None) -> list[Block]:
    """Every choice that has something to choose, for the component `facet`."""
    made = [_block(user, stage, asked, choice, among) for choice in _for(stage)]
    return [one for one in made if len(one.options) > 1 or one.chosen]


def _for(stage: str) -> list[Choice]:
    """What has not ended has not been evaluated."""
    return [one for one in CHOICES if one.name != "bewijs" or stage == Practice.Stage.PRACTICE]


def _block(user: Any, stage: str, asked: Asked, choice: Choice, among: Among) -> Block:
    counted, chosen = counts(user, stage, asked, choice, among), asked.filters.get(choice.name, ())
    options = [
        Option(code, word.label, counted[code], code in chosen, asked.toggled(choice.name, code).address())
        for code, word in vocabularies.words(choice.vocabulary).items()
        if counted[code] or code in chosen
    ]
    return block(choice.name, choice.title, options, is_open=choice.is_open)


def chips(asked: Asked) -> list[tuple[str, str, str]]:
    """(title, label, address without it) of each choice that is on."""
    return [
        (choice.title, vocabularies.label(choice.vocabulary, code), asked.toggled(choice.name, code).address())
        for choice in CHOICES
        for code in asked.filters.get(choice.name, ())
    ]


def first_in(user: Any, stage: str, asked: Asked, code: str, at_most: int, among: Among = None) -> list[Practice]:
    """The newest in one cell of the quadrant, the other choices as they are."""
    found = _narrowed(queries.list_practices(user, stage), asked, among, but="kwadrant")
    return list(found.filter(quadrant=code)[:at_most])
