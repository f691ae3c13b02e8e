"""Feeds: each item with its own bytes, its link, its date; broken and hostile ones told."""

import codecs
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import PARAGRAPHS, STORY, check_speakers, read

BODY = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
ITEM = f"""<item><title>Road to Kesh &amp; back</title><link>https://herald.example/1</link>
<pubDate>Fri, 18 Feb 2022 23:30:00 +0400</pubDate><dc:creator>Jon Lis</dc:creator>
<description>Short.</description><content:encoded><![CDATA[{BODY}]]></content:encoded>
<guid>g1</guid><category>Kesh</category></item>"""
SHORT = "<item><title>Envoy says no</title></item>"
HEAD = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tarnova Herald</title>"""
RSS = f"""<?xml version="1.0"?>\n{HEAD}{ITEM}{SHORT}</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kesh Post</title>
<entry><title>Road closed</title><link href="https://post.example/1"/><author><name>Jon Lis</name>
</author><updated>2022-02-18T23:30:00+04:00</updated><source><title>Torev Wire</title></source>
<content type="html">{escape(BODY)}</content></entry></feed>"""


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_an_item_is_a_document_with_its_exact_bytes(mark: bytes) -> None:
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(
        mark, "utf-8"
    )
    (first, second), problems = read(mark + RSS.encode(encoding), "feed.xml")
    assert problems == []
    assert (first.original, second.original) == (ITEM.encode(encoding), SHORT.encode(encoding))
    document = first.document
    assert (document.title, document.outlet, document.author, document.published) == (
        "Road to Kesh & back", "Tarnova Herald", "Jon Lis", "2022-02-18",
    )  # fmt: skip
    assert (document.location, document.locator) == ("https://herald.example/1", "item 1")
    assert ("id", "g1") in document.received
    assert ("tag", "Kesh") in document.received
    assert first.text.text == "\n".join(PARAGRAPHS)
    assert second.text.text == "Envoy says no"
    assert "title alone" in second.text.method
    check_speakers(first)


def test_atom_names_the_outlet_that_an_item_comes_from() -> None:
    (one,), problems = read(ATOM, "-")
    assert problems == []
    assert (one.document.outlet, one.document.published) == ("Torev Wire", "2022-02-18")
    assert one.original.decode() in ATOM
    assert one.original.startswith(b"<entry>")
    check_speakers(one)


def test_a_plain_summary_is_kept_as_it_is() -> None:
    atom = ATOM.replace('type="html"', 'type="text"').replace(escape(BODY), escape(STORY))
    (one,), _ = read(atom, "a.atom")
    assert one.text.text == STORY


def test_a_broken_feed_gives_what_can_be_told_and_says_so() -> None:
    documents, (problem,) = read(RSS.replace("</item><item>", "</item>&nope;<item>"), "feed.xml")
    assert len(documents) == 2
    assert documents[0].original == ITEM.encode()
    assert ("bytes", "written out from the feed, not cut from it") in documents[1].document.received
    assert "XML is broken" in problem.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (f"{HEAD}</channel></rss>", "without items"),
        ('<!DOCTYPE r [<!ENTITY a "b">]>' + RSS.partition("\n")[2], "entities of"),
        ('<?xml version="1.0"?><!DOCTYPE rss>' + HEAD + "<item></item></channel></rss>", "neither"),
    ],
)
def test_refusals_say_what_was_wrong(data: str, words: str) -> None:
    documents, problems = read(data, "feed.xml", media_type="application/rss+xml")
    assert documents == []
    assert words in problems[0].message


def test_other_xml_is_no_feed() -> None:
    (one,), _ = read("<letter><p>The envoy said no.</p></letter>", "a.xml")
    assert one.document.media_type == "text/plain"


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(RSS)), st.binary(max_size=4), st.integers(0, 60))
def test_bytes_that_flip_raise_nothing(place: int, noise: bytes, lost: int) -> None:
    data = RSS.encode()
    documents, problems = read(data[:place] + noise + data[place + lost :], "feed.xml")
    assert documents or problems
