"""A way to the broker on which a reply is lost: it breaks once a command was carried out."""

import socket
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import cast


class Way(socketserver.ThreadingUnixStreamServer):
    """Hands on what is said, but for the reply to the first command of a name."""

    daemon_threads = True

    def __init__(self, own: Path, broker: str, command: bytes) -> None:
        super().__init__(str(own), Connection)
        self.broker, self.command, self.losses = broker, command, 1


class Connection(socketserver.BaseRequestHandler):
    """One connection of somebody, and one to the broker."""

    def handle(self) -> None:
        """Until either side ends it, or a reply is to be lost."""
        way, lost = cast(Way, self.server), Event()
        with socket.socket(socket.AF_UNIX) as broker:
            broker.connect(way.broker)
            replies = Thread(target=self._replies, args=[broker, lost])
            replies.start()
            before = b""
            while not lost.is_set() and (said := self.request.recv(65536)):
                if way.losses and way.command in before + said:
                    way.losses -= 1
                    lost.set()
                broker.sendall(said)
                before = said[-len(way.command) :]
            # The broker ends the connection when it has done all that it was told before.
            broker.shutdown(socket.SHUT_WR)
            replies.join()

    def _replies(self, broker: socket.socket, lost: Event) -> None:
        while reply := broker.recv(65536):
            if not lost.is_set():
                self.request.sendall(reply)


@contextmanager
def losing_reply(folder: Path, url: str, command: str) -> Iterator[tuple[str, Way]]:
    """A way to a broker on a socket: its address, and itself, whose `losses` fall to 0 then."""
    own = folder / "way.sock"
    with Way(own, url.removeprefix("unix://"), command.encode()) as way:
        serving = Thread(target=way.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        try:
            yield f"unix://{own}", way
        finally:
            way.shutdown()
            serving.join()
