"""The stand-in's gateway: the WebSocket on which the bot hears what happens."""

import asyncio
from typing import Any

from aiohttp import WSMsgType, web

Json = dict[str, Any]
#: guilds, guild_messages and dm_messages.
INTENTS = (1 << 0) | (1 << 9) | (1 << 12)


class Gateway:
    """Greets whoever identifies with the right token, and sends them events."""

    def __init__(self, bot: Json, token: str) -> None:
        self._bot = bot
        self._token = token
        self._sockets: dict[web.WebSocketResponse, int] = {}
        #: Set as long as a bot is listening.
        self.ready = asyncio.Event()
        self.intents: int | None = None

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
            self._sockets.pop(socket, None)
            if not self._sockets:
                self.ready.clear()
        return socket

    async def dispatch(self, event: str, data: Json) -> None:
        """Sends an event to every connection; what nobody hears is lost, as with Discord."""
        for socket in list(self._sockets):
            await self._send(socket, event, data)

    async def _answer(self, socket: web.WebSocketResponse, message: Json) -> None:
        if message["op"] == 1:
            await socket.send_json({"op": 11, "d": None})
        if message["op"] == 2:
            await self._greet(socket, message["d"])

    async def _greet(self, socket: web.WebSocketResponse, identity: Json) -> None:
        if identity["token"] != self._token:
            await socket.close(code=4004, message=b"Authentication failed.")
            return
        self.intents = identity["intents"]
        self._sockets[socket] = 0
        ready = {
            "v": 10,
            "user": self._bot,
            "guilds": [],
            "session_id": "session",
            "resume_gateway_url": "ws://127.0.0.1:9/",
            "shard": identity["shard"],
            "application": {"id": self._bot["id"], "flags": 0},
        }
        await self._send(socket, "READY", ready)
        self.ready.set()

    async def _send(self, socket: web.WebSocketResponse, event: str, data: Json) -> None:
        self._sockets[socket] += 1
        await socket.send_json({"op": 0, "t": event, "s": self._sockets[socket], "d": data})
