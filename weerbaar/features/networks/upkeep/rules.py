"""When whom is asked whether something is still right, and when a coordinator hears that nobody answers.

Pure: what stands in the register goes in as facts, what is to be done comes out. The rule, for one organisation:

- Of each thing that is due on a day, each of its people is asked three times at most: from a month before that day,
  from that day, and from two weeks after it.
- One letter per person holds everything: when something has to be asked, whatever would have to be asked within two
  weeks goes along. So nobody gets two letters about one organisation within two weeks.
- A coordinator hears of it once: two weeks after everybody was asked for the third time; at once when every letter came
  back; and from a month before the day when there is nobody to ask.

What was missed (nobody was asked in time because the machine stood still) is asked once, when it runs again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from weerbaar.features.networks.upkeep.models import Escalation
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations import rules as organisations
from weerbaar.foundation.organisations.models import Organisation

Why = Escalation.Why
# From when on something is asked for the first, second and third time, counted from the day on which it is due.
MOMENTS = (timedelta(days=-30), timedelta(days=0), timedelta(days=14))
AHEAD = -MOMENTS[0]
GAP = timedelta(days=14)
# What was never confirmed is due so long after it was written down: the first question comes after a month.
FIRST_TERM = timedelta(days=60)
# A letter that came back says for so long that asking this person has no use, unless their address changes.
REST = timedelta(days=90)
# Coordinators get a letter at most once a week.
DIGEST_GAP = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A record (kind and uuid; `key` is its primary key where that is known) that has to be confirmed by a day."""

    due_on: date
    kind: str
    target: UUID
    key: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """How often a person was asked about one thing, and when last."""

    times: int
    last: date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who keeps the organisation. `hidden`: what they may not see, and so are never asked."""

    id: int
    last_asked: date | None = None
    is_reachable: bool = True
    heard: Mapping[Due, Heard] = field(default_factory=dict)
    hidden: Collection[Due] = frozenset()

    def times(self, thing: Due) -> int:
        return self.heard[thing].times if thing in self.heard else 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one organisation: what stands there, who keeps it, and what a coordinator knows already."""

    things: Sequence[Due]
    people: Sequence[Person] = ()
    told: Collection[Due] = frozenset()


@dataclass(frozen=True, slots=True)
class Asking:
    """One letter: to whom, and about what for the how many-th time."""

    person: int
    things: tuple[tuple[Due, int], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    asks: tuple[Asking, ...]
    tell: tuple[tuple[Due, Why], ...]


def plan(today: date, facts: Facts) -> Plan:
    """What has to be done today. Doing it and asking again on the same day gives nothing."""
    things = sorted(thing for thing in facts.things if thing.due_on + MOMENTS[0] <= today + GAP)
    asks = [ask for person in facts.people if (ask := _ask(today, person, things)) is not None]
    tell = [
        (thing, why)
        for thing in things
        if thing not in facts.told and (why := _why(today, thing, facts.people)) is not None
    ]
    return Plan(tuple(asks), tuple(tell))


def _ask(today: date, person: Person, things: Sequence[Due]) -> Asking | None:
    if not person.is_reachable or (person.last_asked is not None and today < person.last_asked + GAP):
        return None
    moments = [
        (thing, person.times(thing) + 1, thing.due_on + MOMENTS[person.times(thing)])
        for thing in things
        if thing not in person.hidden and person.times(thing) < len(MOMENTS)
    ]
    if not any(moment <= today for _, _, moment in moments):
        return None
    return Asking(person.id, tuple((thing, number) for thing, number, moment in moments if moment <= today + GAP))


def _why(today: date, thing: Due, people: Sequence[Person]) -> Why | None:
    """Why a coordinator should hear of it today, or None."""
    if today < thing.due_on + MOMENTS[0]:
        return None
    asked = [person for person in people if thing not in person.hidden]
    if not asked:
        return Why.NO_EDITOR
    reachable = [person for person in asked if person.is_reachable]
    if not reachable:
        return Why.BOUNCED
    if today < thing.due_on + MOMENTS[-1] + GAP:
        return None
    waited = all(
        person.times(thing) >= len(MOMENTS) and today >= person.heard[thing].last + GAP for person in reachable
    )
    return Why.NO_ANSWER if waited else None


def due_on(confirmed_until: date | None, written_on: date) -> date:
    """The day by which something has to be confirmed (again)."""
    return confirmed_until if confirmed_until is not None else written_on + FIRST_TERM


def may_look_after(user: Any, organisation: Organisation) -> Verdict:
    """See everything of an organisation together to confirm it: who may confirm the organisation."""
    return organisations.may_confirm(user, organisation)
