"""The report for people: tables on the screen, and one in Markdown for the docs."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from model.training.report import ALL, DRAWN, Report, Summary


def print_tables(report: Report, console: Console) -> None:
    """Every kind of drawing on all portraits, and ours on every slice."""
    console.print(_table("Held-out portraits", report[ALL]))
    ours = {name.replace("_", " "): kinds[DRAWN] for name, kinds in report.items()}
    console.print(_table("Ours, by slice", ours))


def _table(title: str, summaries: Mapping[str, Summary]) -> Table:
    first = next(iter(summaries.values()))
    table = Table("", *summaries, title=title)
    for figure in first:
        table.add_row(figure, *(cell(column[figure]) for column in summaries.values()))
    return table


def markdown(report: Report, target: str) -> str:
    """A row for each slice; beside each figure, in brackets, that of the target itself."""
    first = report[ALL][DRAWN]
    lines = [["", *first], ["---"] * (len(first) + 1)]
    for name, kinds in report.items():
        ours, targets = kinds[DRAWN], kinds[target]
        cells = (beside(cell(ours[figure]), cell(targets[figure])) for figure in first)
        lines.append([name.replace("_", " "), *cells])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def beside(ours: str, target: str) -> str:
    """Both, unless they are the same, as a number of pictures is."""
    return ours if ours == target else f"{ours} ({target})"


def cell(value: float | None) -> str:
    """Three digits, or a dash where nothing is known."""
    return "-" if value is None else f"{value:.3g}"
