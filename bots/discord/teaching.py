"""/teach on Discord: what owners send and press, and what their channels show of it."""

import io
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from discord import ButtonStyle, Client, File, Forbidden, Message, NotFound, Object
from discord.abc import Messageable
from discord.ui import Button, View

from bots.desk.teaching import Teaching
from bots.desk.teaching_cards import card_of
from bots.discord.attachments import fetch, pictures
from bots.discord.people import locale_of
from model.contract.errors import PersonError
from worker.queue.courses import Course, Shown
from worker.queue.jobs import Address
from worker.queue.outcomes import Undeliverable


class DiscordTeaching:
    """Takes what is meant for a course, and shows how far it is."""

    def __init__(self, client: Client, teaching: Teaching) -> None:
        self._client = client
        self._teaching = teaching

    async def takes(self, message: Message, words: str) -> bool:
        """Whether a message to us was meant for a course that its author has open.

        Raises PersonError.
        """
        address = address_of(message.author.id, message.channel.id, message.id)
        found = pictures(message)
        if not found:
            return await self._teaching.hear(address, words)
        course = await self._teaching.collects(address)
        if course is None:
            return False
        failures: list[PersonError] = []
        for place, picture in enumerate(found):
            try:
                picture.check()
                bring = partial(fetch, self._client, picture.url)
                await self._teaching.take(course, str(message.id), place, bring)
            except PersonError as error:
                failures.append(error)
        if failures:
            raise failures[0]
        return True

    async def show(self, course: Course, shown: Shown, sheets: Sequence[bytes]) -> Shown:
        """As `bots.desk.teaching_board.Show`; where we may not write, to the owner alone."""
        if shown.id is None:
            return await self._send(course, sheets)
        before = self._client.get_partial_messageable(shown.chat or 0).get_partial_message(shown.id)
        try:
            if shown.message != course.message:
                with suppress(Forbidden, NotFound):
                    await before.edit(view=None)
                return await self._send(course, sheets)
            text, view = _content(course)
            await before.edit(content=text, view=view)
        except (Forbidden, NotFound):
            # It was deleted.
            return await self._send(course, [])
        return shown.model_copy(update={"revision": course.revision})

    async def _send(self, course: Course, sheets: Sequence[bytes]) -> Shown:
        address = course.address
        channel: Messageable = self._client.get_partial_messageable(int(address.chat))
        try:
            sent = await _posted(channel, course, sheets)
        except (Forbidden, NotFound):
            try:
                channel = await self._client.create_dm(Object(int(address.person)))
                sent = await _posted(channel, course, sheets)
            except (Forbidden, NotFound) as error:
                raise Undeliverable from error
        return Shown(
            message=course.message, revision=course.revision, chat=sent.channel.id, id=sent.id
        )


def address_of(person: int, channel: int, message: int, locale: str | None = None) -> Address:
    """Where something was said, and by whom."""
    return Address(
        platform="discord",
        person=str(person),
        chat=str(channel),
        message=str(message),
        locale=locale or locale_of(),
    )


async def _posted(channel: Messageable, course: Course, sheets: Sequence[bytes]) -> Message:
    text, view = _content(course)
    files = [File(io.BytesIO(one), f"{number}.jpg") for number, one in enumerate(sheets, 1)]
    if view is None:
        return await channel.send(text, files=files)
    return await channel.send(text, files=files, view=view)


def _content(course: Course) -> tuple[str, View | None]:
    card = card_of(course)
    if not card.buttons:
        return card.text, None
    view = View(timeout=None)
    for action, label in card.buttons.items():
        custom_id = f"v1:{action}:{course.id}:{course.address.person}"
        style = ButtonStyle.danger if action == "teach-cancel" else ButtonStyle.primary
        view.add_item(Button(style=style, label=label, custom_id=custom_id))
    # discord.py need not remember it: presses are known by their custom id.
    view.stop()
    return card.text, view
