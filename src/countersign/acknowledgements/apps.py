from django.apps import AppConfig


class AcknowledgementsConfig(AppConfig):
    name = "countersign.acknowledgements"
    label = "acknowledgements"
