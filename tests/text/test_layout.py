"""What of a text is not body."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import Span
from alteram.text.layout import Layout, find_layout
from alteram.text.sentences import find_paragraphs

BODY = (
    "The Foreign Ministry of Vardania said on Friday that twelve people had been killed in the "
    "shelling of Kesh and that the search for others went on.\n\n"
    "“We expect an answer,” the spokesman Ilan Torev said."
)


def marked(text: str) -> list[tuple[str, str]]:
    return [(p.kind, text[p.span.start : p.span.end]) for p in find_layout(text).parts]


def test_a_collections_date_and_a_dateline() -> None:
    text = f" date 2022-01-14 KESH, Vardania, Jan. 14\n\n{BODY}"
    found = find_layout(text)
    assert marked(text) == [("dateline", "date 2022-01-14 KESH, Vardania, Jan. 14")]
    assert (found.date, found.place, found.title) == ("2022-01-14", "KESH, Vardania", None)


def test_a_wire_dateline_inside_the_first_paragraph() -> None:
    text = f"TIRASK, JANUARY 14, SOMEPRESS. {BODY}"
    found = find_layout(text)
    assert marked(text) == [("dateline", "TIRASK, JANUARY 14, SOMEPRESS.")]
    assert (found.outlet, found.place) == ("SOMEPRESS", "TIRASK")
    assert found.date is None


def test_datelines_in_their_usual_forms() -> None:
    for head, outlet, date in (
        ("KESH CITY (Torev Wire) —", "Torev Wire", None),
        ("Kesh City, May 3, 2021 (Torev Wire) -", "Torev Wire", "2021-05-03"),
        ("TARNOVA, May 3 /MORPRESS/.", "MORPRESS", None),
        ("TARNOVA, 3 JAN 90 (RADIO MORAVA) -- [REPORT] [ANNA LIS] [TEXT]", "RADIO MORAVA",
         "1990-01-03"),
        ("Kesh, 14 January 2022. MORPRESS:", "MORPRESS", "2022-01-14"),
        ("KESH -", None, None),
        ("NEW TARNOVA, Morava (MP)_", "MP", None),
    ):  # fmt: skip
        text = f"{head} {BODY}"
        found = find_layout(text)
        assert marked(text) == [("dateline", head)], head
        assert (found.outlet, found.date) == (outlet, date)


def test_two_titles_that_repeat_each_other_and_clock_lines() -> None:
    title = "Vardania's ministry: Ostrovia bears responsibility for Kesh"
    text = (
        f"{title}\n\n{title}\n  • Clock-gray 13:50\n  • calendar-gray 24 February 2018\n\n{BODY}"
        "\n\n\nOther news\n"
    )
    found = find_layout(text)
    assert [kind for kind, _ in marked(text)] == ["title", "dateline", "boilerplate"]
    assert (found.title, found.date) == (title, "2018-02-24")


def test_bylines_name_outlet_and_author() -> None:
    text = f" date 2022-01-21 By Keshnews\n\nBy Mira Antal\n\n{BODY}"
    found = find_layout(text)
    assert (found.outlet, found.author, found.date) == ("Keshnews", "Mira Antal", "2022-01-21")
    found = find_layout(f"By Kesh Courier\n\nBy Mira Antal\n\n{BODY}")
    assert (found.outlet, found.author) == ("Kesh Courier", "Mira Antal")
    found = find_layout(f"By Mira Antal, Kesh Post\n\n{BODY}")
    assert (found.outlet, found.author) == ("Kesh Post", "Mira Antal")
    found = find_layout(f"By Someparty of the North\n\nBy Mira Antal\n\n{BODY}")
    assert (found.outlet, found.author) == ("Someparty of the North", "Mira Antal")


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    text = f"By Friday evening twelve people had died in Kesh.\n\n{BODY}"
    assert marked(text) == []


def test_a_credited_agency_is_an_outlet_and_a_ministry_is_not() -> None:
    lead = "Twelve people were killed in Kesh, the ministry said in a statement, {} reports."
    assert find_layout(lead.format("Morpress") + "\n\n" + BODY).outlet == "Morpress"
    assert find_layout(lead.format("Defence Ministry") + "\n\n" + BODY).outlet is None


def test_a_headline_with_a_full_stop_above_a_dateline() -> None:
    text = f"Kesh counts its dead.\n\nKESH, Vardania — {BODY}"
    assert marked(text)[:2] == [
        ("title", "Kesh counts its dead."),
        ("dateline", "KESH, Vardania —"),
    ]


def test_tail_furniture_and_lists_of_links() -> None:
    tail = (
        "\n\nRead also: Storm on the coast of Morava\nShare on Facebook\nTags: Kesh, Vardania\n\n"
        "Related news\nTen recipes for winter\nMayor of Tarnova resigns\n\n"
        "© 2022 Kesh Post. All rights reserved.\nWe use cookies to improve this site."
    )
    text = f"Shelling in Kesh\n\n{BODY}{tail}"
    kinds = marked(text)
    assert kinds[0] == ("title", "Shelling in Kesh")
    assert [kind for kind, _ in kinds[1:]] == ["boilerplate"]
    assert kinds[1][1] == tail.strip()


def test_credits_inside_the_last_paragraph() -> None:
    text = f"{BODY} (Reporting by Mira Antal in Kesh; Editing by Jon Lis)"
    assert marked(text) == [
        ("boilerplate", "(Reporting by Mira Antal in Kesh; Editing by Jon Lis)")
    ]


def test_end_marks_and_labelled_dates_after_the_body() -> None:
    text = f"{BODY}\n\nPublished: 3 May 2021, 14:05 GMT\n\n###"
    assert [kind for kind, _ in marked(text)] == ["dateline", "boilerplate"]
    assert find_layout(text).date == "2021-05-03"


def test_credits_below_the_body() -> None:
    for line in ("/MORPRESS/", "-- Morpress", "MORPRESS", "Source: Morpress", "morpress.com"):
        text = f"{BODY}\n\n{line}"
        assert marked(text) == [("byline", line)]
        assert (find_layout(text).outlet or "").lower().startswith("morpress")


def test_section_names_labels_and_names_alone_above_the_body() -> None:
    text = f"World\nTitle: Shelling in Kesh kills twelve\nMira Antal\n\n{BODY}"
    found = find_layout(text)
    assert (found.title, found.author) == ("Shelling in Kesh kills twelve", "Mira Antal")
    assert [kind for kind, _ in marked(text)] == ["title", "byline"]
    found = find_layout(f"by Mira Antal and Jon Lis for Kesh Post | 12 May 2022\n\n{BODY}")
    assert (found.author, found.outlet) == ("Mira Antal and Jon Lis", "Kesh Post")
    assert found.date == "2022-05-12"


def test_the_body_is_left_alone() -> None:
    for text in (
        BODY,
        f"{BODY}\n\nThe statement reads as follows:\n\n“We share the grief of Kesh.”",
        f"{BODY}\n\n1. The road is closed.\n\n2. The bridge is destroyed.",
        f"{BODY}\n\nShare prices fell in Tarnova after the attack, the exchange said.",
        f"{BODY}\n\nRelated to this, the court in Tarnova opened a case against two officers.",
        f"{BODY}\n\n“Image: a burned house,” the caption said, and the ministry agreed with it.",
        "Twelve people died in Kesh",
        "He said: yes",
    ):
        assert marked(text) == [], text


def test_hard_wrapped_capitals() -> None:
    text = (
        "   TARNOVA, 14 NOV 89 (DOMESTIC SERVICE) -- [TEXT] HERE IS A REPORT ON\n"
        "MILITARY ACTIONS IN THE FIRST ZONE OF THE NORTH OF MORAVA, WHERE THE\n"
        "REBELS WERE TURNED BACK BY THE SOLDIERS IN THE TOWN OF KESH.\n\n"
        "   THE REBELS LEFT AMMUNITION BEHIND.  THE ARMY SAID THAT IT HAD NO LOSSES\n"
        "AND THAT THE PATROLS WOULD GO ON DURING THE NIGHT.\n"
    )
    assert marked(text) == [("dateline", "TARNOVA, 14 NOV 89 (DOMESTIC SERVICE) -- [TEXT]")]
    assert find_layout(text).date == "1989-11-14"


def test_numeric_dates_are_read_only_where_the_order_is_sure() -> None:
    for line, date in (
        ("24.02.2018 13:50", "2018-02-24"),
        ("2018-02-24", "2018-02-24"),
        ("24/02/2018", "2018-02-24"),
        ("02/24/2018", "2018-02-24"),
        ("03/04/2018", None),
        ("31.02.2018", None),
    ):
        assert find_layout(f"Shelling in Kesh\n{line}\n\n{BODY}").date == date, line


def test_a_bodys_own_statement_names_its_issuer() -> None:
    head = "REPUBLIC OF VARDANIA\nMinistry of Trade\n\nPress release No. 7 on the port of Kesh"
    found = find_layout(f"{head}\n\nKesh, 3 May 2011\n\n{BODY}")
    assert found.outlet == "Ministry of Trade, Republic of Vardania"
    assert (found.title, found.date) == ("Press release No. 7 on the port of Kesh", "2011-05-03")
    head = "UNION OF NORTHERN FARMERS (UNF)\nCentral Committee - Declaration No. 3"
    assert find_layout(f"{head}\n\n{BODY}").outlet == "Union of Northern Farmers"
    head = "LENNA RIVER COUNCIL\nBureau for Refugees\nField Report No. 2 (as of 4 June 1999)"
    found = find_layout(f"{head}\n\n{BODY}")
    assert (found.outlet, found.date) == ("Bureau for Refugees, Lenna River Council", "1999-06-04")


def test_a_long_head_line_is_not_one_with_the_lines_below_it() -> None:
    head = "MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF VARDANIA"
    kinds = ("Statement of the Ministry of Foreign Affairs", "Comment of the press secretary")
    for kind in (*kinds, "Reply by the spokesperson to a question from the press"):
        found = find_layout(f"{head}\n{kind}\n14 March 2021\n\n{BODY}")
        assert found.date == "2021-03-14", kind
        named = "Ministry of Foreign Affairs of the Republic of Vardania"
        assert (found.outlet, found.title) == (named, kind)
    for other in (head, "Vardania, Ministry of Foreign Affairs and of Trade"):
        assert find_layout(f"{other}\n20 March 2021\n\n{BODY}").date == "2021-03-20"


def test_a_day_that_ends_a_wrapped_paragraph_stays_with_it() -> None:
    text = "The commission of the town of Kesh counted the houses until\n14 March 2021."
    assert find_paragraphs(text) == (Span(0, len(text)),)


def test_a_shouted_headline_issues_nothing() -> None:
    for head in ("ARMY SHELLS PORT OF KESH", "GOVERNMENT - REBELS REPORT NEW CLASHES", "KESH"):
        assert find_layout(f"{head}\n\n{BODY}").outlet is None


def test_a_signature_names_the_issuer() -> None:
    found = find_layout(f"{BODY}\n\nFor the Military Council\nColonel Arvo Rinn, spokesman")
    assert found.outlet == "Military Council"
    below = marked(f"{BODY}\n\nFor the dead of the village a stone was set.")
    assert below == []


def test_mastheads_and_unnamed_correspondents() -> None:
    found = find_layout(f"Kesh votes\n\nThe Kesh Tribune, 4 May 1999, page 3\n\n{BODY}")
    assert (found.title, found.outlet) == ("Kesh votes", "The Kesh Tribune")
    assert found.date == "1999-05-04"
    found = find_layout(f"Kesh votes\n\nHarbour Mail | Monday, May 3, 1999\n\n{BODY}")
    assert (found.outlet, found.date) == ("Harbour Mail", "1999-05-03")
    for line in ("From our own correspondent in Tirask", "Staff Reporter", "Agencies"):
        found = find_layout(f"Kesh votes\n\n{line}\n\n{BODY}")
        assert (found.title, found.author, found.outlet) == ("Kesh votes", None, None)
    assert find_layout(f"By Jan Roe in Tirask\n\n{BODY}").author == "Jan Roe"


def test_wire_heads_and_feet_are_furniture() -> None:
    text = f"ZCZC VPA0031\nURGENT\n\nKesh votes\n\n{BODY}\nMORE VPA 031210 MAY 99\nNNNN"
    assert [p for p in marked(text) if p[0] == "boilerplate"] == [
        ("boilerplate", "ZCZC VPA0031\nURGENT"),
        ("boilerplate", "MORE VPA 031210 MAY 99\nNNNN"),
    ]
    assert find_layout(text).title == "Kesh votes"


def test_empty_texts() -> None:
    assert find_layout("") == Layout()
    assert find_layout(" \n\x00\n ").parts == ()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["KESH", ", ", "Jan. 14", " - ", "By ", "Mira Antal", "\n", "\n\n", "Share", "(c) 2020",
             "Related news", "[TEXT]", "“", "”", "(Agency)", "The army said so.", "13:50", "\ud800",
             "•", " date 2022-01-14", "\u202e", "\x00", "😀", "https://x.y"]
        )
    ).map("".join)
    | st.text(max_size=200)
)  # fmt: skip
def test_parts_are_sorted_inside_the_text_and_apart(text: str) -> None:
    last = 0
    for part in find_layout(text).parts:
        assert last <= part.span.start < part.span.end <= len(text)
        assert (
            text[part.span.start : part.span.end].strip() == text[part.span.start : part.span.end]
        )
        last = part.span.end
