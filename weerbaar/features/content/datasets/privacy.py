"""Data sets are published by the editors; a table may hold anything, also names."""

from weerbaar.foundation.ports.privacy import not_personal, personal

_TABLE = {
    "purpose": "Open gegevens laten zien, doorzoeken en laten downloaden. In een tabel kunnen namen staan.",
    "ground": "Uitvoering van een taak van algemeen belang.",
    "retention": "Zolang de dataset op de plank staat.",
    "erasure": "De redactie vervangt of verwijdert het bestand; wat ervan is gelezen en gemaakt wordt dan gewist.",
}
personal("datasets.leaf", "rows", **_TABLE)
personal("datasets.column", "name facts bars words", **_TABLE)
personal("datasets.made", "content", **_TABLE)
personal(
    "datasets.dataset",
    "contact",
    purpose="Wie vragen heeft over een dataset moet ergens terechtkunnen. Gevraagd wordt een organisatie of afdeling.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Zolang de dataset op de plank staat.",
    erasure="De redactie wijzigt het veld.",
)
not_personal("datasets.dataset", "ref audience licence themes frequency", "Een code.")
not_personal(
    "datasets.dataset",
    "needs sub_needs phases threats area regions levels target_groups language",
    "Codes van lijsten.",
)
not_personal(
    "datasets.dataset",
    "title summary explanation columns_told keywords version source",
    "Wat een dataset is; er wordt geen naam gevraagd.",
)
not_personal("datasets.dataset", "author", "De organisatie van wie het is, niet een persoon.")
not_personal("datasets.dataset", "problem", "Wat er misging bij het lezen van een bestand.")
not_personal("datasets.sheet", "name", "De naam van een blad.")
not_personal("datasets.column", "kind shape", "Een code.")
not_personal("datasets.made", "digest", "Een controlegetal van de inhoud.")
