"""The added styles of one worker: found in their folder, loaded, and given to its studio.

Of a style's networks it loads the one that draws photos; no job draws from points.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import structlog

from model.contract.added import AddedStyle, Stamp, checked, folders
from model.contract.errors import OperatorError
from worker.queue.jobs import Address
from worker.queue.logs import whereabouts
from worker.queue.offered import Possession
from worker.studio import Artist, Studio

log = structlog.get_logger()

#: Loads one, ready to draw. Raises OperatorError for a network that cannot.
Load = Callable[[AddedStyle], Artist]


class AddedStyles:
    """Keeps a studio's added styles as they are in a folder.

    Loading happens in a thread of its own: jobs go on meanwhile, those in hand with the network
    that they began with.
    """

    def __init__(self, root: Path, studio: Studio, load: Load) -> None:
        self._root = root
        self._studio = studio
        self._load = load
        #: What was found at the last look, whether it was of any use or not.
        self._seen: dict[str, Stamp] = {}
        self._here: dict[str, Possession] = {}
        self._loading: Thread | None = None

    @property
    def here(self) -> list[Possession]:
        """Those that the studio draws in."""
        return list(self._here.values())

    def may_be_had(self, style: str, address: Address) -> bool:
        """Whether an address may have a style, if it is there; those that are shipped all may."""
        own = self._here.get(style)
        return own is None or own.may_be_had(address)

    def look(self) -> None:
        """Looks at the folder, which is hardly any work; what has changed is loaded meanwhile."""
        if self._loading is not None and self._loading.is_alive():
            return
        found = folders(self._root)
        stamps = {name: style.stamp() for name, style in found.items()}
        if stamps != self._seen:
            self._loading = Thread(target=self._follow, args=[found, stamps], daemon=True)
            self._loading.start()

    def wait(self) -> None:
        """Returns when what was found is loaded."""
        if self._loading is not None:
            self._loading.join()

    def _follow(self, found: dict[str, AddedStyle], stamps: dict[str, Stamp]) -> None:
        for name in self._seen.keys() - stamps.keys():
            self._drop(name)
        for name, stamp in stamps.items():
            if self._seen.get(name) != stamp:
                self._take(found[name])
        self._seen = stamps

    def _take(self, style: AddedStyle) -> None:
        """A broken one is said to be so once, until somebody changes it."""
        try:
            possession = Possession(checked(style))
            self._studio.put(style.name, self._load(style))
        except OperatorError as error:
            log.error("an added style is left out", style=style.name, why=str(error))
            self._drop(style.name)
        except Exception as error:
            # Whatever a file has in it must not end the worker.
            log.error("an added style is left out", style=style.name, error=whereabouts(error))
            self._drop(style.name)
        else:
            self._here = {**self._here, style.name: possession}
            log.info("a style was added", style=style.name)

    def _drop(self, name: str) -> None:
        if name in self._here:
            self._here = {one: own for one, own in self._here.items() if one != name}
            self._studio.drop(name)
            log.info("a style was removed", style=name)
