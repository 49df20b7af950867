from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "countersign.audits"
    label = "audits"
