"""HTML pages: main text, what the page says of itself, and pages that have none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import read_document

from alteram.errors import ReadError

WHEN = "2024-05-01T00:00:00+00:00"
PARAGRAPHS = [
    "The road to Kesh has been closed since 21 November 2021, and the two governments describe "
    "the closure in different words, officials of both sides told reporters in Tarnova.",
    "“There is no insulin left, and up to 600 families have no heating,” the head of the Kesh "
    "hospital, Mira Antal, said on Thursday in a statement that was read out on the radio.",
    "Ostrovia denies that there is a blockade. Its ministry said that the road was closed for "
    "repairs and that convoys of the relief committee passed every week.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Road to Kesh closed | Tarnova Herald</title>
<meta property="og:site_name" content="Tarnova Herald">
<meta property="og:title" content="Road to Kesh closed">
<meta name="author" content="Jon Lis">
<meta property="article:published_time" content="2022-02-18T09:30:00+00:00">
<script>var deaths = 999;</script></head>
<body><nav><a href="/">Home</a> <a href="/s">Subscribe for one crown</a></nav>
<article><h1>Road to Kesh closed</h1>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}
</article>
<footer>© 2022 Tarnova Herald. All rights reserved.</footer></body></html>"""


def test_main_text_and_what_the_page_says_of_itself() -> None:
    document, version = read_document(PAGE.encode(), "page.html", WHEN)
    assert document.media_type == "text/html"
    assert (document.title, document.outlet, document.author, document.published) == (
        "Road to Kesh closed", "Tarnova Herald", "Jon Lis", "2022-02-18",
    )  # fmt: skip
    for paragraph in PARAGRAPHS:
        assert paragraph in version.text
    assert "999" not in version.text
    assert "Subscribe" not in version.text
    assert version.method.startswith("trafilatura ")
    assert version.language == "en"


def test_html_is_told_by_content_whatever_the_name() -> None:
    assert read_document(PAGE.encode(), "-", WHEN)[0].media_type == "text/html"
    plain = b"Five < six, and the ministry said <nothing> of it on Friday."
    assert read_document(plain, "a.txt", WHEN)[0].media_type == "text/plain"


def test_a_declared_charset_is_used() -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("Mira", "Mirá")
    _, version = read_document(page.encode("cp1252"), "page.html", WHEN)
    assert "Mirá Antal" in version.text
    assert "charset declared: windows-1252" in version.method


def test_a_date_after_the_day_of_capture_is_not_taken() -> None:
    document, _ = read_document(PAGE.encode(), "page.html", "2021-01-01T00:00:00+00:00")
    assert document.published is None


def test_deep_nesting_loses_nothing() -> None:
    depth = 3000
    page = f"<html><body>{'<div>' * depth}<p>{PARAGRAPHS[0]}</p>{'</div>' * depth}"
    page += f"<p>{PARAGRAPHS[1]}</p></body></html>"
    _, version = read_document(page.encode(), "deep.html", WHEN)
    assert PARAGRAPHS[0] in version.text
    assert PARAGRAPHS[1] in version.text


def test_a_page_that_the_extraction_loses_gives_its_whole_text() -> None:
    items = "".join(f"<span>{p}</span><br>" for p in PARAGRAPHS)
    page = f"<html><body><div class='sidebar comments footer'>{items}</div></body></html>"
    _, version = read_document(page.encode(), "odd.html", WHEN)
    for paragraph in PARAGRAPHS:
        assert paragraph in version.text


def test_a_tag_with_very_many_attributes_costs_nothing() -> None:
    many = " ".join(f"a{number}=1" for number in range(20_000))
    page = f"<html><body><p {many}>{PARAGRAPHS[0]}</p></body></html>"
    _, version = read_document(page.encode(), "odd.html", WHEN)
    assert version.text == PARAGRAPHS[0]
    assert version.method.startswith("whole body text")


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Kesh</title></head><body></body></html>",
        "<html><body><script>var a = 'The ministry said';</script><img src='a.png'></body></html>",
        "<!doctype html>",
        "<html><body>&nbsp; 12 </body></html>",
    ],
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match=r"page\.html: is an HTML page without text"):
        read_document(page.encode(), "page.html", WHEN)


def test_a_huge_page_is_refused_before_it_is_parsed() -> None:
    page = b"<html><body>" + b"<p>Kesh</p>" * 600_000
    with pytest.raises(ReadError, match="above the limit"):
        read_document(page, "page.html", WHEN)


def test_the_same_page_gives_the_same_text() -> None:
    assert read_document(PAGE.encode(), "a", WHEN) == read_document(PAGE.encode(), "a", WHEN)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div", ">", "<table>", "<td>", "&#xD800;", "&#0;", "<!--", "-->",
             "Kesh", "<svg>", "<script>", "</script>", "<![CDATA[", "<?xml?>", "<meta charset=hex>",
             "é", "<a href='x'>", "\u202e", "<h1>", "\n", " said. ", "<template>", "<br/>"]
        )
    ).map("".join)
)  # fmt: skip
def test_broken_html_never_raises_anything_else(inner: str) -> None:
    try:
        _, version = read_document(f"<html><body>{inner}".encode(), "x.html", WHEN)
    except ReadError:
        return
    assert version.text.strip()
