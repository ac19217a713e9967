"""The rule of asking, over a year of made-up organisations and people: as often as said, and not once more."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weerbaar.features.networks.upkeep.rules import GAP, MOMENTS, Due, Facts, Heard, Person, Why, plan

START = date(2027, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def thing(number: int, due: int) -> Due:
    return Due(day(due), "capability", UUID(int=number))


@dataclass
class World:
    """Plays the days: does what the plan says and remembers who heard what when."""

    things: list[Due]
    people: list[int]
    letters: list[tuple[date, int]] = field(default_factory=list)
    asked: dict[tuple[int, Due], list[date]] = field(default_factory=lambda: defaultdict(list))
    told: dict[Due, tuple[date, Why]] = field(default_factory=dict)
    bounced: set[int] = field(default_factory=set)

    def facts(self) -> Facts:
        people = [
            Person(
                one,
                max((at for at, who in self.letters if who == one), default=None),
                one not in self.bounced,
                {due: Heard(len(days), days[-1]) for (who, due), days in self.asked.items() if who == one},
            )
            for one in self.people
        ]
        return Facts(self.things, people, self.told)

    def play(self, today: date) -> None:
        done = plan(today, self.facts())
        for ask in done.asks:
            assert ask.things
            self.letters.append((today, ask.person))
            for due, number in ask.things:
                assert number == len(self.asked[ask.person, due]) + 1
                self.asked[ask.person, due].append(today)
        for due, why in done.tell:
            assert due not in self.told
            self.told[due] = (today, why)


@pytest.mark.parametrize(
    ("missed", "asked", "told"),
    [
        ([], [70, 100, 114], 128),
        (range(60, 75), [75, 100, 114], 128),  # the worker stood still
        (range(60, 105), [105, 119, 133], 147),
        (range(60, 300), [300, 314, 328], 342),
        (range(100, 102), [70, 102, 116], 130),
    ],
)
def test_one_thing_that_nobody_confirms(missed: range | list[int], asked: list[int], told: int) -> None:
    world = World([thing(1, 100)], [7])
    for number in range(365):
        if number not in missed:
            world.play(day(number))
    assert world.asked[7, thing(1, 100)] == [day(number) for number in asked]
    assert world.told == {thing(1, 100): (day(told), Why.NO_ANSWER)}


@pytest.mark.parametrize(
    ("people", "bounced", "told", "why"),
    [([], set(), 70, Why.NO_EDITOR), ([7], {7}, 70, Why.BOUNCED), ([7, 8], {7}, 128, Why.NO_ANSWER)],
)
def test_when_nobody_can_be_asked_the_coordinator_hears_at_once(
    people: list[int], bounced: set[int], told: int, why: Why
) -> None:
    world = World([thing(1, 100)], people, bounced=bounced)
    for number in range(365):
        world.play(day(number))
    assert world.told == {thing(1, 100): (day(told), why)}
    assert {who for who, _ in world.asked} == set(people) - bounced


def test_what_comes_soon_goes_along_in_one_letter() -> None:
    world = World([thing(1, 100), thing(2, 105), thing(3, 130)], [7])
    for number in range(110):
        world.play(day(number))
    assert world.letters == [(day(70), 7), (day(100), 7)]
    assert world.asked[7, thing(2, 105)] == [day(70), day(100)]
    assert world.asked[7, thing(3, 130)] == [day(100)]


WORLDS = st.builds(
    World,
    st.lists(st.integers(40, 300), max_size=8).map(
        lambda dues: [thing(number, due) for number, due in enumerate(dues)]
    ),
    st.lists(st.integers(1, 4), max_size=3, unique=True),
)


@settings(deadline=None, max_examples=60)
@given(world=WORLDS, missed=st.sets(st.integers(0, 364), max_size=200), doubled=st.sets(st.integers(0, 364)))
def test_a_year_with_days_missed_and_doubled(world: World, missed: set[int], doubled: set[int]) -> None:
    for number in range(420):
        if number not in missed:
            world.play(day(number))
            if number in doubled:
                before = (list(world.letters), dict(world.told))
                world.play(day(number))
                assert before == (world.letters, world.told), "the same day again does nothing"
    for one in world.people:
        mine = sorted(at for at, who in world.letters if who == one)
        assert all(later - earlier >= GAP for earlier, later in pairwise(mine))
        for due in world.things:
            days = world.asked[one, due]
            assert len(days) == len(MOMENTS), "three times, and not once more"
            for at, moment in zip(days, MOMENTS, strict=True):
                assert at >= due.due_on + moment - GAP, "never earlier than two weeks before its moment"
    if world.people:
        for due in world.things:
            at, why = world.told[due]
            assert why == Why.NO_ANSWER
            assert at >= max(world.asked[one, due][-1] for one in world.people) + GAP
    assert set(world.told) == set(world.things)
    assert Counter(world.letters) == Counter(set(world.letters)), "one letter a day at most"


@settings(deadline=None, max_examples=40)
@given(world=WORLDS, confirmed=st.dictionaries(st.integers(0, 7), st.integers(0, 360)))
def test_what_is_confirmed_is_asked_no_more(world: World, confirmed: dict[int, int]) -> None:
    gone: set[Due] = set()
    for number in range(420):
        world.things = [one for one in world.things if confirmed.get(one.target.int, 999) > number]
        gone = {one for _, one in world.asked} - set(world.things)
        before = {key: len(days) for key, days in world.asked.items() if key[1] in gone}
        world.play(day(number))
        assert before == {key: len(world.asked[key]) for key in before}
