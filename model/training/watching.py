"""A progress bar over the steps of a run, with its loss."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Stepping(Protocol):
    """A run that counts its steps."""

    step: int


def watch(run: Stepping, steps: Iterable[Mapping[str, float]], total: int) -> None:
    """Take all steps, of which there are as many with those that were taken before."""
    bar = Progress(
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[loss]}"),
    )
    with bar:
        task = bar.add_task("Training", total=total, completed=run.step, loss="")
        for terms in steps:
            bar.update(task, completed=run.step, loss=f"loss {terms['loss']:.3f}")
