"""The contact sheet: a page on which a person accepts and rejects crops, without any server."""

import json
from collections.abc import Sequence
from importlib.resources import files

from model.training.data.head_records import Choices, HeadRecord, Settings

#: Where in the page the facts go.
PLACE = "/* facts */"


def sheet_of(records: Sequence[HeadRecord], settings: Settings, choices: Choices) -> str:
    """HTML that lies beside `heads/`, and saves a new `choices.json`."""
    page = files("model.training.preparing").joinpath("contact_sheet.html").read_text("utf-8")
    heads = [
        {
            "id": one.id,
            "likelihood": one.likelihood,
            "fault": one.fault,
            "source": one.source,
            "like": one.like,
            "enlarged": one.enlarged,
            "cut": one.cut_at_top,
            "held": one.held_out,
        }
        for one in sorted(records, key=lambda one: -one.likelihood)
    ]
    facts = {
        "heads": heads,
        "least": settings.least if choices.least is None else choices.least,
        "rejected": sorted(choices.rejected),
        "accepted": sorted(choices.accepted),
    }
    # Names of files come from outside: nothing in them may end the script.
    return page.replace(PLACE, json.dumps(facts).replace("<", "\\u003c"))
