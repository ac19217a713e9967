"""The search engine: words and work to do, nothing about people or about what they asked."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("search.change", "corpus", "De naam van een verzameling documenten.")
not_personal("search.synonym", "words need note", "Woorden die hetzelfde betekenen.")
