from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "weerbaar.foundation.rounds"
    label = "rounds"
    verbose_name = "Dagelijkse rondes"
