"""Imports point one way, and what has nothing to draw with never loads torch.

bots -> worker.queue -> model.contract; worker -> worker.queue, model.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import parsed

ROOT = Path(__file__).parent.parent
OURS = ("artline", "bots", "worker", "model", "tests", "benchmarks")
#: What each package may import of ours beside itself. The longest name that fits a module counts.
MAY_IMPORT = {
    "model": (),
    "model.contract": (),
    "worker": ("model",),
    "worker.queue": ("model.contract",),
    "bots": ("worker.queue", "model.contract"),
    "artline": ("bots", "worker", "model"),
}
#: Those that never load torch.
LIGHT = ("model.contract", "worker.queue", "bots", "artline.cli")


def modules(package: str) -> list[str]:
    """Every module below a package, and itself."""
    path = ROOT / package.replace(".", "/")
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]
    parts = (file.relative_to(ROOT).with_suffix("").parts for file in files)
    return [".".join(part).removesuffix(".__init__") for part in parts]


def lies_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def imports(module: str) -> Iterator[str]:
    """Each of our modules that a module imports, at its top or anywhere else."""
    path = ROOT / module.replace(".", "/")
    tree = parsed(path / "__init__.py" if path.is_dir() else path.with_suffix(".py"))
    for node in ast.walk(tree):
        yield from (name for name in names(node) if name.partition(".")[0] in OURS)


def names(node: ast.AST) -> list[str]:
    """What a statement imports; `from a import b` may mean the module a.b."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.module, "imports are written in full"
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


@pytest.mark.parametrize("package", ["model", "worker", "bots", "artline"])
def test_imports_point_one_way(package: str) -> None:
    wrong = []
    for module in modules(package):
        home = max((name for name in MAY_IMPORT if lies_in(module, name)), key=len)
        allowed = (home, *MAY_IMPORT[home])
        wrong += [
            f"{module} imports {name}"
            for name in imports(module)
            if not any(lies_in(name, other) for other in allowed)
        ]
    assert wrong == []


@pytest.mark.parametrize("package", LIGHT)
def test_what_has_nothing_to_draw_with_does_not_load_torch(package: str) -> None:
    program = f"import sys, {', '.join(modules(package))}; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)  # noqa: S603
