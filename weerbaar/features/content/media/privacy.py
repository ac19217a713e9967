"""Recordings are published by the editors; voices may be heard and read of people who agreed to that."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "media.episode",
    "captions transcript",
    purpose="Opnamen lezen en doorzoeken. In een opname kunnen mensen aan het woord zijn die daarmee instemden.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Zolang de opname in de bibliotheek staat.",
    erasure="De redactie vervangt of verwijdert de opname en haar tekst.",
)
personal(
    "media.moment",
    "text",
    purpose="Opnamen doorzoeken tot op het moment. Het is de tekst van de ondertitels.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Zolang de opname in de bibliotheek staat.",
    erasure="De redactie vervangt of verwijdert de ondertitels; deze tekst wordt dan gewist.",
)
for _model in ("media.series", "media.episode"):
    not_personal(_model, "ref audience", "Een code.")
    not_personal(
        _model, "needs sub_needs phases threats area regions levels target_groups language", "Codes van lijsten."
    )
    not_personal(_model, "title summary", "Waar een opname over gaat; er wordt geen naam gevraagd.")
not_personal("media.series", "author", "De organisatie die de serie maakt, niet een persoon.")
not_personal("media.series", "medium order category", "Een vast woord.")
not_personal("media.episode", "address", "Het adres van een film bij een andere partij.")
not_personal("media.episode", "chapters", "Titels van hoofdstukken.")
not_personal("media.episode", "credits", "Rollen en organisaties; er wordt geen naam van een persoon gevraagd.")
not_personal("media.moment", "heading", "De titel van een hoofdstuk.")
