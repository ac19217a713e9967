"""What capabilities put in the ports."""

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.ports.privacy import NotPersonal, PersonalField, declare

FREE_TEXT = ("name", "description", "conditions", "screening", "insurance", "cost", "transport")
CODES = {
    "form": "Een code uit een begrippenlijst.",
    "unit": "Een code uit een begrippenlijst.",
    "claimed_agreement": "Een code uit een begrippenlijst.",
    "status": "Een van drie vaste waarden.",
    "source": "De naam van de bron van de gegevens, niet van een persoon.",
}


def plug() -> None:
    kinds.register(kinds.Kind("capability", "capaciteit", Capability, visible_to))
    declare(*(_free_text(name) for name in FREE_TEXT))
    declare(*(NotPersonal(_field(name), because) for name, because in CODES.items()))


def _free_text(name: str) -> PersonalField:
    return PersonalField(
        _field(name),
        purpose="Vertellen wat een organisatie kan bijdragen. Namen van personen horen hier niet; wie het invult, leest dat.",
        ground="Algemeen belang: voorbereiding op crises.",
        retention="Zolang de capaciteit in de kaart staat.",
        erasure="Wie zijn naam toch vindt, vraagt de organisatie of de coördinator om die weg te halen.",
    )


def _field(name: str) -> str:
    return f"capabilities.capability.{name}"
