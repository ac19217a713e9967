"""Words and places: nothing about people."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("taxonomy.term", "code label_nl label_en other_names description mapping", "Een woord uit een lijst.")
not_personal("taxonomy.region", "code name other_names", "Een openbare plaatsaanduiding.")
not_personal("taxonomy.province", "code name other_names", "Een openbare plaatsaanduiding.")
not_personal("taxonomy.municipality", "code name other_names source", "Een openbare plaatsaanduiding.")
not_personal("taxonomy.settlement", "name", "Een openbare plaatsaanduiding.")
not_personal("taxonomy.boundary", "code kind source path", "Een openbare grens.")
