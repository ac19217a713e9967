"""New rows that an organisation may have already: the same name, or nearly."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from weerbaar.features.networks.capabilities.exchange.likely import Answers
from weerbaar.features.networks.capabilities.exchange.plans import Double, Line, Plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.organisations.models import Organisation


class Doubles:
    """`look` at what the organisations of a file have, then ask of each new row what it is the same as."""

    def __init__(self, plan: Plan, actor: Any, answers: Answers | None, taken: Iterable[Capability]) -> None:
        self.plan = plan
        self.actor = actor
        self.answers = answers
        self._taken = {one.pk for one in taken}
        self._there: dict[tuple[int, str], list[Capability]] = defaultdict(list)

    def look(self, owners: Iterable[Organisation]) -> None:
        """One query, for all that the actor may see."""
        rows = visible_to(self.actor) if self.actor else Capability.objects.all()
        keys = {owner.pk for owner in owners if owner.pk}
        standing = rows.filter(organisation__in=keys).exclude(status=Capability.Status.WITHDRAWN)
        for one in standing.select_related("organisation").order_by("pk") if keys else ():
            self._there[one.organisation_id, fold(one.name)].append(one)

    def of(self, line: Line, owner: Organisation | None) -> Capability | None:
        """The capability that this new line is, when it was said or proposed to be the same; else None."""
        if owner is None or owner.pk is None or line.ref:
            return None
        known = self._there.get((owner.pk, fold(line.values.get("capaciteit", ""))), [])
        free = [one for one in known if one.pk not in self._taken]
        if not free:
            return None
        if self.answers is None:
            self.plan.notices.append(
                f'Rij {line.number}: "{owner}" heeft al een "{line.values["capaciteit"]}"; deze komt erbij.'
            )
            return None
        brought = next((one for one in free if one.pk in self.answers.delivered), None)
        if brought is not None and line.number not in self.plan.choices:
            self._taken.add(brought.pk)
            return brought
        one = free[0]
        why = f"{owner} heeft al een aanbod met deze naam."
        self.plan.doubles.setdefault(line.number, []).append(Double("capability", one.ref, one.name, why))
        is_same = self.answers.same.get(line.number, self.plan.choices.get(line.number, True))
        self.plan.choices[line.number] = is_same
        if not is_same:
            return None
        self._taken.add(one.pk)
        return one
