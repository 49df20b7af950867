from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "countersign.people"
    label = "people"

    def ready(self) -> None:
        from countersign.people.name_index import index_names

        post_migrate.connect(index_names, sender=self, dispatch_uid="names after migrate")
