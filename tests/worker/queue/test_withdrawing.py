"""People may take back what they have asked for and not got yet."""

import pytest
from redis import Redis

from model.contract.errors import Forgotten
from tests.asks import ask
from tests.ledgers import ahead, drawn
from worker.queue.draw_queue import QUEUE
from worker.queue.jobs import Outcome
from worker.queue.ledger import Ledger
from worker.queue.records import Picture


def test_all_that_is_open_is_answered_and_leaves_the_line(ledger: Ledger, redis: Redis) -> None:
    first, second, neighbour = ask("7"), ask("7"), ask("8")
    for request in (first, second, neighbour):
        ledger.accept(request, b"photo", b"example")
    assert ledger.withdraw("telegram", "7") == 2
    assert ahead(ledger.place(neighbour.id)) == 0
    assert redis.lrange(f"rq:queue:{QUEUE}", 0, -1) == [neighbour.id.encode()]
    for request in (first, second):
        kept = str(redis.get(f"artline:outcome:{request.id}"), "utf-8")
        answer = Outcome.model_validate_json(kept)
        assert (answer.problem, answer.address) == ("withdrawn", request.address)
        assert ledger.photo(request.id) is None
        assert ledger.example(request.id) is None
        assert not ledger.settle(drawn(request), b"png"), "it was being drawn meanwhile"
    assert ledger.withdraw("telegram", "7") == 0


def test_a_drawing_that_is_done_stays_and_can_be_had_otherwise(ledger: Ledger) -> None:
    done, waiting = ask("7"), ask("7", source="file")
    for request in (done, waiting):
        ledger.accept(request, b"photo")
    ledger.settle(drawn(done), b"png")
    assert ledger.withdraw("telegram", "7") == 1
    assert ledger.picture(done.id, "telegram", "7") == Picture(b"png")
    assert ledger.order(waiting.id, "telegram", "7") == waiting


def test_a_photo_on_its_way_is_refused_with_the_reason_and_a_later_one_is_not(
    ledger: Ledger,
) -> None:
    mark = ledger.mark("telegram", "7")
    assert ledger.withdraw("telegram", "7") == 0
    with pytest.raises(Forgotten, match="stopped-meanwhile"):
        ledger.accept(ask("7"), b"photo", mark=mark)
    assert ledger.waiting() == 0
    assert ledger.accept(ask("7"), b"photo", mark=ledger.mark("telegram", "7")) is not None
    ledger.forget("telegram", "7")
    with pytest.raises(Forgotten, match="forgotten-meanwhile"):
        ledger.accept(ask("7"), b"photo", mark=mark)
