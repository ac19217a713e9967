from django.apps import AppConfig


class ChartsConfig(AppConfig):
    name = "weerbaar.features.networks.charts"
    label = "charts"
    verbose_name = "Kaart"

    def ready(self) -> None:
        from weerbaar.features.networks.charts.plugs import plug

        plug()
