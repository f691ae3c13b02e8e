"""Equal weight: with the parties' names swapped each page is the same but for names and order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import ADDRESS
from tests.web.swapped import lines, read_swapped, swapped
from tests.web.test_event_page import event_of

from alteram.desk import Desk
from alteram.web import make_app
from alteram.web.gate import Gate

PAGES = ("", "?everything=1", "?order=appearance", "/figures/killed", "/statements")


@pytest.fixture(scope="module")
def as_written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from _client(read_swapped(tmp_path_factory.mktemp("as_written"), swap=False))


@pytest.fixture(scope="module")
def other_way(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from _client(read_swapped(tmp_path_factory.mktemp("swapped"), swap=True))


def _client(dossier: Path) -> Iterator[TestClient]:
    with Desk(dossier) as desk, TestClient(make_app(desk, Gate("Mara Lind")), ADDRESS) as held:
        yield held


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same_but_for_names_and_their_order(
    as_written: TestClient, other_way: TestClient, page: str
) -> None:
    one = lines(as_written.get(f"/events/{event_of(as_written)}{page}").text)
    other = lines(other_way.get(f"/events/{event_of(other_way)}{page}").text)
    assert len(one) > 40
    assert one != other
    assert sorted(one) == sorted(map(swapped, other))
