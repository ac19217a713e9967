"""Kits are texts and files of the editors. What a visitor fills in is stored nowhere."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("kits.kit", "ref audience", "Een code.")
not_personal(
    "kits.kit", "needs sub_needs phases threats area regions levels target_groups language", "Codes van lijsten."
)
not_personal("kits.kit", "title summary instructions", "Wat een pakket is; er wordt geen naam gevraagd.")
not_personal("kits.kittext", "label text", "Een kant-en-klare tekst met lege plekken; er wordt geen naam gevraagd.")
not_personal("kits.kitfile", "ref", "Een code.")
not_personal("kits.kitfile", "label description", "Wat een bestand is; er wordt geen naam gevraagd.")
