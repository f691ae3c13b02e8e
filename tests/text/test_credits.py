"""Credits are found whatever a text is made of, each at a place where its name stands."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.text.credits import find_credits

WORDS = st.sampled_from(
    ["(Torev Wire)", "KESH, May 3", "-", "Source:", "Reporting by", "with", "The", "Torev", "Wire",
     "\n", "\n\n", "(", ")", ".", "according to", "Kesh Post", "©", "2022", "/", "via", "\u202e",
     "contributed to this report", "İ", "ß", "—", "AND"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=25).map(" ".join))
def test_any_text_gives_credits_by_names_that_stand_in_it(text: str) -> None:
    found = find_credits(text)
    names = [credit.name for credit in found]
    assert len(set(names)) == len(names)
    assert found == find_credits(text)
    for name in names:
        assert name.strip()
        assert all(word.lower() in text.lower() for word in name.split())
