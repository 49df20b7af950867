from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "countersign.risks"
    label = "risks"
