"""The stand-in's gateway: the WebSocket on which the bot hears what happens."""

import asyncio
import itertools
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

Json = dict[str, Any]
#: guilds, guild_messages and dm_messages.
INTENTS = (1 << 0) | (1 << 9) | (1 << 12)


@dataclass
class Session:
    """What a bot that identified has heard, and is to hear once it is back."""

    socket: web.WebSocketResponse | None
    events: list[Json] = field(default_factory=list)


class Gateway:
    """Greets whoever identifies with the right token, and sends them events."""

    def __init__(self, bot: Json, token: str) -> None:
        self._bot = bot
        self._token = token
        self._sessions: dict[str, Session] = {}
        self._numbers = itertools.count()
        #: Where it listens.
        self.url = ""
        #: Set as long as a bot is listening.
        self.ready = asyncio.Event()
        self.intents: int | None = None
        #: How often a session was taken up again.
        self.resumed = 0
        self._refusal: int | None = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from its greeting to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._answer(socket, message.json())
        finally:
            self._forget(socket)
        return socket

    async def dispatch(self, event: str, data: Json) -> None:
        """Sends an event to every session; those that are away hear it if they resume."""
        for session in list(self._sessions.values()):
            await self._send(session, event, data)

    async def drop(self) -> None:
        """Ends every connection; who was there may resume."""
        for session in self._sessions.values():
            if session.socket is not None:
                await session.socket.close(code=4000)

    def refuse(self, code: int) -> None:
        """From now on every bot that identifies or resumes is shut out with that code."""
        self._refusal = code

    async def time_out(self) -> None:
        """Ends every session; who was there must begin anew."""
        sessions, self._sessions = self._sessions, {}
        self.ready.clear()
        for session in sessions.values():
            if session.socket is not None:
                await session.socket.close(code=4009, message=b"Session timed out.")

    async def babble(self, words: str) -> None:
        """Sends every bot something that is no event at all."""
        self.ready.clear()
        for session in self._sessions.values():
            if session.socket is not None:
                await session.socket.send_str(words)

    async def _answer(self, socket: web.WebSocketResponse, message: Json) -> None:
        if message["op"] == 1:
            await socket.send_json({"op": 11, "d": None})
        if message["op"] in (2, 6) and self._refusal is not None:
            await socket.close(code=self._refusal)
        elif message["op"] == 2:
            await self._greet(socket, message["d"])
        elif message["op"] == 6:
            await self._resume(socket, message["d"])

    async def _greet(self, socket: web.WebSocketResponse, identity: Json) -> None:
        if identity["token"] != self._token:
            await socket.close(code=4004, message=b"Authentication failed.")
            return
        self.intents = identity["intents"]
        id = f"session-{next(self._numbers)}"
        self._sessions[id] = Session(socket)
        ready = {
            "v": 10,
            "user": self._bot,
            "guilds": [],
            "session_id": id,
            "resume_gateway_url": self.url,
            "shard": identity["shard"],
            "application": {"id": self._bot["id"], "flags": 0},
        }
        await self._send(self._sessions[id], "READY", ready)
        self.ready.set()

    async def _resume(self, socket: web.WebSocketResponse, identity: Json) -> None:
        session = self._sessions.get(identity["session_id"])
        if session is None:
            return await socket.send_json({"op": 9, "d": False})
        session.socket = socket
        for event in session.events[identity["seq"] :]:
            await socket.send_json(event)
        await self._send(session, "RESUMED", {})
        self.resumed += 1
        self.ready.set()

    async def _send(self, session: Session, event: str, data: Json) -> None:
        number = len(session.events) + 1
        session.events.append({"op": 0, "t": event, "s": number, "d": data})
        if session.socket is not None:
            with suppress(ConnectionResetError):  # It is heard by whoever resumes.
                await session.socket.send_json(session.events[-1])

    def _forget(self, socket: web.WebSocketResponse) -> None:
        for session in self._sessions.values():
            if session.socket is socket:
                session.socket = None
        if not any(session.socket for session in self._sessions.values()):
            self.ready.clear()
