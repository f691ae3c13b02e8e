"""A page as it is sent: what it may not hold, and how it is built."""

from collections import Counter
from html.parser import HTMLParser

LINKS = ("href", "src", "action", "formaction", "hx-get", "hx-post", "poster", "data")
ALLOWED = ("/", "#", "?", "http://", "https://")


class Sent(HTMLParser):
    """What a page sends: faults against what no page may send, its ids and its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.levels: list[int] = []
        self.tags: Counter[str] = Counter()
        self.forms: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        if "id" in held:
            self.ids[held["id"]] += 1
        if tag == "script" and not held.get("src", "").startswith("/static/"):
            self.faults.append(f"a script in the page: {held}")
        if tag in ("style", "iframe", "object", "embed", "base", "frame", "applet"):
            self.faults.append(f"<{tag}>")
        for name, value in held.items():
            self._attribute(tag, name, value)
        if tag == "form":
            self.forms.append(held)
        if tag == "input" and held.get("name") == "token" and self.forms:
            self.forms[-1]["carries token"] = held.get("value", "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith(("on", "hx-on", "hx-vals")) or name == "style":
            self.faults.append(f"<{tag} {name}={value!r}>")
        if name in LINKS and tag != "a" and value.startswith(("http:", "https:", "//")):
            self.faults.append(f"<{tag} {name}={value!r}> is elsewhere")
        if name in LINKS and value and not value.startswith(ALLOWED):
            self.faults.append(f"<{tag} {name}={value!r}> is no plain address")
