"""The worker process: lanes (threads that take jobs), a studio that draws, and who tends both."""

import os
import signal
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from functools import partial
from threading import Event, Thread

import structlog
from redis import Redis
from redis.exceptions import RedisError

import model.contract.styles
from model.contract.added import AddedStyle
from model.drawing.loading import Loader
from worker.added import AddedStyles
from worker.drawing import Drawer
from worker.leased import LeasedWorker
from worker.pace import Pacemeter
from worker.queue import logs
from worker.queue.broker import connect
from worker.queue.draw_queue import DRAW
from worker.queue.ledger import Ledger
from worker.queue.offered import Offered
from worker.queue.workers import Workers
from worker.settings import WorkerSettings
from worker.studio import Artist, Studio
from worker.teaching.school import School
from worker.teaching.trainer_process import Start, start

log = structlog.get_logger()

#: sysexits(3): an internal error. Whoever supervises us should start us again.
EX_SOFTWARE = 70


def load_artists(loader: Loader) -> Mapping[str, Artist]:
    """Every style that has weights, warmed up. Raises OperatorError when there are none."""
    # Where there are none at all, loading the first one says what to do about it.
    names = list(model.contract.styles.catalogue()) or [model.contract.styles.LINE]
    artists = {name: loader.artist(name) for name in names}
    for artist in artists.values():
        artist.warm_up()
    return artists


def load_added(loader: Loader, style: AddedStyle) -> Artist:
    """A style that was added, warmed up. Raises OperatorError for a network that cannot draw."""
    artist = loader.artist(style.name, style.weights)
    artist.warm_up()
    return artist


def work(
    settings: WorkerSettings,
    load: Callable[[Loader], Mapping[str, Artist]] = load_artists,
    start_trainer: Start = start,
) -> None:
    """Take jobs and draw them until SIGTERM or Ctrl+C; then finish the jobs in hand and return.

    start_trainer: starts a process that teaches a style, if this worker is to. Raises
    OperatorError when there is no broker or there are no weights.
    """
    logs.configure()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    loader = Loader()
    with (
        suppress(KeyboardInterrupt),
        connect(settings.redis_url) as redis,
        Studio(load(loader)) as studio,
    ):
        added = AddedStyles(settings.styles, studio, partial(load_added, loader))
        # Before any job: those that wait may be for one of them.
        added.look()
        added.wait()
        process = WorkerProcess(settings, redis, studio, added, start_trainer)
        try:
            process.run()
        except KeyboardInterrupt:
            log.info("worker stops", name=process.name)
            process.finish()


class WorkerProcess:
    """The lanes of one process, and the thread that tends them."""

    def __init__(
        self,
        settings: WorkerSettings,
        redis: Redis,
        studio: Studio,
        added: AddedStyles,
        start_trainer: Start,
    ) -> None:
        self.name = f"{socket.gethostname()}-{os.getpid()}"
        self._settings = settings
        self._redis = redis
        self._studio = studio
        self._added = added
        self._ledger = Ledger(redis, settings)
        self._ready = Workers(redis)
        self._offered = Offered(redis, self._ledger.pseudonyms)
        self._pacemeter = Pacemeter(settings.lanes)
        self._drawer = Drawer(self._ledger, studio, self._pacemeter, added)
        self._school = _school(settings, redis, self._ledger, start_trainer)
        self._stopping = Event()
        self._workers: dict[int, LeasedWorker] = {}
        self._tended = time.monotonic()
        self._lanes = [
            Thread(target=self._lane, args=[n], name=f"lane-{n}", daemon=True)
            for n in range(settings.lanes)
        ]

    def run(self) -> None:
        """Start the lanes and tend them for ever."""
        for lane in self._lanes:
            lane.start()
        if self._school is not None:
            self._school.begin()
        log.info("worker ready", name=self.name, lanes=len(self._lanes))
        while True:
            self._tend()
            self._stopping.wait(self._pause)

    def finish(self) -> None:
        """Let every lane finish the job in hand, and leave."""
        self._stopping.set()
        if self._school is not None:
            self._school.end()
        for lane in self._lanes:
            while lane.is_alive():
                self._tend()
                lane.join(self._pause)
        with suppress(RedisError):  # else it expires by itself
            self._ready.leave(self.name)
            self._offered.leave(self.name)

    @property
    def _pause(self) -> float:
        return self._settings.lease_seconds / 4

    def _tend(self) -> None:
        """Renew leases, show that we are ready, answer what is overdue, and mind the studio."""
        self._notice_a_standstill()
        self._added.look()
        try:
            for worker in list(self._workers.values()):
                worker.renew()
            # Before the other: who is ready has said what it draws.
            self._offered.announce(self.name, self._added.here, self._settings.lease_seconds)
            self._ready.announce(self.name, self._pacemeter.pace, self._settings.lease_seconds)
            self._ledger.sweep(time.time())
        except RedisError as error:
            log.warning("broker lost", error=logs.whereabouts(error))
        if self._studio.busy_for > self._settings.deadline_seconds:
            # Nothing interrupts a device that hangs. Others take our jobs over, if there are any.
            log.critical("studio hangs, worker ends", name=self.name)
            os._exit(EX_SOFTWARE)
        self._tended = time.monotonic()

    def _notice_a_standstill(self) -> None:
        """Somebody stopped the process, or the machine slept; others may have our jobs by now."""
        late = time.monotonic() - self._tended
        if late > self._settings.lease_seconds:
            log.warning("worker goes on after a standstill", name=self.name, seconds=round(late))
            self._studio.excuse(late)

    def _lane(self, number: int) -> None:
        """Take jobs until told to stop, whatever happens to the broker meanwhile."""
        while not self._stopping.is_set():
            try:
                with connect(self._settings.redis_url) as redis:
                    self._workers[number] = self._worker(redis)
                    self._workers[number].work(logging_level="WARNING")
            except Exception as error:
                log.error("lane starts again", lane=number, error=logs.whereabouts(error))
            finally:
                self._workers.pop(number, None)
            self._stopping.wait(1)

    def _worker(self, redis: Redis) -> LeasedWorker:
        return LeasedWorker(
            redis,
            functions={DRAW: self._draw},
            on_lost=self._drawer.give_up,
            lease=self._settings.lease_seconds,
            stopping=self._stopping,
        )

    def _draw(self, id: str) -> None:
        with self._school.drawing() if self._school is not None else nullcontext():
            self._drawer.draw(id)


def _school(
    settings: WorkerSettings, redis: Redis, ledger: Ledger, start_trainer: Start
) -> School | None:
    """None where nothing is taught."""
    photos = settings.teaching_photos
    if photos is not None and not photos.is_dir():
        log.error("ARTLINE_TEACHING_PHOTOS is no folder: no style is taught in chats")
    if photos is None or not photos.is_dir():
        return None
    return School(settings, redis, ledger.pseudonyms, start_trainer)
