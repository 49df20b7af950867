from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "countersign.packs"
    label = "packs"
