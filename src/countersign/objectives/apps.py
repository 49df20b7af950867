from django.apps import AppConfig


class ObjectivesConfig(AppConfig):
    name = "countersign.objectives"
    label = "objectives"
