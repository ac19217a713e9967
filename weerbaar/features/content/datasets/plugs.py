"""What data sets put in the ports: kind, search, how their history reads, the catalogue."""

from weerbaar.features.content.datasets import described, finding, rules, structured
from weerbaar.features.content.datasets.services.keeping import FILING
from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.foundation.ports import catalogue, history, menu, schedule
from weerbaar.shared.files.rules import allow
from weerbaar.shared.finding import findables
from weerbaar.shared.publishing import plugs as publishing

SENTENCES = {
    "reading_asked": "Gevraagd de tabel opnieuw te lezen",
    "read": "Tabel van het bestand gelezen",
    "unread": "Tabel van het bestand kon niet worden gelezen",
}


def plug() -> None:
    publishing.plug(SHELF)
    findables.add(finding.make())
    menu.add(menu.Item("Datasets", "dataset_list", position=68))
    schedule.daily("datasets.read_what_stalled", FILING.read_what_stalled)
    structured.plug()
    catalogue.add(
        catalogue.Source(
            "datasets",
            described.every,
            "Datasets",
            "Tabellen die de redactie publiceert, met uitleg, een voorbeeld en downloads in open formaten.",
            page="/gegevens/",
            position=10,
        )
    )
    allow(rules.may_add_dataset)
    for verb, text in SENTENCES.items():
        history.sentence(f"dataset.{verb}", text)
    history.field("dataset.rows_read", "gelezen rijen")
