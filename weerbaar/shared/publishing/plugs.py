"""What everything on the shelf puts in the ports: kind, history, versions, and what was not reviewed in time.

Called by the `plugs.py` of each kind: `publishing.plug(SHELF)`.
"""

from collections.abc import Collection
from typing import Any

from weerbaar.foundation.activity.services import recorded
from weerbaar.foundation.ports import history, kinds, versions
from weerbaar.foundation.ports.versions import Values, Versioned
from weerbaar.shared.links import sections
from weerbaar.shared.publishing import matters, rules, services, telling
from weerbaar.shared.publishing.shelf import Shelf

SENTENCES = {
    "added": "Toegevoegd aan de bibliotheek",
    "changed": "Gegevens gewijzigd",
    "published": "Gepubliceerd",
    "withdrawn": "Ingetrokken",
}
OF_PROPOSALS = {"refused": "Voorstel niet overgenomen", "taken_back": "Voorstel teruggehaald"}


def plug(shelf: Shelf, shown_above: Collection[str] = ()) -> None:
    """To be called once for each kind. `shown_above`: kinds of what belongs to it that its page shows by itself."""
    kinds.register(
        kinds.Kind(
            shelf.name,
            shelf.label,
            shelf.model,
            shelf.visible_to,
            is_mentioned=True,
            named=lambda record: shelf.worded(record).label,
        )
    )
    sentences = SENTENCES | (OF_PROPOSALS if shelf.is_proposed else {})
    for verb, text in sentences.items():
        history.sentence(f"{shelf.name}.{verb}", text)
    for name, vocabulary in shelf.every_code.items():
        history.vocabulary(f"{shelf.name}.{name}", vocabulary)
    sections.show_on(shelf.name, shown_above=shown_above)
    versions.register(_versioned(shelf))
    matters.plug(shelf)
    if shelf.is_proposed:
        telling.plug(shelf)


def _versioned(shelf: Shelf) -> Versioned:
    """What history tells as it is can be put back: not what points at another record, of which it tells the name."""
    fields = {name: shelf.model._meta.get_field(name) for name in shelf.fields}
    plain = {name: field for name, field in fields.items() if not field.is_relation}
    names = (*plain, *shelf.parts)

    def state_of(record: Any) -> dict[str, Any]:
        held = {name: recorded(getattr(record, name)) for name in plain}
        return held | {name: recorded(value) for name, value in shelf.parts_of(record).items()}

    def restore(actor: Any, record: Any, values: Values, seen: str | None) -> Any:
        """Raises Refused, Stale, Invalid."""
        held = {name: field.to_python(values[name]) for name, field in plain.items() if name in values}
        parts = {name: values[name] for name in shelf.parts if name in values}
        return services.change(shelf, actor, record, held | parts, seen=seen)

    return Versioned(
        shelf.name,
        shelf.word_of_plural,
        names,
        state_of,
        lambda record: str(record.get_absolute_url()),
        lambda actor, record: rules.may_change(shelf, actor, record),
        restore,
    )
