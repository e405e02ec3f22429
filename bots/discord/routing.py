"""Where requests to Discord go: to Discord, or to proxies of it.

DISCORD_API_URL names that of its API, DISCORD_CDN_URL that of its files.
"""

from aiohttp import ClientRequest, ClientTimeout, TCPConnector, hdrs
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from discord import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

_API, _GATEWAY, _CDN = URL(Route.BASE), DiscordWebSocket.DEFAULT_GATEWAY, URL(Asset.BASE)


class Routes(TCPConnector):
    """A connector that sends requests for Discord's API and gateway to where they are to go.

    Once Discord has ended a session, discord.py goes to that gateway, whatever the API had named.
    """

    def __init__(self, api_url: str, cdn_url: str) -> None:
        super().__init__(limit=0)
        self._api_url = URL(api_url)
        self._cdn_url = URL(cdn_url)
        #: The gateway that the API has named.
        self.gateway = _GATEWAY

    async def connect(
        self, req: ClientRequest, traces: list[Trace], timeout: ClientTimeout
    ) -> Connection:
        """Called by aiohttp for each request, before any of it is sent."""
        url = self._goal(req.url)
        if url != req.url:
            req.url, req.headers[hdrs.HOST] = url, url.host_port_subcomponent or ""
        return await super().connect(req, traces, timeout)

    def _goal(self, url: URL) -> URL:
        if (
            self._api_url != _API
            and url.origin() == _API.origin()
            and url.path.startswith(_API.path)
        ):
            path = self._api_url.raw_path.rstrip("/") + url.raw_path.removeprefix(_API.raw_path)
            return self._api_url.with_path(path, encoded=True).with_query(url.query)
        if self._cdn_url != _CDN and url.origin() == _CDN.origin():
            path = self._cdn_url.raw_path.rstrip("/") + url.raw_path
            return self._cdn_url.with_path(path, encoded=True).with_query(url.query)
        if url.host == _GATEWAY.host:
            return self.gateway.with_query(url.query)
        return url
