"""A contract for import-linter: what is private to a package is imported inside that package only."""

from __future__ import annotations

import grimp
from importlinter import Contract, ContractCheck, fields, output
from importlinter.application import contract_utils
from importlinter.domain.helpers import module_expressions_to_modules


class PrivateContract(Contract):
    """``private_modules``: each is imported by its own parent package and everything in that, by nobody else.

    An import under ``if TYPE_CHECKING`` lets somebody name a type and do nothing with it, so it does not count.
    """

    type_name = "private"

    private_modules = fields.ListField(subfield=fields.ModuleExpressionField())
    ignore_imports = fields.SetField(subfield=fields.ImportExpressionField(), required=False)
    unmatched_ignore_imports_alerting = fields.EnumField(
        contract_utils.AlertLevel, default=contract_utils.AlertLevel.ERROR
    )
    broken_contract_guidance = fields.TextField(required=False)

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        run = grimp.build_graph(
            *self.session_options["root_packages"], exclude_type_checking_imports=True, cache_dir=None
        )
        removed = contract_utils.remove_ignored_imports_and_report(
            graph=run,
            ignore_imports=self.ignore_imports,  # type: ignore[arg-type]
            unmatched_alerting=self.unmatched_ignore_imports_alerting,  # type: ignore[arg-type]
        )
        private = module_expressions_to_modules(run, self.private_modules)  # type: ignore[arg-type]
        strangers = [line for module in private for line in from_outside(run, module.name)]
        return ContractCheck(
            kept=not strangers,
            warnings=list(removed.warnings),
            ignored_import_count=removed.ignored_import_count,
            metadata={"strangers": sorted(strangers)},
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["strangers"]:
            output.print_error(f"- {line}", bold=False)
        output.new_line()
        contract_utils.render_broken_contract_guidance(self.broken_contract_guidance)  # type: ignore[arg-type]


def from_outside(graph: grimp.ImportGraph, module: str) -> list[str]:
    """Who imports a module, or anything in it, without living in the same package."""
    home = module.rpartition(".")[0]
    return [
        f"{importer} -> {inner}"
        for inner in {module, *graph.find_descendants(module)}
        for importer in graph.find_modules_that_directly_import(inner)
        if importer != home and not importer.startswith(f"{home}.")
    ]
