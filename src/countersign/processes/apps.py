from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "countersign.processes"
    label = "processes"
