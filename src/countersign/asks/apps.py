from django.apps import AppConfig


class AsksConfig(AppConfig):
    name = "countersign.asks"
    label = "asks"
