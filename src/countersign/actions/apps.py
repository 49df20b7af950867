from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "countersign.actions"
    label = "actions"
