"""Agreements are between organisations; their documents may carry a signature."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "agreements.agreement",
    "document",
    purpose="De afspraak kunnen nalezen. In een ondertekend document kunnen namen staan.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Tot een van de partijen het document vervangt of weghaalt.",
    erasure="Een beheerder van een van de partijen vervangt het of haalt het weg; het bestand wordt dan gewist.",
)
not_personal("agreements.agreement", "audience ref kind source", "Een code.")
not_personal(
    "agreements.agreement",
    "title summary activation cost_rule",
    "Wat organisaties afspreken; er wordt geen naam gevraagd.",
)
not_personal("agreements.agreementparty", "role", "De rol van een organisatie in de afspraak.")
