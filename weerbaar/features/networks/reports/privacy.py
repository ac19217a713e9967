"""What reports know about who sends them, and for how long."""

from weerbaar.foundation.ports.privacy import not_personal, personal

TASK = "Uitvoering van een taak van algemeen belang: gegevens waar men in een crisis op afgaat moeten kloppen."

personal(
    "reports.report",
    "email",
    purpose="U het antwoord op uw melding sturen, als u dat wilt. Wie antwoordt ziet het alleen als u dat goedvindt.",
    ground="Uw toestemming, gegeven door het in te vullen.",
    retention="Tot 30 dagen na het antwoord.",
    erasure="Wordt daarna vanzelf gewist; eerder op uw verzoek.",
)
personal(
    "reports.report",
    "reporter answered_by",
    purpose="U het antwoord op uw melding sturen, en weten wie een melding heeft beantwoord.",
    ground=TASK,
    retention="Tot een jaar na het antwoord.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
personal(
    "reports.report",
    "text answer forward_note",
    purpose="Weten wat er niet klopt en wat daarmee is gedaan. Wij vragen geen namen te noemen.",
    ground=TASK,
    retention="Tot een jaar na het antwoord.",
    erasure="Wordt daarna vanzelf gewist, met de hele melding.",
)
personal(
    "reports.report",
    "sender",
    purpose="Misbruik tegengaan: een onherleidbare code van het netwerk waar de melding vandaan kwam.",
    ground="Beveiliging van het platform.",
    retention="Zeven dagen.",
    erasure="Wordt daarna vanzelf gewist.",
)
not_personal("reports.report", "ref kind needs", "Een code.")
not_personal("reports.report", "label", "De naam van een gegeven in het register, niet van een mens.")
