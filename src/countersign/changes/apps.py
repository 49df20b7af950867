from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "countersign.changes"
    label = "changes"
