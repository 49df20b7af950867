from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    name = "countersign.awareness"
    label = "awareness"
