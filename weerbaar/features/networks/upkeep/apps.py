from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "weerbaar.features.networks.upkeep"
    label = "upkeep"
    verbose_name = "Bevestigen"

    def ready(self) -> None:
        from weerbaar.features.networks.upkeep.plugs import plug

        plug()
