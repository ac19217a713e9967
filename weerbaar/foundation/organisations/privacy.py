"""What organisations know about people: who acts for them, whom to reach, who vouched."""

from weerbaar.foundation.ports.privacy import not_personal, personal

TASK = "Uitvoering van een taak van algemeen belang."

personal(
    "organisations.contact",
    "person",
    purpose="Weten naar wie u moet vragen, als de organisatie dat zelf wil.",
    ground="Toestemming van de persoon, gevraagd door de organisatie.",
    retention="Tot de organisatie het contact wijzigt of verwijdert. Elk half jaar wordt gevraagd of het nog klopt.",
    erasure="De organisatie of haar coördinator haalt de naam weg; de geschiedenis bewaart geen namen.",
)
personal(
    "organisations.contact",
    "phone email off_grid",
    purpose="Een organisatie kunnen bereiken voor een functie, ook in een crisis.",
    ground=TASK,
    retention="Tot de organisatie het contact wijzigt of verwijdert. Elk half jaar wordt gevraagd of het nog klopt.",
    erasure="De organisatie of haar coördinator haalt het weg; de geschiedenis bewaart geen nummers en adressen.",
)
not_personal("organisations.contact", "audience ref function", "Een code.")
personal(
    "organisations.role",
    "user given_by",
    purpose="Weten wie voor welke organisatie, gemeente, regio of behoefte mag handelen, en wie dat bepaalde.",
    ground=TASK,
    retention="Zolang de rol duurt.",
    erasure="Wordt gewist als de rol vervalt of u uw account opheft.",
)
personal(
    "organisations.assurance",
    "confirmed_by note",
    purpose="Weten wie heeft bevestigd dat iets klopt, en hoe.",
    ground=TASK,
    retention="Zolang het gegeven bestaat waar het over gaat.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
not_personal("organisations.assurance", "kind channel", "Een code.")
personal(
    "organisations.organisation",
    "verified_by",
    purpose="Weten welke coördinator de organisatie heeft erkend.",
    ground=TASK,
    retention="Zolang de organisatie in het register staat.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
not_personal(
    "organisations.organisation",
    "audience ref kind level area regions source names_folded",
    "Een code, of afgeleid van de naam van de organisatie.",
)
not_personal(
    "organisations.organisation",
    "name other_names summary website seat",
    "Gegevens van een organisatie, niet van een mens.",
)
not_personal("organisations.identifier", "scheme value", "Een nummer van een organisatie.")
not_personal("organisations.partnerrole", "need", "Een code.")
not_personal("organisations.relation", "ref kind sub_need", "Een code.")
not_personal(
    "organisations.relation", "note answer_note", "Een toelichting over twee organisaties; er wordt geen naam gevraagd."
)
not_personal("organisations.membership", "role", "De rol van een organisatie in een samenwerkingsverband.")
personal(
    "organisations.clash",
    "resolved_by",
    purpose="Weten welke coördinator een dubbel nummer heeft uitgezocht.",
    ground=TASK,
    retention="Zolang de botsing wordt bewaard.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
not_personal("organisations.clash", "scheme value resolution", "Een nummer van een organisatie en de uitkomst.")
