"""Words as they can be shown in any form: what steers a page is written out by its number."""

import unicodedata


def shown(words: str) -> str:
    """Return words without marks of direction and controls; each stands as its number."""
    if words.isprintable():
        return words
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(f"[U+{ord(one):04X}]" if _steers(one) else one for one in plain)


def _steers(one: str) -> bool:
    if one in "\n\t":
        return False
    kind = unicodedata.category(one)
    return kind in ("Cc", "Cs", "Cn", "Zl", "Zp") or (
        kind == "Cf" and unicodedata.bidirectional(one) not in ("BN", "AL", "AN")
    )
