"""Numbers made of texts that stand elsewhere; they go when the text goes."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("meaning.meaning", "model", "De naam van het taalmodel.")
not_personal("meaning.meaning", "vectors", "Getallen die zeggen waar een tekst over gaat. Ze gaan weg met de tekst.")
