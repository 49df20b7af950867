from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "countersign.readiness"
    label = "readiness"
