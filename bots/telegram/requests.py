"""How the client talks HTTP: what a proxy refuses is told from what Telegram refuses."""

from typing import Any

from telegram.error import BadRequest, NetworkError
from telegram.request import HTTPXRequest

#: Seconds to wait for an answer, and for a picture to go up.
READ_TIMEOUT, UPLOAD_TIMEOUT = 20, 60
_TOO_LARGE = 413


class Request(HTTPXRequest):
    """As the client's own, but what a proxy refuses counts as a network error, to be tried again.

    The client would take its 403 for a person who has blocked us and its 404 for a wrong token, and
    log the page that comes with it. And a 413 is final, whoever says it.
    """

    def __init__(self) -> None:
        super().__init__(read_timeout=READ_TIMEOUT, media_write_timeout=UPLOAD_TIMEOUT)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Called by the client for each request."""
        status, body = await super().do_request(*args, **kwargs)
        if status == _TOO_LARGE:
            raise BadRequest("Request entity too large")
        if status >= 400 and not body.lstrip().startswith(b"{"):
            raise NetworkError(f"{status}, and not by Telegram")
        return status, body
