"""In words: what a reader has to know at once about something on the shelf."""

from weerbaar.shared.publishing.models import Published

EXAMPLE = ("Voorbeeld", "info")


def badges_of(record: Published) -> list[tuple[str, str]]:
    """(text, tone) of each."""
    found = []
    if getattr(record, "is_proposal", False):
        refused = getattr(record, "is_refused", False)
        found.append((f"Voorstel: {'niet overgenomen' if refused else 'wacht op de redactie'}", "late"))
    elif not record.is_published:
        found.append((f"{record.get_status_display().capitalize()}: alleen voor de redactie", "late"))
    if record.is_example:
        found.append(EXAMPLE)
    if record.is_review_late:
        found.append(("Niet op tijd herzien", "late"))
    return found
