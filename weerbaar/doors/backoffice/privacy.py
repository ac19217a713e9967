"""Pictures and documents of editors."""

from weerbaar.foundation.ports.privacy import not_personal, personal

for _model in ("backoffice.houseimage", "backoffice.housedocument"):
    personal(
        _model,
        "uploaded_by_user",
        purpose="Weten welke redacteur een bestand heeft geplaatst.",
        ground="Uitvoering van een taak van algemeen belang.",
        retention="Zolang het bestand er staat.",
        erasure="De koppeling met de redacteur wordt gewist als die het account opheft.",
    )
    not_personal(_model, "title file_hash", "Hoort bij een bestand.")
personal(
    "backoffice.houseimage",
    "file description",
    purpose="Beeld bij teksten op het platform; er kunnen mensen op staan.",
    ground="Toestemming van wie herkenbaar in beeld is.",
    retention="Zolang het beeld wordt gebruikt.",
    erasure="Een redacteur verwijdert het beeld op verzoek.",
)
not_personal("backoffice.housedocument", "file", "Een document dat de redactie openbaar maakt.")
not_personal("backoffice.houserendition", "filter_spec file focal_point_key", "Een kleinere maat van een beeld.")
