"""Updates, from the moment that Telegram gives them until they are seen to."""

import json
from collections.abc import Collection, Sequence
from typing import Any

import structlog
from telegram import Update

from bots.desk.chosen import recall
from bots.desk.desk import Desk
from bots.desk.inbox import Entry, Inbox
from bots.telegram.cutting import cut_down
from bots.telegram.errors import Errors
from bots.telegram.handlers import App
from bots.telegram.incoming import Incoming
from bots.telegram.parsing import parse
from model.contract.errors import TryLater
from worker.queue.logs import whereabouts

log = structlog.get_logger()


class Updates:
    """Keeps those that concern us in the inbox, and gives them from there to the handlers.

    A message is kept as what it says (`Incoming`); a press or an inline query as it is, but for
    what nobody needs.
    """

    def __init__(self, app: App, desk: Desk, inbox: Inbox, owners: Collection[int]) -> None:
        self._app = app
        self._desk = desk
        self._inbox = inbox
        self._owners = owners
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
            if not update:
                return None
            id = str(update.update_id)
            if query := update.callback_query or update.inline_query:
                return Entry(id, json.dumps(content), str(query.from_user.id))
            message = update.message and parse(update.update_id, update.message, self._owners)
            if not message:
                return None
            kept = message.model_dump_json(exclude_defaults=True)
            return Entry(id, kept, message.sender.person)
        except Exception as error:
            log.error("an update cannot be read", error=whereabouts(error))
            return None

    async def _see_to(self, content: str) -> None:
        """Raises TryLater when Telegram asks to wait."""
        try:
            update, person, chat = self._kept(content)
        except Exception as error:
            # Kept by another version of this program.
            log.error("a kept update cannot be read", error=whereabouts(error))
            return
        # Before any handler runs, since they use the person's preferences.
        await recall(self._desk, "telegram", person, chat)
        await self._app.process_update(update)
        if seconds := self._errors.later(update.update_id):
            raise TryLater(seconds)

    def _kept(self, content: str) -> tuple[Update | Incoming, int, int | None]:
        """What `_entry` kept, whose it is, and where, as far as Telegram tells."""
        raw = json.loads(content)
        if not raw.keys() & {"callback_query", "inline_query"}:
            message = Incoming.model_validate(raw)
            return message, int(message.sender.person), message.sender.chat
        update = Update.de_json(raw, self._app.bot)
        query = update.callback_query
        person = update.effective_user
        assert person is not None  # noqa: S101
        return update, person.id, query.message.chat.id if query and query.message else None
