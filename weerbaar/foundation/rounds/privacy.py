"""Daily rounds hold nothing about people."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("rounds.round", "name", "De naam van een onderdeel van het programma.")
not_personal("rounds.round", "last_error", "Een technische foutmelding.")
