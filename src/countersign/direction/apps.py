from django.apps import AppConfig


class DirectionConfig(AppConfig):
    name = "countersign.direction"
    label = "direction"
