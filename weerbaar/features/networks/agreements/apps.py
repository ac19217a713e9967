from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "weerbaar.features.networks.agreements"
    label = "agreements"
    verbose_name = "Afspraken"
