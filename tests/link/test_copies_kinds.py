"""The four kinds of copies, what they go back to, and what is none."""

import pytest
from tests.link.prose import copies, kinds, page, prose

from alteram.model import Entry

STORY = prose(1)
SENTENCES = STORY.split(". ")
OTHER, THIRD = prose(2, 20), prose(3, 20)
QUOTE = (
    "“We saw the trucks leave the depot before dawn and nobody came back for the families who "
    "waited there,”"
)
AGENCY = "Vardan Press"
WIRE = f"HARSK, 4 March ({AGENCY}) - {STORY}\n\n{QUOTE} Ada Merin said.\n\n{prose(4, 4)}"


def changed(text: str, every: int) -> str:
    words = text.split()
    words[::every] = [f"changed{n}" for n in range(len(words[::every]))]
    return " ".join(words)


@pytest.mark.parametrize(
    "copy",
    [
        f"Shells hit a market in Harsk\n\n{STORY}",
        ". ".join(SENTENCES[:8]) + ".",
        ". ".join([*SENTENCES[:5], "Nobody else was asked about any of this", *SENTENCES[5:]]),
        changed(STORY, 10),
        changed(". ".join(SENTENCES[:9]), 12),
        STORY.upper(),
        STORY.replace(" ", "\n"),
    ],
    ids=["headline", "trimmed", "added", "reworded", "trimmed and reworded", "capitals", "wrapped"],
)
def test_near_identical_copies(copy: str) -> None:
    (cluster,) = copies(page(STORY, "Lenna Post"), page(copy, "Belmar Daily"), page(OTHER))
    assert [link.kind for link in cluster.links] == ["same_text"]
    assert len(cluster.documents) == 2


@pytest.mark.parametrize("statement", [". ".join(SENTENCES[:4]), changed(STORY, 11)])
def test_a_statement_in_a_longer_article(statement: str) -> None:
    article = f"{OTHER}\n\n{statement}\n\n{THIRD}"
    issued = page(statement, "Ministry of Defence of Vardania")
    (cluster,) = copies(issued, page(article, "Lenna Post", "2022-03-05"))
    (link,) = cluster.links
    assert (link.kind, link.of, cluster.origin) == (
        "contains",
        issued.document.id,
        issued.document.id,
    )
    (passage,) = link.passages
    assert article[passage.start : passage.end] == statement.strip(".")


def rewritten(credit: str, quotation: str = QUOTE) -> Entry:
    return page(f"{OTHER}\n\n{quotation} she said.\n\n{THIRD} {credit}", "Belmar Daily")


@pytest.mark.parametrize(
    "credit",
    [
        f"Nothing more is known, {AGENCY} reports.",
        f"That is according to the news agency {AGENCY}.",
        f"\n\n{AGENCY} contributed to this report.",
        f"\n\n({AGENCY})",
        f"\n\nSource: {AGENCY}",
        "\n\n(VP)",
    ],
)
def test_a_rewritten_story_that_keeps_the_quotes_and_credits_them(credit: str) -> None:
    wire = page(WIRE, AGENCY)
    (cluster,) = copies(rewritten(credit), wire)
    (link,) = cluster.links
    assert (link.kind, link.of, cluster.origin) == ("rewritten", wire.document.id, wire.document.id)
    assert link.credit in (AGENCY, "VP")


@pytest.mark.parametrize(
    "credit",
    ["", "Nothing more is known, Kesh Radio reports.", "\n\n(Lenna Wire)", "The Ministry reports."],
)
def test_without_that_credit_it_is_only_the_same_quotation(credit: str) -> None:
    assert kinds(rewritten(credit), page(WIRE, AGENCY)) == ["same_quotation"]


def test_a_credit_of_much_later_days_makes_no_copy() -> None:
    late = page(
        rewritten(f"So {AGENCY} reports.").text.text + f", {AGENCY} reports.", None, "2022-05-01"
    )
    assert kinds(late, page(WIRE, AGENCY)) == ["same_quotation"]


@pytest.mark.parametrize(
    "quotation",
    [
        QUOTE,
        QUOTE.replace("before dawn", "at dawn"),
        QUOTE.replace("We saw the trucks leave", "We watched trucks leave"),
        QUOTE.replace("“", '"').replace("”", '"'),
        QUOTE.replace(
            "and nobody came back for the families who waited there", "and nobody came back"
        ),
    ],
)
def test_the_same_quotation_with_small_edits(quotation: str) -> None:
    first = page(f"{STORY}\n\n{QUOTE} Ada Merin said.", "Lenna Post")
    later = page(f"{OTHER}\n\n{quotation} Merin said.\n\n{THIRD}", "Kesh Radio", "2022-03-06")
    (cluster,) = copies(first, later)
    (link,) = cluster.links
    assert (link.kind, link.of) == ("same_quotation", first.document.id)
    (passage,) = link.passages
    assert "trucks" in later.text.text[passage.start : passage.end]


def test_a_chain_of_quotations_ends_where_the_words_are_others() -> None:
    first = "the trucks left the depot before dawn and nobody came back for us that day"
    middle = "nobody came back for us that day and the radio said nothing of it"
    last = "and the radio said nothing of it until the minister of health resigned"
    told = [page(f"{prose(80 + n)}\n\n“{words},” she said.") for n, words in
            enumerate([first, middle, last])]  # fmt: skip
    assert all(link.overlap >= 0.5 for cluster in copies(*told) for link in cluster.links)


FURNITURE = (
    "You may use the words of this page where you name the page and lead back to it, and you may "
    "write to the desk at any hour of the day about mistakes that you have found in it. The desk "
    "reads every letter and answers those that it can, though never on a holiday or at night."
)
LAW = "“No member of the guard shall enter a dwelling without the written order of a court of Kesh”"


@pytest.mark.parametrize(
    "entries",
    [
        (page(prose(11)), page(prose(12))),
        (page(f"{prose(13)}\n\nArticle 12 says {LAW}."), page(f"{prose(14)}\n\nThe law: {LAW}.")),
        (page("No comment."), page("No comment. "), page("No comment!")),
        (page(""), page(" "), page("word"), page("word ")),
        tuple(page(f"{prose(n, 6)}\n\n{FURNITURE}", "Lenna Post") for n in range(20, 28)),
        tuple(page(f"{prose(n, 3)}\n\n{FURNITURE}", "Lenna Post") for n in range(30, 38)),
        (
            page("At least nine people were killed on Friday when shells hit the market of Harsk, "
                 "a village in Lenna district, officials said. Two houses burnt down in the fire."),
            page("Shells struck a market in the village of Harsk on Friday, killing at least nine "
                 "people, the district said. Doctors in Lenna treated some thirty of the wounded."),
        ),
    ],
    ids=["others", "law", "short", "empty", "furniture", "much furniture", "own words"],
)  # fmt: skip
def test_what_is_no_copy(entries: tuple[Entry, ...]) -> None:
    assert copies(*entries) == ()


def test_versions_of_one_story_are_no_furniture_of_their_outlet() -> None:
    versions = [
        page(f"{prose(40 + n, 2)} {STORY} {prose(50 + n, 1)}", "Lenna Post") for n in range(5)
    ]
    (cluster,) = copies(*versions, page(OTHER, "Lenna Post"))
    assert len(cluster.documents) == 5


def test_a_statement_and_its_quote_at_the_head_make_no_copy() -> None:
    article = f"{QUOTE} Ada Merin said. {prose(7, 6)} {STORY} {prose(8, 6)}"
    assert kinds(page(article), page(f"{QUOTE} Ada Merin said. {STORY}")) == ["contains"]


def test_one_place_in_two_datelines_is_no_credit() -> None:
    first = page(f"HARSK - {prose(5)}\n\n{QUOTE} Ada Merin said.", "Lenna Post")
    other = page(f"HARSK - {prose(6)}\n\n{QUOTE} Ada Merin said.", "Kesh Radio")
    assert kinds(first, other) == ["same_quotation"]


def test_the_issuer_is_the_origin_whenever_it_appeared() -> None:
    issued = page(STORY, "Foreign Ministry of Kesh", "2022-03-06")
    early = page(STORY, "Lenna Post", "2022-03-04")
    (cluster,) = copies(issued, early)
    assert cluster.documents == (early.document.id, issued.document.id)
    assert cluster.origin == issued.document.id


def test_an_agency_that_is_not_in_the_collection_is_named() -> None:
    first = page(f"HARSK, 4 March ({AGENCY}) - {STORY}", "Lenna Post")
    other = page(f"HARSK, 4 March ({AGENCY}) - {STORY} {OTHER[:200]}", "Belmar Daily")
    (cluster,) = copies(first, other)
    assert cluster.credit == AGENCY
    (present,) = copies(first, other, page(f"HARSK, 4 March ({AGENCY}) - {STORY}", AGENCY))
    assert present.credit is None
