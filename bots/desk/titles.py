"""Titles in the files of drawings: what they show, for whoever reads them aloud or looks it up."""

import re
from xml.sax.saxutils import escape

from bots.desk.describing import describe
from model.contract.shown import Shown

#: How PDFs of ours end: how many objects they have, the first of them, and where their table is.
_END_OF_PDF = re.compile(
    rb"/Size (\d+) /Root (\d+) 0 R >>\nstartxref\n(\d+)\n%%EOF\n\Z",
)


def titled(content: bytes, shown: Shown | None, locale: str) -> bytes:
    """A file with its sentence as a title, if it is an SVG or a PDF of ours; others as they are."""
    if shown is None:
        return content
    if content.startswith(b"<svg"):
        return _titled_svg(content, describe(shown, locale))
    # Only the end is searched: files are large.
    end = _END_OF_PDF.search(content, max(0, len(content) - 200))
    return content + _update(end, len(content), describe(shown, locale)) if end else content


def _titled_svg(content: bytes, title: str) -> bytes:
    tag, end, rest = content.partition(b">")
    return b"".join([tag, end, f"<title>{escape(title)}</title>".encode(), rest])


def _update(end: re.Match[bytes], length: int, title: str) -> bytes:
    """What is put behind a PDF of so many bytes (ISO 32000-1, 7.5.6: incremental updates)."""
    count, root, table = map(int, end.groups())
    text = (b"\xfe\xff" + title.encode("utf-16-be")).hex().encode()
    info = b"%d 0 obj\n<< /Title <%b> >>\nendobj\n" % (count, text)
    return info + (
        b"xref\n%d 1\n%010d 00000 n \n"
        b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, length, count + 1, root, count, table, length + len(info))
    )
