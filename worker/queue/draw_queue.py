"""RQ's queue, as bots put jobs into it; `worker/leased.py` takes the jobs from it."""

from redis import Redis
from redis.client import Pipeline
from rq import Queue, Retry
from rq.serializers import JSONSerializer

QUEUE = "draw"
#: The name under which RQ stores the job's function; `worker/lane.py` decides what that runs.
DRAW = "draw"
#: Seconds that RQ remembers a job that failed for good.
FAILED_LIFE = 24 * 3600


def draw_queue(redis: Redis) -> Queue:
    """The queue of all drawings."""
    return Queue(QUEUE, connection=redis, serializer=JSONSerializer)


def enqueue(queue: Queue, id: str, retries: int, pipeline: Pipeline) -> None:
    """Put a job at the queue's end; when its worker dies it is tried again, `retries` times."""
    queue.enqueue_call(
        DRAW,
        args=[id],
        job_id=id,
        description="a drawing",
        # RQ's own time limit is an exception injected into the thread at any instruction. Ours is
        # the deadline, which the lane heeds where it waits, and the sweeper enforces.
        timeout=-1,
        result_ttl=0,
        failure_ttl=FAILED_LIFE,
        retry=Retry(retries, enqueue_at_front=True),
        pipeline=pipeline,
    )
