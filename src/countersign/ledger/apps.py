from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "countersign.ledger"
    label = "ledger"

    def ready(self) -> None:
        from countersign.ledger.guard import install_gate
        from countersign.ledger.protecting import restore_triggers

        connection_created.connect(install_gate, dispatch_uid="the gate before guarded tables")
        post_migrate.connect(restore_triggers, sender=self, dispatch_uid="triggers after migrate")
