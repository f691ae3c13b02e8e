import pytest

from alteram.text.parse import parse
from alteram.text.veil import invented, is_name, veiled


def test_row_gives_each_name_its_own_word() -> None:
    row = [invented(n) for n in range(500)]
    assert len(set(row)) == len(row)
    assert all(word.isalpha() and word.islower() for word in row)


def test_row_goes_on_for_ever() -> None:
    assert invented(10**9)


def test_names_take_the_row_in_order_and_keep_their_word() -> None:
    one, two = invented(0), invented(1)
    assert veiled(["Kroll", "met", "Velst", "and", "KROLL", ".", "Velst", "left"]) == [
        one.capitalize(), "met", two.capitalize(), "and", one.upper(), ".", two.capitalize(),
        "left",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "hidden"),
    [
        ("Kroveltas", True),
        ("kroveltas", False),
        ("KROVELTAS", True),
        ("Kroveltan", True),
        ("VDF", True),
        ("O'Krovel", True),
        ("Minister", False),
        ("General", False),
        ("Reports", False),
        ("Monday", False),
        ("March", False),
        ("Mrs.", False),
        ("DON'T", False),
        ("They’re", False),
        ("“", False),
        ("", False),
        # A state has its own stand-in, the same for all.
        ("Germany", False),
    ],
)
def test_what_is_hidden(word: str, hidden: bool) -> None:
    assert is_name(word) is hidden


def test_states_are_shown_alike() -> None:
    shown = [veiled([word, "denied", "it"]) for word in ("Germany", "Kenya", "Peru")]
    assert shown[0] == shown[1] == shown[2]


def test_articles_fit_what_is_shown() -> None:
    assert [word.lower() for word in veiled(["An", "Ostrovian", "met", "a", "Kenyan"])][::3] == [
        "a", "a",
    ]  # fmt: skip
    assert veiled(["An", "Albanian", "an", "apple"]) == ["A", "Norwegian", "an", "apple"]


def test_the_parse_is_the_same_whoever_is_named() -> None:
    one = parse("Krovel accuses Ana Stanzin of lying, and Ana Stanzin denies it.")
    two = parse("Ulreth accuses Bo Merrigat of lying, and Bo Merrigat denies it.")
    assert [(t.tag, t.dep, t.head) for t in one.tokens] == [
        (t.tag, t.dep, t.head) for t in two.tokens
    ]
    assert one.tokens[0].text == "Krovel"
