"""Files that can have a title say in it what they show."""

import re

import pypdfium2 as pdfium
import pytest
import torch

from bots.desk.describing import describe
from bots.desk.titles import titled
from bots.words import LOCALES
from model.contract.finish import Finish
from model.contract.shown import Person, Shown
from model.drawing.composition import Drawing
from worker.formats.files import write

SHOWN = Shown("comic", people=1, described=(Person("dark"),))


def sheet() -> Drawing:
    ink = torch.full((60, 80), 255, dtype=torch.uint8)
    ink[20:40, 20:60] = 0
    return Drawing(ink, torch.full_like(ink, 255))


def test_an_svg_begins_with_its_title() -> None:
    svg = b'<svg width="1"><path d="m0 0"/></svg>'
    file = titled(svg, SHOWN, "en").decode()
    assert re.fullmatch(r'<svg width="1"><title>Comic of a person.*</title><path .*', file)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("medium", ["ink", "pencil"])
def test_a_pdf_has_its_title_and_the_same_page(locale: str, medium: str) -> None:
    drawing = Drawing(sheet().ink, sheet().person, medium=medium)
    plain = write(drawing, Finish(), "pdf").content
    before, after = pdfium.PdfDocument(plain), pdfium.PdfDocument(titled(plain, SHOWN, locale))
    assert before.get_metadata_value("Title") == ""
    assert after.get_metadata_value("Title") == describe(SHOWN, locale)
    assert len(after) == 1
    pages = [document[0].render().to_numpy() for document in (before, after)]
    assert (pages[0] == pages[1]).all()


@pytest.mark.parametrize("content", [b"\x89PNG", b"%PDF-1.7 by somebody else\n%%EOF\n", b""])
def test_other_files_stay_as_they_are(content: bytes) -> None:
    assert titled(content, SHOWN, "en") == content


@pytest.mark.parametrize("content", [b"<svg></svg>", write(sheet(), Finish(), "pdf").content])
def test_where_nothing_is_known_there_is_no_title(content: bytes) -> None:
    assert titled(content, None, "en") == content
