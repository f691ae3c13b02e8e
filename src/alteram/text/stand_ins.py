"""Stand-ins for the names of states, so that the parser reads every party alike.

A learned parser has seen some names more often than others, and reads a sentence differently for
it. Before parsing, each state's name, adjective, people and capital is shown as the same one of
its kind; the records keep the words of the text.
"""

from functools import lru_cache

from alteram.text.states import state_by_demonym, state_by_name, state_of_capital

NAME, ADJECTIVE, PEOPLE, CAPITAL = "Norway", "Norwegian", "Norwegians", "Oslo"


@lru_cache(maxsize=50_000)
def stand_in(word: str) -> str:
    """Return the word that the parser is shown for `word`; most words stand for themselves."""
    if not word[:1].isupper() or not word[1:].islower():
        return word
    if state_by_name(word) is not None:
        return NAME
    if state_by_demonym(word) is not None:
        return PEOPLE if word.endswith("s") else ADJECTIVE
    if state_of_capital(word) is not None:
        return CAPITAL
    return word
