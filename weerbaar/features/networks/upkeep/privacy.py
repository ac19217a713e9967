"""What asking for confirmation knows about people."""

from weerbaar.foundation.ports.privacy import not_personal, personal

for _model in ("upkeep.ask", "upkeep.askedthing", "upkeep.digest"):
    personal(
        _model,
        "user",
        purpose="U niet vaker dan afgesproken vragen of de gegevens nog kloppen.",
        ground="Uitvoering van een taak van algemeen belang.",
        retention="Twee jaar.",
        erasure="Wordt gewist als u uw account opheft.",
    )
not_personal("upkeep.askedthing", "kind", "Een code.")
not_personal("upkeep.escalation", "kind", "Een code.")
