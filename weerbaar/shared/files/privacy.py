"""Files that people send may hold anything; who sent them is known to those who keep the record."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "files.storedfile",
    "by",
    purpose="Een bestand dat onderweg is, is alleen voor wie het verstuurt.",
    ground="Uitvoering van een taak van algemeen belang, en beveiliging.",
    retention="Zolang het bestand er is; wat niet wordt gebruikt, gaat na twee dagen weg.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
personal(
    "files.storedfile",
    "name content",
    purpose="Documenten die de redactie publiceert. In een document kunnen namen van schrijvers staan.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Tot de redactie het document vervangt of weghaalt; wat niet wordt gebruikt, gaat na twee dagen weg.",
    erasure="De redactie vervangt het bestand of haalt het weg; het wordt dan gewist.",
)
not_personal("files.storedfile", "ref", "Een code.")
not_personal("files.storedfile", "digest", "Een controlegetal van de inhoud.")
