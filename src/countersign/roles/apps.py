from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "countersign.roles"
    label = "roles"
