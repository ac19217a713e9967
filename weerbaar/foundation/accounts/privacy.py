"""What accounts know about people."""

from weerbaar.foundation.ports.privacy import personal

personal(
    "accounts.user",
    "email",
    purpose="Inloggen en berichten ontvangen waar u om vroeg.",
    ground="Uitvoering van de afspraak die u maakt door een account te nemen.",
    retention="Zolang u een account hebt.",
    erasure="Wordt gewist als u uw account opheft.",
)
personal(
    "accounts.user",
    "name",
    purpose="Tonen wie iets heeft gewijzigd of bevestigd, aan wie is ingelogd.",
    ground="Taak van algemeen belang: gegevens waar men in een crisis op afgaat hebben een afzender.",
    retention="Zolang u een account hebt.",
    erasure="Wordt gewist als u uw account opheft; de geschiedenis noemt dan geen naam meer.",
)
personal(
    "accounts.user",
    "password",
    purpose="Controleren dat u het bent die inlogt. Alleen een onomkeerbare versleuteling wordt bewaard.",
    ground="Uitvoering van de afspraak die u maakt door een account te nemen.",
    retention="Tot u een nieuw wachtwoord kiest.",
    erasure="Wordt gewist als u uw account opheft.",
)
personal(
    "mfa.authenticator",
    "user type data",
    purpose="De tweede stap bij het inloggen controleren. Het geheim van de app staat er versleuteld.",
    ground="Beveiliging van gegevens die niet voor iedereen zijn.",
    retention="Tot u de tweede stap weghaalt.",
    erasure="Wordt gewist als u uw account opheft.",
)
for _link in ("accounts.user_groups", "accounts.user_user_permissions"):
    personal(
        _link,
        "user",
        purpose="Onthouden wat u in het beheer mag doen.",
        ground="Beveiliging van het platform.",
        retention="Zolang u die rechten hebt.",
        erasure="Wordt gewist als u uw account opheft of de rechten vervallen.",
    )
personal(
    "accounts.token",
    "owner name start digest passed_second_step last_used_on",
    purpose="Een programma van u bij de API herkennen en tonen wat u mag zien. De sleutel zelf wordt niet bewaard.",
    ground="Uitvoering van de afspraak die u maakt door een sleutel te maken.",
    retention="Tot een jaar nadat de sleutel is verlopen of ingetrokken.",
    erasure="Wordt gewist als u uw account opheft.",
)
personal(
    "accounts.pace",
    "asker",
    purpose="Voorkomen dat één aanvrager de API onbruikbaar maakt, ook zonder account (dan onherleidbaar).",
    ground="Beveiliging van het platform.",
    retention="Hooguit een dag.",
    erasure="Verdwijnt vanzelf.",
)
