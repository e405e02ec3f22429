"""Imports point one way: bots -> worker -> model, and a bot never loads torch."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sources import parsed

ROOT = Path(__file__).parent.parent
OURS = {"artline", "bots", "worker", "model"}
#: What bots may use of the others: the modules that know no torch.
OPEN_TO_BOTS = {
    "worker.queue.jobs",
    "worker.queue.figures",
    "worker.queue.broker",
    "worker.queue.ledger",
    "worker.queue.limits",
    "worker.queue.outcomes",
    "worker.queue.settings",
    "worker.queue.logs",
    "model.contract.look",
    "model.contract.errors",
}


def imports(package: str) -> Iterator[tuple[str, str]]:
    """Each of our modules that a package imports, with the file that does."""
    for file in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(parsed(file)):
            for name in _names(node):
                if name.partition(".")[0] in OURS - {package}:
                    yield str(file.relative_to(ROOT)), name


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        if node.module in OURS:
            return [f"{node.module}.{alias.name}" for alias in node.names]
        return [node.module]
    return []


def test_bots_use_only_the_modules_without_torch() -> None:
    assert [found for found in imports("bots") if found[1] not in OPEN_TO_BOTS] == []


def test_the_worker_uses_only_the_model() -> None:
    assert [found for found in imports("worker") if not found[1].startswith("model")] == []


def test_the_model_uses_nothing_of_the_others() -> None:
    assert list(imports("model")) == []


@pytest.mark.parametrize(
    "module", ["bots.telegram", "bots.discord", "bots.desk", "bots.courier", "artline.cli"]
)
def test_loading_what_a_bot_needs_does_not_load_torch(module: str) -> None:
    program = f"import sys, {module}; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)  # noqa: S603
