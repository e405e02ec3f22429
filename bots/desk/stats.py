"""/stats: how the bot is doing, in words for its owners, and who they are."""

from bots.words import say
from worker.queue.figures import Figures
from worker.queue.jobs import Platform
from worker.queue.settings import QueueSettings


def summary(figures: Figures, locale: str) -> str:
    """The day's jobs, times and failures, and the line as it is now; what is wrong stands first."""
    problems = sorted(figures.problems.items(), key=lambda item: -item[1])
    values: dict[str, int | str] = {
        "drawn": figures.drawn,
        "failed": sum(figures.problems.values()),
        "reasons": ", ".join(f"{key} {count}" for key, count in problems) or "-",
        "p50": _seconds(figures.p50),
        "p95": _seconds(figures.p95),
        "waiting": figures.waiting,
        "workers": figures.workers,
    }
    told = say(locale, "stats", values)
    if figures.evicts is None:
        return told
    return "\n".join([say(locale, "stats-evicts", {"policy": figures.evicts}), told])


def owners(settings: QueueSettings, platform: Platform) -> frozenset[int]:
    """Whoever may see it on a platform."""
    ids = [owner.partition(":") for owner in settings.owners]
    return frozenset(int(id) for where, _, id in ids if where == platform)


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
