"""Documents are published by the editors; their text may name the people who wrote it."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "library.passage",
    "heading text",
    purpose="Tekst van documenten kunnen doorzoeken. In een document kunnen namen van schrijvers staan.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Zolang het document in de bibliotheek staat.",
    erasure="De redactie vervangt of verwijdert het bestand; de tekst wordt dan gewist.",
)
not_personal("library.document", "ref audience kind licence", "Een code.")
not_personal(
    "library.document",
    "needs sub_needs phases threats area regions levels target_groups language",
    "Codes van lijsten.",
)
not_personal(
    "library.document", "title summary version accessibility", "Wat een document is; er wordt geen naam gevraagd."
)
not_personal("library.document", "author", "De organisatie die het schreef, niet een persoon.")
not_personal("library.document", "problem", "Wat er misging bij het lezen van een bestand.")
