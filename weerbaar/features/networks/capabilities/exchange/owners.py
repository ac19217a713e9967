"""The organisations that a file names: matched, made or changed, and whether the actor may."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from weerbaar.features.networks.capabilities import rules
from weerbaar.features.networks.capabilities.exchange.matching import Match, match_organisations
from weerbaar.features.networks.capabilities.exchange.places import Places
from weerbaar.features.networks.capabilities.exchange.plans import Line, OrganisationPlan, Plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import may_add_organisation, may_change_organisation
from weerbaar.foundation.taxonomy import areas

FIELD_OF: Mapping[str, str] = {"soort": "kind", "niveau": "level", "website": "website", "plaats": "seat"}


class Owners:
    """`match` the lines of new capabilities, ask for the organisation `of` each, and `settle` at the end."""

    def __init__(self, plan: Plan, actor: Any) -> None:
        self.plan = plan
        self.actor = actor
        self._refused: set[tuple[int, str]] = set()
        self._by_line: dict[int, OrganisationPlan] = {}
        self._changed: dict[int, OrganisationPlan] = {}
        self._offers: dict[int, list[tuple[Line, Capability]]] = defaultdict(list)

    def require(self, row: int, column: str, ask: Callable[[Any], Verdict]) -> None:
        """Name the cell when the actor may not (once per cell); who runs the machine (no actor) may."""
        if self.actor is None or (row, column) in self._refused:
            return
        verdict = ask(self.actor)
        if not verdict:
            self._refused.add((row, column))
            self.plan.wrong(row, column, verdict.reason)

    def match(self, lines: list[Line]) -> None:
        for match in match_organisations(lines, self.actor, self.plan):
            planned = self._new(match) if match.found is None else self._agreeing(match, match.found)
            self._by_line.update((line.number, planned) for line in match.lines)

    def of(self, line: Line) -> Organisation | None:
        """The organisation of a new capability; None when the line does not tell (an error is in the plan)."""
        planned = self._by_line.get(line.number)
        return planned.organisation if planned else None

    def gives(self, line: Line, capability: Capability) -> None:
        """This new capability will be the organisation's."""
        self._offers[id(capability.organisation)].append((line, capability))

    def _new(self, match: Match) -> OrganisationPlan:
        """A new organisation must be complete and allowed."""
        for column in ("soort", "niveau"):
            if column not in match.values and column not in match.lines[0].wrong:
                message = f'ontbreekt. "{match.name}" is nieuw, en dan is dit nodig.'
                self.plan.wrong(match.number, column, message)
        self.require(match.number, "organisatie", may_add_organisation)
        values = {FIELD_OF[column]: value for column, value in match.values.items()}
        planned = OrganisationPlan(match.number, Organisation(name=match.name, **values), kvk=match.kvk)
        self.plan.organisations.append(planned)
        return planned

    def _agreeing(self, match: Match, organisation: Organisation) -> OrganisationPlan:
        """One found by its name: what was empty is filled in, the rest must agree, lest it is another of that name."""
        planned = OrganisationPlan(match.number, organisation, kvk=match.kvk)
        for column, value in match.values.items():
            now = getattr(organisation, FIELD_OF[column])
            if not now:
                planned.values[FIELD_OF[column]] = value
            elif fold(now) != fold(value):
                message = f'"{value}" klopt niet met wat er staat: "{organisation.name}" heeft "{now}".'
                self.plan.wrong(match.number, column, message)
        self._touch(planned)
        return planned

    def change(self, line: Line, organisation: Organisation) -> None:
        """A capability that is there says which organisation it is of: its other columns change that organisation."""
        typed = line.values.get("organisatie")
        if typed and fold(typed) not in {fold(name) for name in (organisation.name, *organisation.other_names)}:
            message = f'deze capaciteit hoort bij "{organisation.name}" en kan niet naar een ander verhuizen.'
            self.plan.wrong(line.number, "organisatie", message)
            return
        planned = OrganisationPlan(line.number, organisation)
        for column, field in FIELD_OF.items():
            if column in line.values and line.values[column] != getattr(organisation, field):
                planned.values[field] = line.values[column]
        self._touch(planned)

    def _touch(self, planned: OrganisationPlan) -> None:
        """Take up changes to an organisation that is there already, once, without contradiction."""
        if not planned.values and not planned.kvk:
            return
        organisation = planned.organisation
        earlier = self._changed.setdefault(organisation.pk, planned)
        if earlier is planned:
            self.require(planned.number, "organisatie", lambda user: may_change_organisation(user, organisation))
            self.plan.organisations.append(planned)
            return
        for column, field in FIELD_OF.items():
            if earlier.values.get(field, planned.values.get(field)) != planned.values.get(field):
                message = f"zegt iets anders over deze organisatie dan rij {earlier.number}."
                self.plan.wrong(planned.number, column, message)
        earlier.values |= planned.values

    def settle(self) -> None:
        """Give new organisations what follows from their capabilities, and ask who may add these."""
        places = Places() if any("seat" in row.values or row.is_new for row in self.plan.organisations) else None
        for planned in self.plan.organisations:
            organisation = planned.organisation
            offers = [capability for _, capability in self._offers[id(organisation)]]
            if planned.is_new and offers and places:
                _derive(organisation, offers, places)
            elif "seat" in planned.values and places:
                planned.values["municipality_id"] = places.municipality_of(planned.values["seat"])
        for offers_of_one in self._offers.values():
            for line, capability in offers_of_one:
                self._may_add(line, capability)

    def _may_add(self, line: Line, capability: Capability) -> None:
        def ask(user: Any) -> Verdict:
            return rules.may_add_capability(user, capability.organisation, capability.sub_needs)

        self.require(line.number, "organisatie", ask)


def _derive(organisation: Organisation, offers: list[Capability], places: Places) -> None:
    """It works where its capabilities are usable, and is as open as the most open of them."""
    openness = list(Visibility)
    organisation.area = list(areas.normalise({code for offer in offers for code in offer.area}))
    organisation.regions = list(areas.regions_touched(organisation.area))
    organisation.visibility = min((Visibility(offer.visibility) for offer in offers), key=openness.index)
    organisation.municipality_id = places.municipality_of(organisation.seat)
