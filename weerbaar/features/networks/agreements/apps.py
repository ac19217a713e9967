from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "weerbaar.features.networks.agreements"
    label = "agreements"
    verbose_name = "Afspraken"

    def ready(self) -> None:
        from weerbaar.features.networks.agreements import plugs

        plugs.plug()
