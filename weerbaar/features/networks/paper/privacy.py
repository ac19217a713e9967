"""Paper shows what its reader may see, contacts included; the reader alone keeps it."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "paper.print",
    "by asked title",
    purpose="Weten voor wie een papier is gemaakt en van welke selectie; alleen die persoon ziet het.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Een jaar.",
    erasure="Met uw account worden ook uw papieren gewist.",
)
personal(
    "paper.print",
    "file",
    purpose="Een netwerkkaart kunnen meenemen. Op papier staan contacten die u mag zien, soms met een naam.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Dertig dagen.",
    erasure="Het bestand wordt na dertig dagen gewist, of met uw account.",
)
not_personal("paper.print", "ref", "Een code.")
not_personal("paper.print", "keys", "Welke rollen het papier openden, als code.")
not_personal("paper.print", "stage problem", "Hoe ver het maken is, of waarom het niet lukte.")
not_personal("paper.print", "contents", "Kenmerken van wat erop staat, om te zien of er iets is gewijzigd.")
