"""Practices tell of organisations; of people it is known who proposed and who follows."""

from weerbaar.foundation.ports.privacy import not_personal, personal

TASK = "Uitvoering van een taak van algemeen belang."

personal(
    "practices.practice",
    "proposed_by",
    purpose="Weten wie dit voorstelde, zodat die het voorstel kan zien en bericht krijgt.",
    ground=TASK,
    retention="Zolang de praktijk er staat.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
personal(
    "practices.practice",
    "contact_email",
    purpose="Een team of organisatie kunnen bereiken over wat zij deden; niet het adres van een persoon.",
    ground=TASK,
    retention="Tot de redactie het wijzigt; elke praktijk heeft een dag waarop zij opnieuw wordt bekeken.",
    erasure="De redactie haalt het weg; de geschiedenis bewaart het adres niet.",
)
personal(
    "practices.following",
    "user",
    purpose="U een e-mail sturen als er iets verandert aan wat u volgt.",
    ground="Uw toestemming.",
    retention="Tot u niet meer volgt.",
    erasure="Met de link in elke e-mail, of als u uw account opheft.",
)
not_personal("practices.practice", "ref audience evidence quadrant", "Een code.")
not_personal(
    "practices.practice",
    "needs sub_needs phases threats area regions levels target_groups language",
    "Codes van lijsten.",
)
not_personal(
    "practices.practice",
    "title summary problem context done cost duration result evidence_text evidence_url differently seeks source "
    "source_url",
    "Wat er is gedaan; er wordt geen naam gevraagd.",
)
not_personal("practices.practice", "author contact", "Een organisatie, team of functie, niet een persoon.")
not_personal(
    "practices.practice", "refusal", "Waarom de redactie een voorstel niet overnam; zonder namen van personen."
)
not_personal("practices.partner", "name", "De naam van een organisatie of groep.")
