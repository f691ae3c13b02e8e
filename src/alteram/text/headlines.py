"""What a headline looks like: short lines that are no sentence of running text."""

import re

_TITLE_WORDS = 32
TITLE_CHARS = 240
_STOPS = ".!?…"
_CLOSERS = "\"'”’»)]"
_SENTENCE_INSIDE = re.compile(r"[a-z]{2}[.!?][\"”’]?\s+[“\"]?[^\W\d_a-z]")
_LISTED = re.compile(r"[-•*·–—]\s|\d+[.)]\s|[a-z][.)]\s")
_CAPITALS = 0.85


def key(line: str) -> str:
    """Return a line by its words alone, in lower case, to compare it with others."""
    return " ".join("".join(c if c.isalnum() else " " for c in line.casefold()).split())


def ends_as_sentence(line: str) -> bool:
    """Tell whether a line ends in a full stop or the like."""
    bare = line.rstrip(_CLOSERS)
    return bare.endswith(tuple(_STOPS)) and not bare.endswith("...")


def is_headline_case(line: str) -> bool:
    """Tell whether nearly all longer words of a line begin with a capital."""
    words = [word.strip("\"'“”‘’()[],.:;!?") for word in line.split()]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def may_be_title(line: str, capitals: bool) -> bool:
    """Tell whether a line looks like a headline: short, and no sentence of running text."""
    if len(line) > TITLE_CHARS or len(line.split()) > _TITLE_WORDS or _LISTED.match(line):
        return False
    if line[-1] in ":;," or not any(char.isalpha() for char in line):
        return False
    if _SENTENCE_INSIDE.search(line) or is_open_quotation(line):
        return False
    if ends_as_sentence(line):
        return line[-1] in "?!" or (not capitals and is_headline_case(line))
    return True


def may_stand_above(line: str) -> bool:
    """Tell whether a line over the dateline may be a headline though it ends in a full stop."""
    return (
        len(line.split()) <= _TITLE_WORDS
        and not _LISTED.match(line)
        and not _SENTENCE_INSIDE.search(line)
        and not is_open_quotation(line)
    )


def is_open_quotation(line: str) -> bool:
    """Tell whether a line opens a quotation that goes on after it."""
    return line.count("“") > line.count("”") or (line[0] == '"' and line.count('"') % 2 == 1)


def is_running_text(line: str) -> bool:
    """Tell whether a paragraph is body: long, or a whole sentence."""
    words = line.count(" ") + 1
    return words > _TITLE_WORDS or (words > 6 and ends_as_sentence(line))


def is_in_capitals(text: str) -> bool:
    """Tell whether a text is in capitals throughout."""
    letters = [char for char in text[:2000] if char.isalpha()]
    return len(letters) > 200 and sum(c.isupper() for c in letters) > _CAPITALS * len(letters)
