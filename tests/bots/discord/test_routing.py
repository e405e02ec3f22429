"""Requests to Discord go to a proxy of it, if there is one; all others where they are meant to."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web
from yarl import URL

from bots.discord.routing import Routes

CDN = "https://cdn.discordapp.com"


@pytest.fixture
async def proxy() -> AsyncIterator[URL]:
    """What somebody's proxy answers: where it was asked, and by whom that was meant."""

    async def tell(request: web.Request) -> web.Response:
        return web.json_response([request.path_qs, request.host])

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", tell)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield URL(f"http://127.0.0.1:{runner.addresses[0][1]}")
    await runner.cleanup()


@pytest.mark.parametrize("path", ["/proxied/api", "/proxied/api/"])
async def test_what_is_meant_for_the_api_reaches_the_proxy(proxy: URL, path: str) -> None:
    async with ClientSession(connector=Routes(f"{proxy.origin()}{path}", CDN)) as session:
        asked = "/channels/1/reactions/a%2Fb?with_response=1"
        async with session.get(f"https://discord.com/api/v10{asked}") as answer:
            assert await answer.json() == [f"/proxied/api{asked}", proxy.authority]


async def test_discords_own_gateway_is_the_one_that_the_api_has_named(proxy: URL) -> None:
    routes = Routes("https://discord.com/api/v10", CDN)
    routes.gateway = proxy.with_path("/gateway")
    async with (
        ClientSession(connector=routes) as session,
        session.get("https://gateway.discord.gg/?v=10") as answer,
    ):
        assert await answer.json() == ["/gateway?v=10", proxy.authority]


async def test_all_else_goes_where_it_is_meant_to(proxy: URL) -> None:
    async with (
        ClientSession(connector=Routes("http://127.0.0.1:1/api", CDN)) as session,
        session.get(proxy / "cdn" / "1") as answer,
    ):
        assert await answer.json() == ["/cdn/1", proxy.authority]
