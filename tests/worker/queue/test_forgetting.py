"""What is kept of a person, for how long, and for whom alone; and that it can be forgotten."""

from redis import Redis

from tests.asks import ask
from tests.ledgers import ahead, drawn, everything
from worker.queue.ledger import Ledger
from worker.queue.records import Picture


def test_only_the_person_who_asked_gets_the_picture(ledger: Ledger) -> None:
    request = ask("7")
    ledger.accept(request, b"photo")
    ledger.settle(drawn(request), b"png")
    assert ledger.picture(request.id, "telegram", "7") == Picture(b"png")
    assert ledger.picture(request.id, "telegram", "8") is None
    assert ledger.picture(request.id, "discord", "7") is None
    assert ledger.picture("unknown0", "telegram", "7") is None


def test_a_second_picture_is_kept_as_long_as_the_photo_and_no_longer(
    ledger: Ledger, redis: Redis
) -> None:
    drawn_at_last, forgotten = ask("person-7"), ask("person-7")
    for request in (drawn_at_last, forgotten):
        ledger.accept(request, b"photo", b"the example")
        assert ledger.example(request.id) == b"the example"
        lives = [redis.ttl(f"artline:{kind}:{request.id}") for kind in ("photo", "example")]
        assert 0 < lives[1] <= lives[0] <= 240
    ledger.settle(drawn(drawn_at_last), b"png")
    assert ledger.example(drawn_at_last.id) is None
    assert ledger.forget("telegram", "person-7") == 2
    assert ledger.example(forgotten.id) is None
    assert b"the example" not in everything(redis)


def test_forgetting_removes_every_trace_of_a_person_and_leaves_the_others(
    ledger: Ledger, redis: Redis
) -> None:
    waiting, answered, neighbour = ask("person-7"), ask("person-7"), ask("person-8")
    for request in (waiting, answered, neighbour):
        ledger.accept(request, b"photo of " + request.address.person.encode())
    ledger.settle(drawn(answered), b"png of person-7")
    assert ledger.forget("telegram", "person-7") == 2
    assert b"person-7" not in everything(redis)
    assert ledger.photo(neighbour.id) == b"photo of person-8"
    assert ahead(ledger.place(neighbour.id)) == 0
    assert not ledger.settle(drawn(waiting), b"png of person-7"), "it was being drawn meanwhile"
    assert b"person-7" not in everything(redis)
    assert ledger.forget("telegram", "person-7") == 0


def test_an_order_is_kept_for_its_person_to_have_it_drawn_again(
    ledger: Ledger, redis: Redis
) -> None:
    request = ask("person-7", look={"line_weight": 0.9}, source="file-of-the-platform")
    ledger.accept(request, b"photo")
    ledger.settle(drawn(request), b"png")
    assert ledger.order(request.id, "telegram", "person-7") == request
    assert ledger.order(request.id, "telegram", "person-8") is None
    assert ledger.order(request.id, "discord", "person-7") is None
    assert 0 < redis.ttl(f"artline:order:{request.id}") <= 24 * 3600


def test_whatever_says_something_of_a_person_expires_by_itself(
    ledger: Ledger, redis: Redis
) -> None:
    waiting, answered = ask("person-7"), ask("person-7")
    for request in (waiting, answered):
        ledger.accept(request, b"the photograph")
    ledger.settle(drawn(answered), b"the picture")
    secrets = (b"person-7", b"the photograph", b"the picture")
    for key in redis.scan_iter("*"):
        if any(secret in key + redis.dump(key) for secret in secrets):
            assert redis.ttl(key) > 0, key
    assert redis.ttl(f"artline:photo:{waiting.id}") <= 240
