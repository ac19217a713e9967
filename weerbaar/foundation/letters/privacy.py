"""What letters know about people."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "letters.letter",
    "to user text html subject last_error",
    purpose="U een brief sturen over wat u bijhoudt of waar u om vroeg, en weten of die aankwam.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Adres, ontvanger en tekst: 90 dagen. Dat er een brief is gestuurd, blijft bekend.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
not_personal("letters.letter", "key kind ref message_id unsubscribe", "Een code.")
