from django.apps import AppConfig


class ExportsConfig(AppConfig):
    name = "weerbaar.features.networks.exports"
    label = "exports"
    verbose_name = "Meenemen van een selectie"

    def ready(self) -> None:
        from weerbaar.features.networks.exports.plugs import plug

        plug()
