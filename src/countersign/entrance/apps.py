from django.apps import AppConfig


class EntranceConfig(AppConfig):
    name = "countersign.entrance"
    label = "entrance"
