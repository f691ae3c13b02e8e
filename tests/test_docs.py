"""The documents keep up with the program."""

import re
from pathlib import Path

from alteram.cli import main

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
# In the glossary these words stand as those that the program never uses.
REFUSED = re.compile(
    r"\b(claimed|admitted|insisted|revealed|debunked|propaganda|so-called|myth)\b", re.IGNORECASE
)


def test_every_command_has_help_with_an_example_and_a_section() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert command.help, name
        assert "Example:" in command.help, name
        assert f"\n## {name}\n" in page, name


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"


def test_every_room_has_a_page() -> None:
    page = (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")
    for room in sorted((ROOT / "src" / "alteram").iterdir()):
        if room.is_dir() and (room / "__init__.py").exists():
            assert f"`{room.name}/`" in page, room.name


def test_the_programs_voice_uses_no_refused_word() -> None:
    for template in sorted((ROOT / "src" / "alteram").rglob("*.html")):
        assert not REFUSED.search(template.read_text(encoding="utf-8")), template
    for name, command in main.commands.items():
        assert not REFUSED.search(command.help or ""), name
