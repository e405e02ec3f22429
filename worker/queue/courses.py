"""A course: one style that an owner has taught in a chat, from the first picture to the button.

What a bot and the worker that teaches tell each other of it, as JSON. Pictures lie under keys of
their own (`classroom.py`).
"""

from typing import Literal

from pydantic import Field

from model.contract.styles import LONGEST_NAME
from worker.queue.jobs import Address, Contract, JobId

#: Where a course is: pictures come; heads are looked for in them; its owner says which heads are to
#: be left out; the style is learnt; its owner says whether it is wanted. The last three are ends.
Stage = Literal[
    "collecting", "preparing", "choosing", "training", "trained", "added", "cancelled", "failed"
]
ENDS: tuple[Stage, ...] = ("added", "cancelled", "failed")

#: What its owner says: here is a picture; these are all; without those heads; begin; drop it all;
#: add the style, for all chats or for this one.
What = Literal["picture", "collected", "without", "begin", "cancel", "add", "add-here"]


class Course(Contract):
    """What is known of a course. After its beginning the worker alone changes it."""

    id: JobId
    #: What the style is to be called.
    name: str = Field(max_length=LONGEST_NAME)
    #: Its owner, and the chat in which it is taught.
    address: Address
    stage: Stage = "collecting"
    #: Goes up whenever the chat is to be told by a new message, and by an edit of that.
    message: int = 1
    revision: int = 0
    #: Pictures that have come, and those of them that are of no use.
    pictures: int = 0
    unusable: int = 0
    #: Heads found in them, numbered from 1, and which of them are to be left out.
    heads: int = 0
    left_out: tuple[int, ...] = ()
    #: How many heads are needed.
    fewest: int = 0
    #: Of learning, or of looking for heads: how much is done, and how long the rest takes.
    percent: int = 0
    minutes: int | None = None
    #: Pictures to be shown with the message (`Classroom.sheet`).
    sheets: int = 0
    #: Why it has failed: the key of a sentence, and what fills its placeholders.
    problem: str | None = None
    values: dict[str, int | str] = Field(default_factory=dict)

    @property
    def kept(self) -> int:
        """Heads that are learnt from."""
        return self.heads - len(self.left_out)

    def begins(self, stage: Stage, **facts: object) -> "Course":
        """The same at another stage, of which the chat is told by a new message."""
        news = {"stage": stage, "message": self.message + 1, "revision": 0, "percent": 0}
        return self.model_copy(update=news | {"minutes": None, "sheets": 0} | facts)

    def changed(self, **facts: object) -> "Course":
        """The same with other facts, of which the chat is told by an edit."""
        return self.model_copy(update={"revision": self.revision + 1} | facts)


class Said(Contract):
    """What the owner of a course has said. Said twice, it is the same."""

    what: What
    #: The name of a picture.
    picture: str = ""
    #: Numbers of heads to leave out, and to take back.
    numbers: tuple[int, ...] = ()
    back: tuple[int, ...] = ()


class Shown(Contract):
    """How much of a course its chat shows."""

    message: int = 0
    revision: int = 0
    #: The platform's ids of the chat and of the message of ours that is edited; None: none can be.
    chat: int | None = None
    id: int | None = None
