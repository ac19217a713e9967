"""An organisation may lose its last editor by what happens elsewhere: its coordinators hear of that too."""

from weerbaar.features.networks.keepers import queries
from weerbaar.features.networks.keepers.telling import tell_orphaned
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.organisations.models import Organisation


def hear_of_role(entry: Entry) -> None:
    """An administrator took the role of an editor. Harmless when told twice: the letter is sent once.

    Who leaves, or is removed by a coordinator, is told of by those services themselves.
    """
    named = entry.mentions.filter(kind="organisation").values_list("target", flat=True)
    for organisation in Organisation.objects.filter(uuid__in=named):
        if queries.editor_count(organisation) == 0:
            tell_orphaned(organisation, entry.pk)
