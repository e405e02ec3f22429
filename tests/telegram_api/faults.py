"""What can go wrong between a bot and Telegram, on demand."""

from dataclasses import dataclass
from typing import Any, Self

#: In the pages of proxies, and to be found in no log.
SECRET = "4711-secret"


@dataclass(frozen=True)
class Fault:
    """One call that does not go well; `done` says whether its effect takes place nevertheless."""

    status: int
    description: str
    done: bool = False
    parameters: dict[str, Any] | None = None
    #: What a proxy in between says instead of Telegram.
    html: bool = False

    @classmethod
    def proxy(cls, status: int) -> Self:
        """What stands between the bot and Telegram fails, with a page of its own."""
        return cls(status, f"<html><h1>{status}: the proxy for {SECRET} is down</h1>", html=True)

    @classmethod
    def flood(cls, retry_after: int = 1) -> Self:
        """429: too many requests."""
        text = f"Too Many Requests: retry after {retry_after}"
        return cls(429, text, parameters={"retry_after": retry_after})

    @classmethod
    def server_error(cls) -> Self:
        """500: Telegram has trouble of its own."""
        return cls(500, "Internal Server Error")

    @classmethod
    def blocked(cls) -> Self:
        """403: the person wants no more messages."""
        return cls(403, "Forbidden: bot was blocked by the user")

    @classmethod
    def refused(cls, description: str) -> Self:
        """400, with Telegram's own words."""
        return cls(400, f"Bad Request: {description}")

    @classmethod
    def dropped(cls) -> Self:
        """The connection breaks before anything happens."""
        return cls(0, "connection dropped")

    @classmethod
    def lost_answer(cls) -> Self:
        """The call takes effect but the connection breaks before the answer."""
        return cls(0, "answer lost", done=True)

    def body(self) -> dict[str, Any]:
        """The answer as JSON."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        return body | ({"parameters": self.parameters} if self.parameters else {})


class Refusal(Exception):
    """A 400 that the stand-in gives of itself, as Telegram would, or some other fault."""

    def __init__(
        self, description: str, parameters: dict[str, Any] | None = None, fault: Fault | None = None
    ) -> None:
        super().__init__(description)
        self.fault = fault or Fault(400, f"Bad Request: {description}", parameters=parameters)
