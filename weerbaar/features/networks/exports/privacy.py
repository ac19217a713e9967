"""What taking a selection along holds about people."""

from weerbaar.foundation.ports.privacy import not_personal, personal

KEPT = "Zeven dagen; daarna wordt het gewist. Dat iemand gegevens meenam die niet voor iedereen zijn, blijft genoteerd."
personal(
    "exports.export",
    "owner address keys",
    purpose="Een bestand klaarzetten voor wie erom vroeg, en kunnen nagaan wie besloten gegevens heeft meegenomen.",
    ground="Uitvoering van een taak van algemeen belang, en beveiliging.",
    retention=KEPT,
    erasure="Met uw account worden ook uw bestanden gewist.",
)
personal(
    "exports.export",
    "file",
    purpose="De selectie die iemand vroeg, met wat die persoon mocht zien; ook contacten van organisaties.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention=KEPT,
    erasure="U kunt uw bestand zelf weggooien.",
)
not_personal("exports.export", "ref format problem", "Een code of een vaste zin.")
