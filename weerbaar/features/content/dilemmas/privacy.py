"""Dilemmas tell what parties find; no names of people are asked."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("dilemmas.dilemma", "ref audience", "Een code.")
not_personal(
    "dilemmas.dilemma",
    "needs sub_needs phases threats area regions levels target_groups language",
    "Codes van lijsten.",
)
not_personal(
    "dilemmas.dilemma", "title summary question difficulty sources", "Wat de vraag is; er wordt geen naam gevraagd."
)
not_personal("dilemmas.position", "label text arguments", "Wat een partij vindt; er wordt geen naam gevraagd.")
not_personal("dilemmas.position", "held_by", "Soorten partijen en organisaties die dit vinden; geen personen.")
not_personal("dilemmas.position", "source place url", "Waar het gevonden is: titel van een stuk, plaats en adres.")
not_personal("dilemmas.openquestion", "text", "Wat nog niet bekend is.")
not_personal("dilemmas.openquestion", "by", "De instelling die het onderzoekt, geen persoon.")
