from django.apps import AppConfig


class DescribingConfig(AppConfig):
    name = "weerbaar.shared.describing"
    label = "describing"
    verbose_name = "Beschrijven"
