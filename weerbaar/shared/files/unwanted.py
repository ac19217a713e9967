"""How a file is refused."""

DAMAGED = "Dit bestand is beschadigd of niet helemaal aangekomen. Bewaar het opnieuw en probeer het nog eens."
PASSWORD = "Dit bestand is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord en probeer het opnieuw."  # noqa: S105
TWO_KINDS = (
    "Dit bestand is twee soorten bestanden tegelijk. Dat kan gevaarlijk zijn. Bewaar het opnieuw en probeer het dan."
)


class UnwantedFile(ValueError):
    """The message is a Dutch sentence for who sent the file."""
