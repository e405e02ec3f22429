"""Every error that we raise on purpose.

    ArtlineError
    ├── PersonError            what somebody sent is of no use: told to them, in their language
    │   ├── PhotoError         the picture itself
    │   ├── TurnedAway         too busy, or too much at once
    │   └── Forgotten          they had it taken back, or everything removed, meanwhile
    ├── OperatorError          whoever runs the bot must do something: says what
    └── TryLater               trouble that passes: says after how many seconds

This module stands at the bottom of the import chain, so that every package can raise and catch
these; it imports nothing.
"""

from collections.abc import Mapping


class ArtlineError(Exception):
    """Base of every error raised on purpose."""


class PersonError(ArtlineError):
    """Something to tell the person who asked.

    `key` names a sentence in `bots/words/*.ftl` and `values` fills its placeholders, so that every
    language can say it. Never carries what the person sent.
    """

    def __init__(self, key: str, values: Mapping[str, int | str] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values: dict[str, int | str] = dict(values or {})


class PhotoError(PersonError):
    """The bytes are not a picture that we can draw."""


class TurnedAway(PersonError):
    """The ask is fine but cannot be taken now."""


class Forgotten(PersonError):
    """The person took all asks back, or had all removed, after this one had begun: none is kept."""


class OperatorError(ArtlineError):
    """A fault that only whoever runs the bot can mend; the message says how."""


class TryLater(ArtlineError):
    """Trouble that passes: what has failed is to be tried again.

    `seconds` is how long to wait before that; 0 where nobody asks for any wait.
    """

    def __init__(self, seconds: float = 0) -> None:
        super().__init__("to be tried again later")
        self.seconds = seconds
