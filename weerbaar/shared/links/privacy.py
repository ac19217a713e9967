"""Links are between records; who laid them is known."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "links.link",
    "by",
    purpose="Weten wie heeft gezegd dat twee dingen bij elkaar horen.",
    ground="Uitvoering van een taak van algemeen belang.",
    retention="Zolang de verbinding er is.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
not_personal("links.link", "left_kind right_kind", "Een vast woord voor een soort.")
