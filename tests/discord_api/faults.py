"""What can go wrong between a bot and Discord, on demand."""

from dataclasses import dataclass, field
from typing import Any, Self

Json = dict[str, Any]

#: A word in pages that stand in place of an answer; no log may repeat it.
SECRET = "secret-ray"


@dataclass(frozen=True)
class Fault:
    """One call that does not go well; `done` says whether its effect takes place nevertheless."""

    name: str
    #: 0: the connection breaks.
    status: int
    body: Json = field(default_factory=dict)
    done: bool = False
    #: A page in place of the JSON.
    page: str = ""
    #: The header of that name.
    retry_after: str = ""

    @classmethod
    def flood(cls, retry_after: float = 0.2) -> Self:
        """429: too many requests."""
        body = {"message": "You are being rate limited.", "retry_after": retry_after}
        return cls("flood", 429, {**body, "global": False})

    @classmethod
    def server_error(cls) -> Self:
        """500: Discord has trouble of its own."""
        return cls("server error", 500, {"message": "500: Internal Server Error", "code": 0})

    @classmethod
    def html(cls, status: int) -> Self:
        """What stands between us and Discord has trouble, and answers with a page."""
        return cls(f"page {status}", status, page=f"<html>{status} {SECRET}</html>")

    @classmethod
    def later(cls, retry_after: str) -> Self:
        """429 with a page, of the CDN: too many requests until then."""
        return cls("later", 429, page=f"<html>429 {SECRET}</html>", retry_after=retry_after)

    @classmethod
    def refused(cls, status: int, code: int, message: str) -> Self:
        """A refusal, with Discord's number for it."""
        return cls(message, status, {"message": message, "code": code})

    @classmethod
    def dropped(cls) -> Self:
        """The connection breaks before anything happens."""
        return cls("dropped", 0)

    @classmethod
    def lost_answer(cls) -> Self:
        """The call takes effect but the connection breaks before the answer."""
        return cls("lost answer", 0, done=True)


class Refusal(Exception):
    """What the stand-in refuses of itself, as Discord would."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


UNKNOWN_MESSAGE = Fault.refused(404, 10008, "Unknown Message")
UNKNOWN_INTERACTION = Fault.refused(404, 10062, "Unknown interaction")
INVALID_TOKEN = Fault.refused(401, 50027, "Invalid Webhook Token")
MISSING_ACCESS = Fault.refused(403, 50001, "Missing Access")
CLOSED_TO_US = Fault.refused(403, 50007, "Cannot send messages to this user")
TOO_LARGE = Fault.refused(413, 40005, "Request entity too large")
ALREADY_ANSWERED = Fault.refused(400, 40060, "Interaction has already been acknowledged.")
