"""What merging, splitting and ending put in the ports."""

from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.sections import of_organisation
from weerbaar.foundation.ports import belongings, history
from weerbaar.foundation.ports.belongings import Belonging
from weerbaar.foundation.ports.sections import Section, add

SENTENCES = {
    "organisation.ended": "Organisatie gestopt",
    "organisation.resumed": "Organisatie gaat weer verder",
}


def plug() -> None:
    add(Section("organisation", "opvolging", "De organisatie zelf", "lineage/sections/whole.html", of_organisation, 95))
    for field in ("organisation", "other"):
        belongings.add(Belonging(Succession, field, "Eerdere samenvoegingen", moves=False))
    for code, text in SENTENCES.items():
        history.sentence(code, text)
