"""What stands in a text and is no words: links, addresses, paths, file names, mentions and code.

    text = without_addresses("https://example.org/bold.jpg, thin lines")
    text.plain    # ",, thin lines"
    text.linked   # True

Whatever they are made of, they ask for nothing: "bold.jpg" is the name of a file.
"""

import re
from typing import NamedTuple

#: Code, as people mark it on both platforms.
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: What Discord writes for mentions, channels, custom emoji, times, commands and pages of a server
#: (<@1>, <#1>, <:name:1>, <t:1:R>, </name:1>, <id:guide>); and mentions by name, on any platform.
_MENTION = re.compile(
    r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::[a-z])?|/[^<>:]+:\d+|id:\w+)>"
    r"|(?<![\w.@])@\w+(?:\.\w+)*",
    re.IGNORECASE,
)
#: Ends of names of hosts that hardly end a sentence or begin the next one: "thick lines.blue ink".
_DOMAINS = (
    *("com", "org", "net", "io", "me", "id", "kr", "dev", "app", "edu", "gov", "info", "xyz"),
    *("tv", "gg", "ly", "uk", "de", "jp", "ru"),
)
#: Ends of names of files that people have: pictures, films, sounds, papers, archives.
_FILES = (
    *("jpe?g", "png", "gif", "webp", "hei[cf]s?", "avif", "bmp", "tiff?", "svg", "pdf", "psd"),
    *("raw", "dng", "cr[23]", "nef", "arw", "mp[34]", "mov", "avi", "webm", "wav", "zip", "rar"),
    *("docx?", "txt", "html?", "json", "py", "js", "exe", "apk"),
)
_HOST = r"(?<![\w@.])(?:[a-z0-9-]+\.)+"
_ADDRESS = re.compile(
    # Links, with or without a scheme.
    rf"\b[a-z][a-z0-9+.-]*://\S+|www\.\S+|{_HOST}(?:{'|'.join(_DOMAINS)})\b\S*|{_HOST}[a-z]{{2,}}/\S+"
    # Paths: /home/me, ~/me, ./me, C:\me, \\server\me.
    r"|(?<![\w/])(?:[~.]{0,2}(?:/[\w.-]+){2,}|[~.]{1,2}/[\w.-]+)|\b[a-z]:[\\/]\S+|\\\\\S+"
    # Names of files: me.jpg, IMG_0001(2).HEIC.
    rf"|(?<![\w()-])[\w()-]+(?:\.[\w()-]+)*\.(?:{'|'.join(_FILES)})(?![a-z0-9_])",
    re.IGNORECASE,
)
#: Not "#5", which is a number, nor "#1a2b3c", which is a colour.
_HASHTAG = re.compile(r"(?<!\w)#(?!(?:[0-9a-f]{6}|[0-9a-f]{3}|\d{1,2})(?!\w))\w+", re.IGNORECASE)


class WithoutAddresses(NamedTuple):
    """A text without what is no words; commas stand where most of that was."""

    plain: str
    #: There were links, addresses, paths or names of files in it.
    linked: bool
    #: There was code, or hashtags.
    posted: bool


def without_addresses(text: str) -> WithoutAddresses:
    """A text without what is no words."""
    text, codes = _CODE.subn(",", text)
    text, emails = _EMAIL.subn(",", text)
    text, links = _ADDRESS.subn(",", _MENTION.sub(" ", text))
    text, tags = _HASHTAG.subn(",", text)
    return WithoutAddresses(text, bool(emails or links), bool(codes or tags))
