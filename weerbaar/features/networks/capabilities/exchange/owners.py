"""The organisations that a file names: matched, made or changed, and whether the actor may."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from weerbaar.features.networks.capabilities import rules
from weerbaar.features.networks.capabilities.exchange.columns import LIKELY_LEVEL
from weerbaar.features.networks.capabilities.exchange.likely import Answers, recognise
from weerbaar.features.networks.capabilities.exchange.matching import FIELD_OF, Match, match_organisations
from weerbaar.features.networks.capabilities.exchange.places import Places
from weerbaar.features.networks.capabilities.exchange.plans import Line, OrganisationPlan, Plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import may_add_organisation, may_change_organisation
from weerbaar.foundation.taxonomy import areas


class Owners:
    """`match` the lines of new capabilities, ask for the organisation `of` each, and `settle` at the end."""

    def __init__(self, plan: Plan, actor: Any) -> None:
        self.plan = plan
        self.actor = actor
        self._by_line: dict[int, OrganisationPlan] = {}
        self._changed: dict[int, OrganisationPlan] = {}
        self._offers: dict[int, list[tuple[Line, Capability]]] = defaultdict(list)

    def allows(self, line: Line, organisation: str, ask: Callable[[Any], Verdict]) -> bool:
        """Whether the actor may; otherwise the row is refused by name. Who runs the machine (no actor) may."""
        if self.actor is None:
            return True
        verdict = ask(self.actor)
        if not verdict:
            self.plan.refuse(line.number, organisation, verdict.reason)
        return bool(verdict)

    def match(self, lines: list[Line], answers: Answers | None = None) -> None:
        """Find or make the organisations of new capabilities; with `answers`, also those that are likely the same."""
        matches = match_organisations(lines, self.actor, self.plan, is_asked=answers is not None)
        if answers is not None:
            recognise(matches, self.actor, answers, self.plan)
        for match in matches:
            planned = self._new(match) if match.found is None else self._agreeing(match, match.found)
            if planned is not None:
                self._by_line.update((line.number, planned) for line in match.lines)

    def of(self, line: Line) -> Organisation | None:
        """The organisation of a new capability; None when the line does not tell (an error is in the plan)."""
        planned = self._by_line.get(line.number)
        return planned.organisation if planned else None

    def gives(self, line: Line, capability: Capability) -> None:
        """This new capability will be the organisation's."""
        self._offers[id(capability.organisation)].append((line, capability))

    def may_add(self, line: Line) -> bool:
        """Whether the actor may add to the organisation that this line names, as far as that can be told now."""
        organisation = self.of(line)
        if organisation is None or organisation._state.adding:
            return line.number not in self.plan.refused
        return self._may_give(line, organisation, line.values.get("deelbehoeften"))

    def _may_give(self, line: Line, organisation: Organisation, sub_needs: Any) -> bool:
        return self.allows(
            line, organisation.name, lambda user: rules.may_add_capability(user, organisation, sub_needs)
        )

    def _new(self, match: Match) -> OrganisationPlan | None:
        """A new organisation must be complete and allowed; None when the actor may not add any."""
        answers = [self.allows(line, match.name, may_add_organisation) for line in match.lines]  # each row by name
        if not all(answers):
            return None
        likely = next((line.values[LIKELY_LEVEL] for line in match.lines if LIKELY_LEVEL in line.values), "")
        if likely:
            match.values.setdefault("niveau", likely)
        for column in ("soort", "niveau"):
            if column not in match.values and column not in match.lines[0].wrong:
                message = f'ontbreekt. "{match.name}" is nieuw, en dan is dit nodig.'
                self.plan.wrong(match.number, column, message)
        values = {FIELD_OF[column]: value for column, value in match.values.items()}
        planned = OrganisationPlan(match.number, Organisation(name=match.name, **values), kvk=match.kvk)
        self.plan.organisations.append(planned)
        return planned

    def _agreeing(self, match: Match, organisation: Organisation) -> OrganisationPlan | None:
        """One found by its name: what was empty is filled in, the rest must agree, lest it is another of that name."""
        planned = OrganisationPlan(match.number, organisation, kvk=match.kvk)
        contradictions = []
        for column, value in match.values.items():
            now = getattr(organisation, FIELD_OF[column])
            if not now:
                planned.values[FIELD_OF[column]] = value
            elif fold(now) != fold(value):
                message = f'"{value}" klopt niet met wat er staat: "{organisation.name}" heeft "{now}".'
                contradictions.append((column, message))
        answers = [self._may_touch(line, planned) for line in match.lines]
        if not all(answers):
            return None
        for column, message in contradictions:
            self.plan.wrong(match.number, column, message)
        self._touch(planned, is_taken=match.is_taken)
        return planned

    def change(self, line: Line, organisation: Organisation) -> bool:
        """A capability that is there says which organisation it is of: its other columns change that organisation.

        False when the actor may not.
        """
        typed = line.values.get("organisatie")
        if typed and fold(typed) not in {fold(name) for name in (organisation.name, *organisation.other_names)}:
            message = f'deze capaciteit hoort bij "{organisation.name}" en kan niet naar een ander verhuizen.'
            self.plan.wrong(line.number, "organisatie", message)
            return True
        planned = OrganisationPlan(line.number, organisation)
        for column, field in FIELD_OF.items():
            if column in line.values and line.values[column] != getattr(organisation, field):
                planned.values[field] = line.values[column]
        if not self._may_touch(line, planned):
            return False
        self._touch(planned)
        return True

    def _may_touch(self, line: Line, planned: OrganisationPlan) -> bool:
        if not planned.values and not planned.kvk:
            return True
        organisation = planned.organisation
        return self.allows(line, organisation.name, lambda user: may_change_organisation(user, organisation))

    def _touch(self, planned: OrganisationPlan, is_taken: bool = False) -> None:
        """Take up changes to an organisation that is there already, once, without contradiction.

        A row that is taken for the same organisation only fills in what no other row says.
        """
        if not planned.values and not planned.kvk:
            return
        earlier = self._changed.setdefault(planned.organisation.pk, planned)
        if earlier is planned:
            self.plan.organisations.append(planned)
            return
        if is_taken:
            earlier.values = planned.values | earlier.values
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
            if planned.is_new and places:
                self._settle_new(planned.organisation, places)
            elif "seat" in planned.values and places:
                planned.values["municipality_id"] = places.municipality_of(planned.values["seat"])
        self.plan.drop_refused()

    def _settle_new(self, organisation: Organisation, places: Places) -> None:
        """Without the rows that turn out to be refused it may be another place; then it is looked at again."""
        offers = self._offers[id(organisation)]
        while offers:
            _derive(organisation, [capability for _, capability in offers], places)
            allowed = [one for one in offers if self._may_give(one[0], organisation, one[1].sub_needs)]
            if len(allowed) == len(offers):
                return
            offers = allowed


def _derive(organisation: Organisation, offers: list[Capability], places: Places) -> None:
    """It works where its capabilities are usable, and is as open as the most open of them."""
    openness = list(Visibility)
    organisation.area = list(areas.normalise({code for offer in offers for code in offer.area}))
    organisation.regions = list(areas.regions_touched(organisation.area))
    organisation.visibility = min((Visibility(offer.visibility) for offer in offers), key=openness.index)
    organisation.municipality_id = places.municipality_of(organisation.seat)
