from django.apps import AppConfig


class MeaningConfig(AppConfig):
    name = "weerbaar.shared.meaning"
    label = "meaning"
    verbose_name = "Betekenis"
