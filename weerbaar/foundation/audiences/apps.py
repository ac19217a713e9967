from django.apps import AppConfig


class AudiencesConfig(AppConfig):
    name = "weerbaar.foundation.audiences"
    label = "audiences"
    verbose_name = "Zichtbaarheid"
