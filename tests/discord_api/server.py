"""The stand-in's HTTP server: takes calls, validates them, answers, and goes wrong on demand."""

import itertools
import json
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Self

from aiohttp import web

from tests.discord_api import description
from tests.discord_api.calls import CALLS
from tests.discord_api.description import Operation
from tests.discord_api.faults import UNKNOWN_INTERACTION, Fault, Refusal
from tests.discord_api.gateway import Gateway
from tests.discord_api.places import File, Interaction, Json, Person, Place, dimensions, user
from tests.stand_in import StandIn

TOKEN = "stand-in.discord.token"
_PREFIX = "/api/v10"


@dataclass(frozen=True)
class Received:
    """One call that the bot made."""

    call: str
    body: Any


class DiscordApi(StandIn[Fault]):
    """Discord for one bot. Use as an async context manager.

    Tests act through `channel` and `direct`, await what comes with `until`, script trouble with
    `fail`, `hold` and `hold_answers`, and find breaches of the description in `problems`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bot = user(1_000_000_000_000_000_001, "ArtLine", bot=True)
        self.commands: dict[str, Json] = {}
        self.interactions: dict[str, Interaction] = {}
        self.people: dict[int, Place] = {}
        self.places: dict[int, Place] = {}
        self.received: list[Received] = []
        self.gateway = Gateway(self.bot, TOKEN)
        #: Ids of the files that were fetched from the CDN.
        self.downloads: list[str] = []
        self._files: dict[str, bytes] = {}
        self._numbers = itertools.count(1)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60_000_000)
        app.router.add_get("/", self.gateway.serve)
        app.router.add_get("/cdn/{id}", self._serve_file)
        app.router.add_get("/cdn/avatars/{person}/{id}.png", self._serve_file)
        app.router.add_route("*", _PREFIX + "/{path:.+}", self._serve)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.gateway.url = self.url.replace("http", "ws") + "/"
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._runner.cleanup()

    @property
    def rest_url(self) -> str:
        """What stands for https://discord.com/api/v10."""
        return self.url + _PREFIX

    # What tests do.

    def channel(self) -> Place:
        """A new channel of a server that the bot is in."""
        id = int(self.next_id())
        return self.places.setdefault(id, Place(self, id))

    def direct(self, person: Person) -> Place:
        """The direct messages between a person and the bot."""
        if person.id not in self.people:
            id = int(self.next_id())
            self.people[person.id] = self.places[id] = Place(self, id, person)
        return self.people[person.id]

    def lose_files(self) -> None:
        """Every file's address expires."""
        self._files.clear()

    def call_names(self) -> list[str]:
        """Of all, in their order."""
        return [received.call for received in self.received]

    def called(self, call: str) -> list[Any]:
        """The JSON of every call of that name so far."""
        return [received.body for received in self.received if received.call == call]

    def content(self, message: Json) -> bytes:
        """The one file in a message."""
        [attachment] = message["attachments"]
        return self.file(attachment)

    def file(self, attachment: Json) -> bytes:
        """What was attached."""
        return self._files[attachment["id"]]

    # What places and calls need.

    async def dispatch(self, event: str, data: Json) -> None:
        """Sends the bot an event."""
        if "message" in data:
            description.check_schema("MessageResponse", data["message"])
        await self.gateway.dispatch(event, data)
        await self._announce()

    def wear(self, person: Person, avatar: bytes) -> Person:
        """The same person with this avatar."""
        id = self.next_id()
        self._files[id] = avatar
        return replace(person, avatar=id)

    def upload(self, file: File) -> Json:
        """Keeps a file of a person's; what it is as an attachment."""
        return self.keep(file.content, file.name, file.mime_type, file.size)

    def keep(
        self, content: bytes, name: str, mime_type: str | None, size: int | None = None
    ) -> Json:
        """Keeps a file; what it is as a `MessageAttachmentResponse`."""
        id = self.next_id()
        self._files[id] = content
        url = f"{self.url}/cdn/{id}"
        told = {"content_type": mime_type} if mime_type else {}
        size = len(content) if size is None else size
        return {
            **{"id": id, "filename": name, "size": size, "url": url, "proxy_url": url},
            **told,
            **dimensions(content),
        }

    def next_id(self) -> str:
        """A snowflake that nothing has yet, of this moment."""
        milliseconds = int(time.time() * 1000) - 1_420_070_400_000
        return str((milliseconds << 22) | (next(self._numbers) % 4096))

    def next_small_id(self) -> int:
        """A number for a component."""
        return next(self._numbers)

    def now(self) -> str:
        """The time as Discord gives it."""
        return datetime.now(UTC).isoformat()

    # HTTP.

    async def _serve_file(self, request: web.Request) -> web.StreamResponse:
        id = request.match_info["id"]
        self.downloads.append(id)
        await self._arrived("download")
        if fault := self._fault("download"):
            return _go_wrong(request, fault)
        if id not in self._files:
            raise web.HTTPNotFound
        return web.Response(body=self._files[id])

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        body, files = await _read(request)
        try:
            operation = description.find_operation(request.method, "/" + request.match_info["path"])
            if operation.id not in CALLS:
                raise description.Mismatch(f"the stand-in does not know {operation.id}")
            self._check_token(request, operation)
            description.check_request(operation, body)
        except description.Mismatch as problem:
            self.problems.append(str(problem))
            return _json({"message": str(problem), "code": 0}, 404)
        except Refusal as refusal:
            return _json(refusal.fault.body, refusal.fault.status)
        self.received.append(Received(operation.id, body))
        return await self._perform(request, operation, body, files)

    async def _perform(
        self, request: web.Request, operation: Operation, body: Any, files: dict[str, bytes]
    ) -> web.StreamResponse:
        await self._arrived(operation.id)
        fault = self._fault(operation.id)
        if fault and not fault.done:
            return _go_wrong(request, fault)
        try:
            result = await CALLS[operation.id](self, operation.names, body, files)
        except Refusal as refusal:
            return _go_wrong(request, refusal.fault)
        status = 204 if result is None else 200
        self._check_answer(operation, status, result)
        await self._done(operation.id)
        return _go_wrong(request, fault) if fault else _json(result, status)

    def _check_answer(self, operation: Operation, status: int, result: Any) -> None:
        try:
            description.check_answer(operation, status, result)
        except description.Mismatch as problem:
            self.problems.append(str(problem))

    def _check_token(self, request: web.Request, operation: Operation) -> None:
        names = operation.names
        secret = names.get("interaction_token") or names.get("webhook_token")
        if secret is not None and secret not in self.interactions:
            raise Refusal(UNKNOWN_INTERACTION)
        if secret is None and request.headers.get("Authorization") != f"Bot {TOKEN}":
            raise Refusal(Fault.refused(401, 0, "401: Unauthorized"))


async def _read(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON of a request, and the files that came with it."""
    if request.content_type != "multipart/form-data":
        text = await request.text()
        return json.loads(text) if text else None, {}
    form = await request.post()
    files = {
        name: value.file.read() for name, value in form.items() if isinstance(value, web.FileField)
    }
    return json.loads(str(form["payload_json"])), files


def _go_wrong(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.page:
        headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
        return web.Response(
            status=fault.status, text=fault.page, content_type="text/html", headers=headers
        )
    if fault.status:
        return _json(fault.body, fault.status)
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _json(body: Any, status: int) -> web.Response:
    # discord.py takes nothing else for JSON, and a 429 without this header for a ban.
    headers = {"Content-Type": "application/json", "Via": "1.1 stand-in"}
    if body is None:
        return web.Response(status=status)
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)
