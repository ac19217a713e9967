"""Agreements in the making are between organisations."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "drafts.draft",
    "by",
    purpose="Weten wie aan de afspraak is begonnen.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Zolang de concept-afspraak bestaat.",
    erasure="Met uw account vervalt wie het was; de concept-afspraak blijft van de organisaties.",
)
not_personal("drafts.draft", "ref kind", "Een code.")
not_personal(
    "drafts.draft",
    "title what activation sustain cost_rule exercise",
    "Wat organisaties afspreken; er wordt geen naam gevraagd.",
)
