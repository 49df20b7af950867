"""Every table of an empty database at once, as the migrations would leave them.

Migrations draw the whole plan of the house again at each of their steps, which is most of a first start. Where there is
nothing yet to be changed, the models themselves say what the tables are.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def nothing_there() -> bool:
    """Has the database no table at all? One that others use too is brought up to date step by step."""
    return not connection.introspection.table_names()


def create_all() -> None:
    """All tables, and the word that every migration has been applied: both, or neither."""
    with connection.schema_editor(atomic=True) as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in MigrationLoader(None).graph.nodes:
            recorder.record_applied(app, name)
