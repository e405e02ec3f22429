"""What the documents point at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    {*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/**/*.md")}
    - {ROOT / "CHANGELOG.md"}
)
OURS = "artline|benchmarks|bots|deploy|docs|model|tests|worker"
FILE = re.compile(rf"(?<![\w/.-])(?:{OURS})(?:/[\w-]+)+\.(?:csv|ftl|html|md|py|toml|txt)\b")
LINK = re.compile(r"\]\((?!\w+:)([^)#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    named = {ROOT / file for file in FILE.findall(text)}
    linked = {document.parent / link for link in LINK.findall(text)}
    missing = [str(path) for path in sorted(named | linked) if not path.exists()]
    assert missing == []


@pytest.mark.parametrize(
    "package",
    ["bots/desk", "bots/discord", "bots/instructions", "bots/telegram", "worker", "worker/queue"],
)
def test_the_list_at_the_top_of_a_package_names_each_of_its_modules(package: str) -> None:
    folder = ROOT / package
    listed = re.findall(r"^\s*(\w+\.py)", (folder / "__init__.py").read_text("utf-8"), re.M)
    assert sorted(listed) == sorted(
        path.name for path in folder.glob("*.py") if path.name != "__init__.py"
    )
