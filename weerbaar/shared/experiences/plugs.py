"""What experiences put in the ports: how history reads, and how they go along when organisations merge or split."""

from typing import Any

from weerbaar.foundation.ports import belongings, history, kinds
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.shared.experiences.models import Experience
from weerbaar.shared.experiences.queries import visible_to
from weerbaar.shared.experiences.sections import of_organisation


def _name_of(row: Any) -> str:
    return f"{kinds.get(row.kind).label.capitalize()}: {row.text[:60]}"


def plug() -> None:
    history.sentence("experience.added", "Een organisatie vertelde hoe het bij haar ging")
    history.sentence("experience.changed", "Een organisatie wijzigde wat zij vertelde")
    history.sentence("experience.removed", "Wat een organisatie vertelde is weggehaald")
    history.field("experience.organisation", "organisatie")
    template = "experiences/of_organisation.html"
    add(Section("organisation", "ervaringen", "Wat zij van anderen overnamen", template, of_organisation, 61))
    belongings.add(
        belongings.Belonging(
            Experience,
            "organisation",
            "Ervaringen die zij vertelt",
            visible_to=visible_to,
            twin_by=("target",),
            splits=True,
            name_of=_name_of,
        )
    )
