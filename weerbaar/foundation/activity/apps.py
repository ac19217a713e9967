from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "weerbaar.foundation.activity"
    label = "activity"
    verbose_name = "Gebeurtenissen"
