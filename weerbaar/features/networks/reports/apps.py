from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "weerbaar.features.networks.reports"
    label = "reports"
    verbose_name = "Meldingen dat iets niet klopt"

    def ready(self) -> None:
        from weerbaar.features.networks.reports import plugs

        plugs.plug()
