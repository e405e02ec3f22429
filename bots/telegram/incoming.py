"""What a message says: who writes where, in what words, with which photo, and what for.

`parsing.py` makes it of Telegram's message, which nothing reads after that.
"""

from enum import StrEnum

from bots.telegram.attachments import Attached
from model.contract.styles import STYLES, of_command
from model.contract.wish import Output
from worker.queue.jobs import Contract

#: The commands that draw, which under a photo are no commands to Telegram, and their styles; None
#: leaves it to the words, or to what the person wants every time.
DRAWING_COMMANDS: dict[str, str | None] = {
    **{style.command: style.name for style in reversed(STYLES) if style.command},
    "color": of_command("colour")[0].name,
    "draw": None,
    "styles": None,
}
#: Names of styles, which stand in no menu and are tried as commands all the same.
STYLE_COMMANDS = {style.name: style.name for style in STYLES if style.name not in DRAWING_COMMANDS}
#: Those that ask for another file than a picture.
OUTPUTS: dict[str, Output] = {"styles": "sheet"}


class Purpose(StrEnum):
    """What a message is for."""

    #: A photo, or a command or a mention of us that is about one.
    DRAW = "draw"
    #: Words that may be about a drawing.
    REDRAW = "redraw"
    #: One message of an album; in groups only the album as a whole tells whether it is for us.
    ALBUM = "album"
    #: In a private chat, anything else.
    UNKNOWN = "unknown"
    #: The commands that do not draw.
    START = "start"
    HELP = "help"
    PRIVACY = "privacy"
    FORGET_ME = "forget_me"
    MINE = "mine"
    STOP = "stop"
    SETTINGS = "settings"
    #: Exists for owners alone.
    STATS = "stats"
    #: For owners too, but others are told so; and that all pictures have been sent.
    TEACH = "teach"
    DONE = "done"


class Sender(Contract):
    """Who writes, and where."""

    #: The number under which we know them: that of the group or channel, if they speak as one. All
    #: anonymous administrators of all groups are the same user.
    person: str
    #: They speak as a group or channel, which cannot be written to in private.
    as_chat: bool = False
    #: What their client speaks, as an IETF tag.
    language: str | None = None
    chat: int
    topic: int | None = None
    message: int
    #: Nobody else reads along.
    direct: bool


class Replied(Contract):
    """A message that somebody replies to."""

    message: int
    #: We have written it.
    ours: bool
    picture: Attached | None
    #: In topics, what replies to nothing replies to the topic's beginning.
    begins_topic: bool


class Incoming(Contract):
    """A message that is for us, or may be."""

    update_id: int
    purpose: Purpose
    sender: Sender
    #: Text or caption, without the command and the mention of us.
    words: str = ""
    is_text: bool = False
    #: One of DRAWING_COMMANDS or STYLE_COMMANDS, wherever it stands.
    command: str | None = None
    #: It names us or such a command, or it is a photo in reply to us.
    addressed: bool = False
    album: str | None = None
    picture: Attached | None = None
    replied: Replied | None = None
