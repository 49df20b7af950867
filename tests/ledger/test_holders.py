from __future__ import annotations

from countersign.ledger.guard import guarded_models
from countersign.ledger.holders import file_holders
from countersign.policies.models import Draft


def test_every_table_that_names_files_is_asked_guarded_or_not() -> None:
    found = {model: (scope, columns) for model, scope, columns in file_holders()}
    assert found.keys() >= {model for model in guarded_models() if model.files}
    assert found[Draft] == ("organisation_id", ("source",))
