"""/stats: how the bot is doing, for its owners."""

from telegram import Update
from telegram.ext import filters

from bots.desk import Desk
from bots.telegram.people import answer
from worker.settings import QueueSettings


class Stats:
    """The handler of /stats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, update: Update, context: object) -> None:
        """The day's jobs, times and failures, and the line as it is now."""
        found = await self._desk.figures()
        problems = sorted(found.problems.items(), key=lambda item: -item[1])
        values: dict[str, int | str] = {
            "drawn": found.drawn,
            "failed": sum(found.problems.values()),
            "reasons": ", ".join(f"{key} {count}" for key, count in problems) or "-",
            "p50": _seconds(found.p50),
            "p95": _seconds(found.p95),
            "waiting": found.waiting,
            "workers": found.workers,
        }
        await answer(update, "stats", values)


def owners(settings: QueueSettings) -> filters.User:
    """Lets only the owners' messages pass; to all others the command does not exist."""
    ids = [owner.partition(":") for owner in settings.owners]
    return filters.User([int(id) for platform, _, id in ids if platform == "telegram"])


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
