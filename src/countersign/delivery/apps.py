from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "countersign.delivery"
    label = "delivery"
