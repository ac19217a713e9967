"""What the data map says about capabilities."""

from weerbaar.foundation.ports.privacy import not_personal, personal

not_personal("capabilities.capability", "audience ref sub_needs phases area regions falls_away", "Een code.")
not_personal("capabilities.capability", "form unit claimed_agreement", "Een code uit een begrippenlijst.")
not_personal("capabilities.capability", "status", "Een van drie vaste waarden.")
not_personal("capabilities.capability", "source", "De naam van de bron van de gegevens, niet van een persoon.")
personal(
    "capabilities.capability",
    "name description conditions screening insurance cost transport",
    purpose="Vertellen wat een organisatie kan bijdragen. Namen van personen horen hier niet; dat staat erbij.",
    ground="Algemeen belang: voorbereiding op crises.",
    retention="Zolang de capaciteit in de kaart staat.",
    erasure="Wie zijn naam toch vindt, vraagt de organisatie of de coördinator om die weg te halen.",
)
