"""What merging, splitting and ending put in the ports."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from weerbaar.features.networks.lineage import matters
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.rules import is_administrator
from weerbaar.features.networks.lineage.sections import of_organisation
from weerbaar.foundation.ports import belongings, history, menu
from weerbaar.foundation.ports.belongings import Belonging
from weerbaar.foundation.ports.sections import Section, add

SENTENCES = {
    "organisation.merged": "Samengevoegd met een andere organisatie",
    "organisation.unmerged": "Samenvoegen ongedaan gemaakt",
    "organisation.split": "Gesplitst in twee organisaties",
    "organisation.unsplit": "Splitsen ongedaan gemaakt",
    "organisation.ended": "Organisatie gestopt",
    "organisation.resumed": "Organisatie gaat weer verder",
}


def _own(user: Any) -> Iterable[menu.Link]:
    """The list of clashes, for administrators: coordinators find theirs on their desk."""
    return [menu.Link("Dubbele nummers", reverse("clash_list"))] if is_administrator(user) else []


def plug() -> None:
    add(Section("organisation", "opvolging", "De organisatie zelf", "lineage/sections/whole.html", of_organisation, 95))
    matters.plug()
    menu.add_own(_own)
    for field in ("organisation", "other"):
        belongings.add(Belonging(Succession, field, "Eerdere samenvoegingen", moves=False))
    for code, text in SENTENCES.items():
        history.sentence(code, text)
    history.field("organisation.merged", "samengevoegd met")
    history.field("organisation.split", "gesplitst van of naar")
    history.field("capability.organisation", "organisatie")
