"""What invitations and claims know about people."""

from weerbaar.foundation.ports.privacy import not_personal, personal

TASK = "Uitvoering van een taak van algemeen belang: gegevens waar men in een crisis op afgaat worden bijgehouden."

personal(
    "keepers.invitation",
    "email words",
    purpose="U uitnodigen om de gegevens van een organisatie bij te houden.",
    ground=TASK,
    retention="Tot 90 dagen nadat u hebt geantwoord of de uitnodiging is verlopen of ingetrokken.",
    erasure="Wordt daarna vanzelf gewist; eerder als de uitnodiging op uw verzoek wordt ingetrokken.",
)
personal(
    "keepers.invitation",
    "invited_by accepted_by",
    purpose="Weten wie iemand uitnodigde, en wie de uitnodiging aannam.",
    ground=TASK,
    retention="Tot 90 dagen na het antwoord.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
personal(
    "keepers.claim",
    "user reason answer",
    purpose="Beslissen of u de gegevens van een organisatie mag bijhouden.",
    ground=TASK,
    retention="Tot een jaar na het antwoord.",
    erasure="Wordt daarna vanzelf gewist; eerder als u uw account opheft.",
)
personal(
    "keepers.claim",
    "decided_by",
    purpose="Weten welke coördinator heeft beslist.",
    ground=TASK,
    retention="Tot een jaar na het antwoord.",
    erasure="De koppeling met u wordt gewist als u uw account opheft.",
)
not_personal("keepers.invitation", "ref state", "Een code.")
not_personal("keepers.claim", "ref state", "Een code.")
