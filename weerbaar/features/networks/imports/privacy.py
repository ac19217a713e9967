"""What files that are read in may hold about people."""

from weerbaar.foundation.ports.privacy import not_personal, personal

KEPT = "Negentig dagen na het inlezen, dertig dagen als er niets is bevestigd; daarna wordt het gewist."
personal(
    "imports.batch",
    "by",
    purpose="Weten wie een bestand heeft ingelezen; alleen die persoon ziet het.",
    ground="Uitvoering van een taak van algemeen belang, en beveiliging.",
    retention=KEPT,
    erasure="Met uw account worden ook uw bestanden gewist. Wat is ingelezen blijft in het register.",
)
personal(
    "imports.batch",
    "file file_name notices stale left_alone problem",
    purpose="Een bestand kunnen nakijken voordat het wordt ingelezen. Namen van personen horen er niet in.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention=KEPT,
    erasure="Wie het bestand heeft ingelezen, kan het verwerpen; dan wordt het gewist.",
)
personal(
    "imports.previewrow",
    "title organisation details double",
    purpose="Laten zien wat een bestand zou doen. Namen van personen horen er niet in.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention=KEPT,
    erasure="Zij worden gewist met het bestand.",
)
personal(
    "imports.written",
    "before",
    purpose="Kunnen terugdraaien wat is ingelezen.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention=KEPT,
    erasure="Het wordt gewist met het bestand.",
)
not_personal("imports.source", "ref", "Een code.")
not_personal("imports.source", "name", "De naam van een lijst of systeem, niet van een persoon.")
not_personal(
    "imports.source", "columns links", "De koppen van de kolommen van een bestand, en hoe verbindingen er heten."
)
not_personal("imports.batch", "ref counts", "Een code of een aantal.")
not_personal("imports.batch", "links", "Hoe verbindingen in een bestand heten.")
not_personal("imports.batch", "columns", "De koppen van de kolommen van een bestand.")
not_personal("imports.batch", "stage", "Welk onderdeel van het inlezen bezig is.")
not_personal("imports.previewrow", "digest", "Een kenmerk om te zien of er iets is gewijzigd.")
not_personal("imports.written", "kind", "Een van twee vaste woorden.")
