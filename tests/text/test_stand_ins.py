from alteram.text.parse import parse
from alteram.text.stand_ins import ADJECTIVE, CAPITAL, NAME, PEOPLE, stand_in


def test_names_of_states_are_shown_as_one_of_their_kind() -> None:
    assert [stand_in(w) for w in ("Chile", "Kenyan", "Kenyans", "Lima")] == [
        NAME, ADJECTIVE, PEOPLE, CAPITAL,
    ]  # fmt: skip


def test_other_words_stand_for_themselves() -> None:
    assert [stand_in(w) for w in ("turkey", "Kesh", "KENYA", "of", "")] == [
        "turkey", "Kesh", "KENYA", "of", "",
    ]  # fmt: skip


def test_the_parse_is_the_same_for_every_party() -> None:
    one = parse("Kenyan forces shelled Lima, the army of Chile said on Monday.")
    two = parse("Chilean forces shelled Nairobi, the army of Kenya said on Monday.")
    assert [(t.tag, t.dep, t.head) for t in one.tokens] == [
        (t.tag, t.dep, t.head) for t in two.tokens
    ]
    assert one.tokens[0].text == "Kenyan"
