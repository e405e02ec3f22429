"""The contract between bots and worker: what is asked for and what comes of it, as JSON.

Photos and pictures never travel in here: they lie under keys of their own, named by the job's id.
"""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    field_validator,
)

from model.contract.shown import Shown
from model.contract.styles import catalogue
from model.contract.wish import Output, Wish

Platform = Literal["telegram", "discord", "cli"]
#: Telegram allows 1024 characters under a picture.
Caption = Annotated[str, Field(max_length=1000)]
_JOB_ID = r"^[A-Za-z0-9_-]{8,64}$"
JobId = Annotated[str, Field(pattern=_JOB_ID)]


class Contract(BaseModel):
    """Immutable. Fields that only another version of this program knows are left out: while one
    takes the other's place, both read the same broker.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")


class Address(Contract):
    """Where an answer goes, in the platform's own terms (ids as strings)."""

    platform: Platform
    person: str
    chat: str
    #: Forum topic or thread in the chat, if any.
    topic: str | None = None
    #: The message that carries the photo; the answer replies to it.
    message: str | None = None
    #: The person's language, as an IETF tag ("en", "pt-br").
    locale: str = "en"
    #: Nobody but the person may see the answer.
    private: bool = False
    #: The photo came as a spoiler, under a cover that each may lift; so does the drawing.
    covered: bool = False


class DrawRequest(Contract):
    """A drawing that somebody asked for and that we accepted."""

    id: JobId
    address: Address
    wish: Wish
    #: Where the platform keeps the photo (a file's id, an address), to draw it again; never shown.
    source: str | None = None
    #: Where it keeps the second picture whose colours are wished for, if any; never shown.
    example_source: str | None = None
    #: Of a sheet of all styles, the added ones that are to be on it, behind the shipped ones.
    added: tuple[str, ...] = ()
    #: What to say under the drawing, in the person's language.
    caption: Caption = ""
    #: Unix times, in seconds. The deadline is for somebody who is next; the line adds the time to
    #: the job's turn (`Ledger.deadline`). Past it the person is told that it did not work out.
    accepted_at: float
    deadline: float
    #: How many people are in the photo: only of an order that has been drawn (`Ledger.order`).
    people: int | None = None

    @property
    def drawings(self) -> int:
        """How many drawings it takes: one, or for a sheet one in each style that there is."""
        return max(1, len(catalogue()) + len(self.added)) if self.wish.of_all_styles else 1


class UnreadableRequest(Contract):
    """What can still be read of a request that another version of this program has written."""

    id: JobId
    address: Address


class Outcome(Contract):
    """The one answer to a request: a picture, or the sentence that says why there is none."""

    id: JobId
    address: Address
    #: Catalogue key of the sentence; None when there is a picture.
    problem: str | None = None
    #: What fills the sentence's placeholders.
    values: dict[str, int | str] = Field(default_factory=dict)
    #: What to say under the picture.
    caption: Caption = ""
    #: The picture has transparent paper, which not every way of showing it keeps.
    transparent: bool = False
    output: Output = "png"
    #: The styles on a sheet, by name, in the order of their numbers.
    styles: tuple[str, ...] = ()
    #: Size of the picture in pixels; 0 when there is none.
    width: int = 0
    height: int = 0
    #: How many people were found in the photo; None when nobody looked.
    people: int | None = None
    #: What the picture shows; None when there is none, or only another version knows.
    shown: Shown | None = None

    @field_validator("shown", mode="wrap")
    @classmethod
    def _kindly(cls, given: Any, read: ValidatorFunctionWrapHandler) -> Shown | None:
        """An answer is worth more than the words about it."""
        return read_shown(given, read)


def read_shown(given: Any, read: Callable[[Any], Any]) -> Shown | None:
    """What `read` makes of it; None for what another version of this program has written so."""
    try:
        return cast(Shown | None, read(given))
    except ValidationError:
        return None


def problem(
    request: DrawRequest, key: str, values: Mapping[str, int | str] | None = None
) -> Outcome:
    """The outcome that says why there is no picture; `key` names a sentence of the catalogue."""
    return Outcome(
        id=request.id,
        address=request.address,
        problem=key,
        values=dict(values or {}),
    )


def read_id(found: bytes | None) -> str | None:
    """The id of a job, as the broker gives it; None for what can be none."""
    text = (found or b"").decode(errors="replace")
    return text if re.fullmatch(_JOB_ID, text) else None
