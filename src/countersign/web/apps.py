from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "countersign.web"
    label = "web"
