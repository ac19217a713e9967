"""Notions are words and what parties mean by them; no names of people are asked."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("terms.notion", "ref audience", "Een code.")
not_personal(
    "terms.notion", "needs sub_needs phases threats area regions levels target_groups language", "Codes van lijsten."
)
not_personal(
    "terms.notion", "title summary other_names contrast", "Wat een woord betekent; er wordt geen naam gevraagd."
)
not_personal("terms.definition", "label text", "Wat een partij met een woord bedoelt; er wordt geen naam gevraagd.")
not_personal("terms.definition", "used_by", "Organisaties die een woord zo gebruiken; geen personen.")
not_personal("terms.definition", "source place url", "Waar het gevonden is: titel van een stuk, plaats en adres.")
