from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "weerbaar.foundation.organisations"
    label = "organisations"
    verbose_name = "Organisaties"
