"""Who worked on an episode: roles and organisations, never persons."""

from typing import NamedTuple

# Ours -> the list of roles that podcast apps know (https://podcasttaxonomy.com).
ROLES = {
    "presentatie": "host",
    "gast": "guest",
    "redactie": "editor",
    "tekst": "writer",
    "techniek": "audio engineer",
    "montage": "audio editor",
    "muziek": "composer",
    "stem": "narrator",
    "productie": "producer",
}


class Credit(NamedTuple):
    """`role` in Dutch, as typed; '' when none was told."""

    role: str
    organisation: str

    @property
    def known_role(self) -> str:
        """The word that podcast apps know for it; the Dutch one when they know none."""
        return ROLES.get(self.role.lower(), self.role.lower() or "producer")


def read(text: str) -> list[Credit]:
    """'redactie: Gemeente Voorbeeld' on each line."""
    found = []
    for line in text.splitlines():
        role, colon, organisation = line.partition(":")
        if colon and organisation.strip():
            found.append(Credit(role.strip(), organisation.strip()))
        elif line.strip():
            found.append(Credit("", line.strip(" :")))
    return found
