from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "countersign.ledger"
    label = "ledger"

    def ready(self) -> None:
        from django.utils.module_loading import autodiscover_modules

        from countersign.ledger.guard import install_gate
        from countersign.ledger.protecting import restore_triggers

        autodiscover_modules("entries")
        connection_created.connect(install_gate, dispatch_uid="the gate before guarded tables")
        post_migrate.connect(restore_triggers, sender=self, dispatch_uid="triggers after migrate")
