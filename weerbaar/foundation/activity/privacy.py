"""What the spine knows about people."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "activity.entry",
    "actor",
    purpose="Vastleggen wie wat wanneer heeft gewijzigd.",
    ground="Uitvoering van een taak van algemeen belang, en beveiliging.",
    retention="Zolang de geschiedenis van het gegeven bestaat.",
    erasure="De koppeling met u wordt gewist als u uw account opheft; de regel blijft zonder naam.",
)
not_personal("activity.entry", "code kind", "Een vaste code voor wat er gebeurde.")
not_personal("activity.entry", "label", "De naam van een organisatie, capaciteit of afspraak.")
not_personal(
    "activity.entry",
    "changes",
    "Oude en nieuwe waarden; van namen, telefoonnummers en e-mailadressen wordt alleen onthouden dát ze wijzigden.",
)
not_personal("activity.entryclause", "keys", "Codes voor wie de regel mag zien.")
not_personal("activity.entrymention", "kind", "Een vaste code voor een soort gegeven.")
not_personal("activity.delivery", "listener", "De naam van een onderdeel van het programma.")
not_personal("activity.delivery", "last_error", "Een technische foutmelding.")
