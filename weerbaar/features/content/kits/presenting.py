"""What there is to find in a kit."""

from weerbaar.features.content.kits.models import Kit


def body_of(kit: Kit) -> str:
    """How to use it, its texts and what its files are called; they are prefetched."""
    texts = sorted(kit.texts.all(), key=lambda row: row.position)
    told = [kit.instructions, *(f"{row.label}\n{row.text}" for row in texts)]
    told += [f"{held.label}\n{held.description}" for held in sorted(kit.files.all(), key=lambda held: held.pk)]
    return "\n".join(filter(None, told)).strip()


def note_of(kit: Kit) -> str:
    """'2 teksten, 1 bestand'; they are prefetched."""
    texts, files = len(kit.texts.all()), len(kit.files.all())
    told = (
        f"{texts} tekst{'' if texts == 1 else 'en'}" if texts else "",
        f"{files} bestand{'' if files == 1 else 'en'}" if files else "",
    )
    return ", ".join(filter(None, told))
