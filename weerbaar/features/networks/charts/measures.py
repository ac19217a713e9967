"""What a map can be coloured by, and how values fall into five classes. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

KEY, USUAL = "kleur", "aanbieders"
PROVIDERS, CAPABILITIES, AMOUNT, SHARE = USUAL, "capaciteiten", "hoeveelheid", "bevestigd"
MEASURES = {
    PROVIDERS: "Organisaties",
    CAPABILITIES: "Capaciteiten",
    AMOUNT: "Hoeveelheid",
    SHARE: "Bevestigd deel",
}
CLASSES = 5


@dataclass(frozen=True, slots=True)
class Count:
    """What is known of one area. `active` counts what is active, confirmed or not; the others only what is confirmed in
    term. `amount` is the sum in the one unit at hand, 0 without."""

    providers: int = 0
    capabilities: int = 0
    active: int = 0
    amount: int = 0

    @property
    def share(self) -> int | None:
        """Per cent of what is active that is confirmed in term; None where nothing is active."""
        return round(100 * self.capabilities / self.active) if self.active else None

    def value(self, measure: str) -> int | None:
        """The number to colour by; None where nothing is known."""
        if measure == SHARE:
            return self.share
        found = {PROVIDERS: self.providers, CAPABILITIES: self.capabilities, AMOUNT: self.amount}[measure]
        return found or None


@dataclass(frozen=True, slots=True)
class Class:
    """One step of the legend: values from `low` to `high`, both included."""

    low: int
    high: int


def classes(values: Collection[int | None], measure: str = USUAL) -> list[Class]:
    """At most five steps with about as many different values in each. Shares in fixed fifths."""
    if measure == SHARE:
        return [Class(0, 20), Class(21, 40), Class(41, 60), Class(61, 80), Class(81, 100)]
    known = sorted({value for value in values if value})
    size, steps = len(known), min(CLASSES, len(known))
    cuts = [size * step // steps for step in range(steps)] + [size]
    return [Class(known[one], known[other - 1]) for one, other in pairwise(cuts)] if known else []


def step_of(value: int | None, steps: list[Class]) -> int:
    """The place in the legend, 1 to 5; 0 for nothing known. Few steps take the outer colours, so that they differ."""
    if value is None:
        return 0
    place = next(at for at, one in enumerate(steps) if value <= one.high)
    return strength(place, len(steps))


def strength(place: int, steps: int) -> int:
    """How strong the colour of a step is, 1 to 5."""
    return 1 + round(place * (CLASSES - 1) / max(1, steps - 1)) if steps > 1 else 3
