from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "countersign.policies"
    label = "policies"
