"""Experiences are of organisations; who wrote them down is known."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "experiences.experience",
    "by",
    purpose="Weten wie namens een organisatie vertelde hoe het ging.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Zolang de ervaring er staat.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
not_personal("experiences.experience", "ref kind", "Een code.")
not_personal("experiences.experience", "place text", "Hoe het bij een organisatie ging; er wordt geen naam gevraagd.")
