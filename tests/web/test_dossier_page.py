"""The page of the dossier: its numbers, its table, what was set aside."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from alteram import api
from alteram.desk.listing import AT_ONCE, Asked, Listing, SortKey, by_day, listing, outlets
from alteram.model import Document


def made(number: int, **given: str | None) -> Document:
    usual = {"published": "2022-01-05", "title": f"Title {number:03}", "outlet": "Torev Wire"}
    held: dict[str, str | None] = {**usual, **given}
    return Document(
        id=f"doc-{number:03}", sha256="", size=1, media_type="text/plain",
        location=f"texts/{number:03}.txt", captured="2026-01-02T00:00:00+00:00",
        title=held["title"], outlet=held["outlet"], published=held["published"],
    )  # fmt: skip


def listed(documents: list[Document], asked: Asked) -> Listing:
    return listing(documents, asked, lambda ids: {one: int(one[-3:]) % 7 for one in ids})


def rows(page: str) -> list[str]:
    return re.findall(
        r'<th scope="row"><a href="/documents/[^"]+"><bdi class="name">(.*?)</bdi>', page
    )


def test_the_numbers_and_the_table_are_those_of_the_dossier(
    client: TestClient, dossier: Path
) -> None:
    page = client.get("/").text
    held = api.collection(dossier)
    claims = len({one.id for entry in held.entries for one in entry.analysis.claims})
    for words, number in (
        ("Documents", 15),
        ("Claims", claims),
        ("Events", len(held.links.events)),
    ):
        assert re.search(rf"<dt>{words}</dt><dd>(<a [^>]*>)?{number}<", page)
    assert len(rows(page)) == 15
    assert "language not analysed: fr" in page
    assert "0 of 15" in page


def test_a_review_is_counted(client: TestClient, dossier: Path) -> None:
    item = api.queue(dossier).items[0]
    api.make_decision("accept", item.id, dossier=dossier, who="Mara Lind")
    assert re.search(r"<dt>Claims reviewed</dt><dd><a [^>]*>1<", client.get("/").text)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("sort=title", "Communiqué du Comité international de secours"),
        ("sort=title&falling=1", "Shelling of Harsk market kills at least nine"),
        ("sort=date", "Relief Committee: 26,000 displaced from both sides of the Lenna"),
        ("words=harsk+nine", "Shelling of Harsk market kills at least nine"),
        ("outlet=Istrel+Today", "Defence Ministry rejects accusations over Harsk"),
        ("since=2022-08", "Mine kills three on Arnes road"),
        ("until=1994", "Relief Committee: 26,000 displaced from both sides of the Lenna"),
        ("sort=nonsense&page=-3&falling=", "Relief Committee: 26,000 displaced from both sides"),
    ],
)
def test_the_table_is_sorted_and_filtered(client: TestClient, asked: str, first: str) -> None:
    assert rows(client.get(f"/?{asked}").text)[0].startswith(first)


def test_a_filter_that_finds_nothing_tells_how_to_go_on(client: TestClient) -> None:
    page = client.get("/", params={"words": '"><script>alert(1)</script>'}).text
    assert "No document is like this." in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("sort", ["date", "outlet", "title", "location", "claims"])
@pytest.mark.parametrize("falling", [False, True])
def test_pages_of_the_table_hold_each_document_once(sort: SortKey, falling: bool) -> None:
    documents = [made(number, title=None if number % 9 == 0 else f"Title {-number}",
                      published=None if number % 8 == 0 else f"20{number % 20:02}")
                 for number in range(250)]  # fmt: skip
    found: list[Document] = []
    for page in (1, 2, 3):
        one = listed(documents, Asked(sort=sort, falling=falling, page=page))
        assert (one.pages, one.total, one.page) == (3, 250, page)
        assert len(one.documents) <= AT_ONCE
        found += one.documents
    assert sorted(one.id for one in found) == [one.id for one in documents]
    last = found[-1]
    assert (
        sort not in ("date", "title") or (last.published if sort == "date" else last.title) is None
    )
    assert listed(documents, Asked(page=99)).page == 3


def test_a_year_as_until_takes_all_of_it_in() -> None:
    documents = [
        made(1, published="2022-12-31"),
        made(2, published="2023"),
        made(3, published=None),
    ]
    assert [one.id for one in listed(documents, Asked(until="2022")).documents] == ["doc-001"]
    assert [one.id for one in listed(documents, Asked(since="2023")).documents] == ["doc-002"]


def test_outlets_and_days_are_counted() -> None:
    documents = [made(1), made(2, outlet=None), made(3)]
    assert outlets(documents) == (("Torev Wire", 2), ("unnamed outlet", 1))
    assert by_day(documents) == (("2026-01-02", 3),)
