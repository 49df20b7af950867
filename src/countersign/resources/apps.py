from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "countersign.resources"
    label = "resources"
