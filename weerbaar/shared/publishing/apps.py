from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "weerbaar.shared.publishing"
    label = "publishing"
    verbose_name = "Publiceren"
