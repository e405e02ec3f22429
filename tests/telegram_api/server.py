"""The stand-in's HTTP server: takes calls, validates them, answers, and goes wrong on demand."""

import asyncio
import itertools
import json
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import ClientConnectionError, ClientSession, web

from tests.patience import GIVE_UP
from tests.stand_in import StandIn
from tests.telegram_api import description, inline, methods, stickers
from tests.telegram_api.chats import Chat, Json, Person
from tests.telegram_api.faults import Fault, Refusal
from tests.telegram_api.files import Files
from tests.telegram_api.sticker_sets import StickerSet

TOKEN = "123456:stand-in"
#: Each of these adds its methods when it is imported.
METHODS = (methods, inline, stickers)


@dataclass(frozen=True)
class Call:
    """One call that the bot made, with its arguments decoded."""

    method: str
    arguments: Json


#: No id twice, though one broker may meet several stand-ins: bots see to each update once.
_UPDATE_IDS = itertools.count(500)


class TelegramApi(StandIn[Fault]):
    """The Bot API of one bot. Use as an async context manager.

    Tests send through `private_chat` and `group`, await what comes with `until`, script trouble
    with `fail`, `hold`, `hold_answers` and `reachable`, and find breaches of the description in
    `problems`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bot: Json = {
            "id": 1,
            "is_bot": True,
            "first_name": "ArtLine",
            "username": "ArtLine_Bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.privacy_mode = True
        self.reachable = True
        #: What the bot's owner has from @BotFather.
        self.token = TOKEN
        self.webhook: Json | None = None
        self.files = Files()
        #: What a wrong token is answered by: Telegram takes 404 for those that cannot be one.
        self.refusal = 401
        self.updates: list[Json] = []
        self.pushed: list[Json] = []
        self.calls: list[Call] = []
        self.settings: dict[tuple[str, str], Any] = {}
        self.chats: dict[int, Chat] = {}
        #: Inline queries that wait for their answer.
        self.inline_queries: set[str] = set()
        #: Sets of stickers, by name in lower case; and those people who never started the bot.
        self.sticker_sets: dict[str, StickerSet] = {}
        self.strangers: set[int] = set()
        self._ids = itertools.count(10)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._serve_method)
        app.router.add_get("/file/bot{token}/{path:.+}", self._serve_file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._runner.cleanup()

    # What tests do.

    def private_chat(self, person: Person) -> Chat:
        """The chat between a person and the bot."""
        return self.chats.setdefault(person.id, Chat(self, person.id, "private"))

    def group(self) -> Chat:
        """A new group that the bot is in."""
        chat_id = -self.next_message_id()
        return self.chats.setdefault(chat_id, Chat(self, chat_id, "supergroup"))

    def call_names(self) -> list[str]:
        """All but those that wait for updates."""
        return [call.method for call in self.calls if call.method != "getUpdates"]

    def called(self, method: str) -> list[Json]:
        """The arguments of every call of `method` so far."""
        return [call.arguments for call in self.calls if call.method == method]

    # What chats and methods need.

    async def push(self, update: Json) -> None:
        """Gives the bot an update."""
        update = {"update_id": next(_UPDATE_IDS), **update}
        self.pushed.append(update)
        if self.webhook is None:
            self.updates.append(update)
            await self._announce()
        else:
            await self._post(self.webhook, update)

    async def _post(self, webhook: Json, update: Json) -> None:
        """Sends an update to the bot's webhook, again until it is taken."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]}
        async with asyncio.timeout(GIVE_UP), ClientSession() as session:
            while True:
                with suppress(ClientConnectionError):
                    async with session.post(webhook["url"], json=update, headers=headers) as answer:
                        if answer.ok:
                            return
                await asyncio.sleep(0.05)

    def next_message_id(self) -> int:
        """A number that no message has yet."""
        return next(self._ids)

    def now(self) -> int:
        """The time as Telegram gives it."""
        return int(time.time())

    # HTTP.

    async def _serve_file(self, request: web.Request) -> web.StreamResponse:
        self._check_token(request)
        await self._arrived("file")
        if fault := self._fault("file"):
            return self._go_wrong(request, fault)
        if (content := self.files.content(request.match_info["path"])) is None:
            raise web.HTTPNotFound
        return web.Response(body=content)

    async def _serve_method(self, request: web.Request) -> web.StreamResponse:
        self._check_token(request)
        method = request.match_info["method"]
        arguments, files = await self._arguments(method, request)
        try:
            description.check_request(method, arguments)
            handler = methods.HANDLERS[method]
        except (description.Mismatch, KeyError) as problem:
            self.problems.append(f"{method}: {problem!r}")
            return _answer(Fault(404, f"Not Found: {problem!r}"))
        self.calls.append(Call(method, arguments))
        return await self._perform(request, method, handler, arguments | files)

    async def _perform(
        self, request: web.Request, method: str, handler: methods.Handler, arguments: Json
    ) -> web.StreamResponse:
        if not self.reachable:
            await self._announce()
            return self._go_wrong(request, Fault.dropped())
        await self._arrived(method)
        fault = self._fault(method)
        if fault and not fault.done:
            return self._go_wrong(request, fault)
        try:
            result = await handler(self, arguments)
        except Refusal as refusal:
            return _answer(refusal.fault)
        self._check_answer(method, result)
        await self._done(method)
        if fault:
            return self._go_wrong(request, fault)
        return web.json_response({"ok": True, "result": result})

    def _go_wrong(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.status:
            return _answer(fault)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _check_answer(self, method: str, result: Any) -> None:
        try:
            description.check_answer(method, result)
        except description.Mismatch as problem:
            self.problems.append(f"answer of {method}: {problem}")

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self.token:
            refused = {401: web.HTTPUnauthorized, 404: web.HTTPNotFound}[self.refusal]
            said = {"ok": False, "error_code": self.refusal, "description": refused().reason}
            raise refused(text=json.dumps(said), content_type="application/json")

    async def _arguments(self, method: str, request: web.Request) -> tuple[Json, Json]:
        """The arguments, and the files attached to them by name."""
        types = description.argument_types(method)
        arguments: Json = {}
        attached: Json = {}
        for name, value in (*request.query.items(), *(await request.post()).items()):
            if isinstance(value, web.FileField):
                content = value.file.read()
                (arguments if name in types else attached)[name] = content
            else:
                arguments[name] = _decode(str(value), types.get(name, []))
        return arguments, attached


def _decode(value: str, types: list[str]) -> Any:
    """Scalars and objects come as JSON inside a form; strings come bare."""
    try:
        return value if types == ["String"] else json.loads(value)
    except ValueError:
        return value


def _answer(fault: Fault) -> web.Response:
    if fault.html:
        return web.Response(text=fault.description, content_type="text/html", status=fault.status)
    return web.json_response(fault.body(), status=fault.status)
