"""What can be set about a worker, from the environment."""

from pydantic import PositiveInt

from worker.queue.settings import QueueSettings


class WorkerSettings(QueueSettings):
    """What only a worker process needs."""

    #: Jobs in hand at once, each in a thread; they meet in the studio as one batch.
    lanes: PositiveInt = 2
