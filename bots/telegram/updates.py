"""Updates, from the moment that Telegram gives them until they are seen to."""

import json
from collections.abc import Sequence
from typing import Any

import structlog
from telegram import Update

from bots.desk.inbox import Entry, Inbox, Later
from bots.telegram.cutting import cut_down
from bots.telegram.errors import Errors
from bots.telegram.handlers import App, has_handler
from bots.telegram.people import whose
from worker.queue.logs import whereabouts

log = structlog.get_logger()


class Updates:
    """Keeps those that concern us in the inbox, and gives them from there to the handlers."""

    def __init__(self, app: App, inbox: Inbox) -> None:
        self._app = app
        self._inbox = inbox
        self._errors = Errors()
        app.add_error_handler(self._errors.handle)

    async def keep(self, raw: Sequence[Any]) -> None:
        """Returns when they are safe. Raises RedisError."""
        await self._inbox.put(entry for one in raw if (entry := self._entry(one)))

    async def serve(self) -> None:
        """Sees to updates until cancelled."""
        await self._inbox.serve(self._see_to)

    def _entry(self, raw: Any) -> Entry | None:
        """What to keep of an update; nothing of one that nobody would answer, or cannot be read.

        Whatever is sent must not stop what comes after it.
        """
        try:
            content = cut_down(raw)
            update = content and Update.de_json(content, self._app.bot)
            if not (content and update and has_handler(self._app, update)):
                return None
            return Entry(str(update.update_id), json.dumps(content), _whose(update))
        except Exception as error:
            log.error("an update cannot be read", error=whereabouts(error))
            return None

    async def _see_to(self, content: str) -> None:
        """Raises Later when Telegram asks to wait."""
        try:
            update = Update.de_json(json.loads(content), self._app.bot)
        except Exception as error:
            # Kept by another version of this program.
            log.error("a kept update cannot be read", error=whereabouts(error))
            return
        await self._app.process_update(update)
        if seconds := self._errors.later(update):
            raise Later(seconds)


def _whose(update: Update) -> str:
    message, person = update.message, update.effective_user
    if person is None:
        return ""
    return str(person.id) if message is None else whose(message, person)
