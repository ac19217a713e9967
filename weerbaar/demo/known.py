"""What the parts of the demo content need of each other while they are loaded."""

from dataclasses import dataclass, field

from weerbaar.foundation.organisations.models import Organisation

SOURCE = "voorbeeld"


class ContentError(ValueError):
    """The content cannot be loaded: a Dutch sentence that names file and row."""


@dataclass(slots=True)
class Known:
    """Organisations by name; `new` are the names of those that this run added.

    What hangs on an organisation (contacts, relations, memberships) is loaded together with it and never again, so
    that what people removed in a demo stays away.
    """

    by_name: dict[str, Organisation] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)

    def organisation(self, name: str, at: str) -> Organisation:
        try:
            return self.by_name[name]
        except KeyError:
            raise ContentError(f"{at}: de organisatie '{name}' staat niet in de voorbeeldgegevens.") from None
