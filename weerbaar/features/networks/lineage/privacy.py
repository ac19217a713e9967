"""What this knows about people: who merged, split or ended, and whose role was joined with another."""

from weerbaar.foundation.ports.privacy import not_personal, personal

TASK = "Uitvoering van een taak van algemeen belang."

personal(
    "lineage.succession",
    "done_by undone_by",
    purpose="Weten wie organisaties heeft samengevoegd, gesplitst of beëindigd.",
    ground=TASK,
    retention="Zolang de organisatie in het register staat.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
personal(
    "lineage.succession",
    "steps",
    purpose="Een samenvoeging of splitsing ongedaan kunnen maken, ook wie welke organisatie beheerde.",
    ground=TASK,
    retention="Zolang de organisatie in het register staat.",
    erasure="Er staat alleen het nummer van uw account in; als u het opheft, verwijst dat naar niets meer.",
)
not_personal("lineage.succession", "ref", "Een code.")
