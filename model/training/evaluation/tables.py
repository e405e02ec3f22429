"""The report for people: tables on the screen, and one in Markdown for the docs."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from model.training.evaluation.report import ALL, DRAWN, Report, Summary

#: Figures that are of the photos.
COUNTS = ("pictures", "faces", "sets found in the grey photo %")


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
    """A row for each slice; in brackets what is true of the targets themselves."""
    figures = list(report[ALL][DRAWN])
    lines = [["", *figures], ["---"] * (len(figures) + 1)]
    for name, kinds in report.items():
        cells = (_beside(figure, kinds[DRAWN], kinds[target], target) for figure in figures)
        lines.append([name.replace("_", " "), *cells])
    return as_table(lines)


def as_table(lines: Iterable[Sequence[str]]) -> str:
    """Rows of cells in Markdown, the second one dashes; shorter than to depend on a library."""
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _beside(figure: str, ours: Summary, targets: Summary, target: str) -> str:
    # Both are of the same photos, and a target is no distance from itself.
    if figure in COUNTS or figure.partition(" to ")[2].startswith(target):
        return cell(ours[figure])
    return f"{cell(ours[figure])} ({cell(targets[figure])})"


def cell(value: float | None) -> str:
    """Three digits, or a dash where nothing is known."""
    return "-" if value is None else f"{value:.3g}"
