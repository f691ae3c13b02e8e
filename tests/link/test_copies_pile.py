"""A pile as it comes: forty pages, six texts, two origins."""

import random

import pytest
from tests.builders import Said, entry
from tests.link.prose import prose

from alteram.link import link
from alteram.model import Collection, CopyCluster, Entry, Links
from alteram.origins import find_origins

AGENCY, MINISTRY, STATE = "Vardan Press", "Ministry of Defence of Kesh", "Kesh"
QUOTE = (
    "“Nine people were killed in Harsk while they were buying bread and there were no soldiers "
    "anywhere near that market,”"
)
SPOKEN = Said(quote=QUOTE, speaker="Ada Merin", body=MINISTRY, state=STATE, date="2022-03-04",
              place="Lesk")  # fmt: skip
OWN = Said(quote="Nine people died in the market of Harsk.", kind="outlet", date="2022-03-04",
           place="Lesk")  # fmt: skip
STATEMENT = prose(60, 7)
PAPERS = ["Lenna Post", "Belmar Daily", "Kesh Radio", "Tolmar Courier", "Istrel Today", "Ostro Sun"]
CREDIT = f"Nothing more is known, {AGENCY} reports."


def trimmed(text: str, rng: random.Random) -> str:
    sentences = text.split(". ")
    return ". ".join(sentences[: rng.randint(len(sentences) * 2 // 3, len(sentences))])


def with_a_sentence(text: str, rng: random.Random) -> str:
    sentences = text.split(". ")
    sentences.insert(rng.randrange(len(sentences)), prose(rng.randrange(10**6, 10**7), 1)[:-1])
    return ". ".join(sentences)


@pytest.fixture(scope="module")
def pile() -> tuple[list[Entry], list[int]]:
    """Forty pages in disorder, and of which text each is.

    0 the ministry's statement, 1 the agency's story, 2 its story of the next day, 3 a long article
    that holds the statement, 4 an interview with the ministry's words, 5 a report on a report.
    """
    rng = random.Random(5)
    holding = f"{prose(63, 8)} {STATEMENT} {prose(64, 8)}"
    bodies = [STATEMENT, prose(61, 14), prose(62, 14), holding, prose(65, 16), prose(66, 12)]
    said = [(SPOKEN,), (OWN, SPOKEN), (OWN,), (SPOKEN,), (SPOKEN,), (OWN,)]
    first = [MINISTRY, AGENCY, AGENCY, "Lenna Post", "Belmar Daily", AGENCY]
    days = [4, 4, 5, 6, 7, 8]
    made, of = [], []
    for page in range(40):
        text = page % 6
        new = page < 6
        body = bodies[text] if new else rng.choice([trimmed, with_a_sentence])(bodies[text], rng)
        made.append(
            entry(
                f"{page}.txt",
                *said[text],
                outlet=first[text] if new else rng.choice(PAPERS),
                published=f"2022-03-{days[text] + (not new):02}",
                headline=f"Headline {page} {prose(page, 1, 5)}",
                filler=body if new or text not in (1, 2, 5) else f"{body}\n\n{CREDIT}",
            )
        )
        of.append(text)
    made.append(
        entry("rewritten.txt", OWN, SPOKEN, outlet="Kesh Radio", published="2022-03-05",
              headline="In other words", filler=f"{prose(70, 10)}\n\n{CREDIT}")
    )  # fmt: skip
    of.append(1)
    shuffled = list(zip(made, of, strict=True))
    rng.shuffle(shuffled)
    return [one for one, _ in shuffled], [text for _, text in shuffled]


@pytest.fixture(scope="module")
def linked(pile: tuple[list[Entry], list[int]]) -> Links:
    return link(pile[0])


def texts(links: Links) -> list[CopyCluster]:
    return [
        one for one in links.copies if any(x.kind in ("same_text", "rewritten") for x in one.links)
    ]


def test_six_texts_are_found(pile: tuple[list[Entry], list[int]], linked: Links) -> None:
    wanted: dict[int, set[str]] = {}
    for one, text in zip(*pile, strict=True):
        wanted.setdefault(text, set()).add(one.document.id)
    found = sorted(sorted(cluster.documents) for cluster in texts(linked))
    assert found == sorted(sorted(documents) for documents in wanted.values())


def test_each_goes_back_to_whoever_published_it_first(
    pile: tuple[list[Entry], list[int]], linked: Links
) -> None:
    outlets = {one.document.id: one.document.outlet for one in pile[0]}
    found = sorted(str(outlets[cluster.origin or ""]) for cluster in texts(linked))
    assert found == sorted([MINISTRY, AGENCY, AGENCY, AGENCY, "Lenna Post", "Belmar Daily"])


def test_two_origins_are_found(pile: tuple[list[Entry], list[int]], linked: Links) -> None:
    origins = find_origins(pile[0], linked.actors, linked.copies)
    assert {origin.name for origin in origins.values()} == {MINISTRY, AGENCY}
    assert max(event.independent_origins for event in linked.events) == 2


def test_the_statement_and_the_quotation_are_clusters_of_their_own(
    pile: tuple[list[Entry], list[int]], linked: Links
) -> None:
    of = {one.document.id: text for one, text in zip(*pile, strict=True)}
    (holding,) = [c for c in linked.copies if {x.kind for x in c.links} == {"contains"}]
    assert {of[link.document] for link in holding.links} == {3}
    assert {of[link.of] for link in holding.links} == {0}
    quoted = [c for c in linked.copies if {x.kind for x in c.links} == {"same_quotation"}]
    assert {of[d] for c in quoted for d in c.documents} <= {0, 1, 3, 4}
    assert Collection(entries=tuple(pile[0]), links=linked).links.copies
