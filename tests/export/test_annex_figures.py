"""Charts in the annex: figures of its exhibits alone, on pages that were counted."""

import io
import re
from pathlib import Path

import docx
import pytest

from alteram import api
from alteram.api.holding import holding
from alteram.compare.sayings import saying_date
from alteram.compare.wording import POSITIONS
from alteram.export.annex import Asked, Laid, Wording, lay_out
from alteram.export.annex.blocks import Drawing
from alteram.export.annex.docx import docx_bytes
from alteram.export.annex.html import html
from alteram.export.annex.pdf import pages_in, pdf_bytes
from alteram.store import Dossier

DEMO = Path(__file__).parents[2] / "demo" / "texts"
KELMED = "Kelmed, 11-12 May 1994"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("annex") / "d.alteram"
    api.read(sorted(str(one) for one in DEMO.glob("0*.txt")), path, processes=0)
    return path


def laid(dossier: Path, asked: Asked) -> Laid:
    with Dossier.open(dossier) as store:
        held = holding(store, only=asked.events)
        return lay_out(held, asked, Wording(positions=POSITIONS, said_on=saying_date))


def drawings(annex: Laid) -> list[Drawing]:
    return [one for page in annex.pages for one in page.blocks if isinstance(one, Drawing)]


def test_each_row_leads_to_an_exhibit_and_pages_are_those_counted(dossier: Path) -> None:
    annex = laid(dossier, Asked(events=(KELMED,)))
    page, document = html(annex), docx_bytes(annex)
    assert drawings(annex)
    links = re.findall(r'<a class="name" href="#(exhibit-\d+)"><title>', page)
    assert links
    assert all(f'id="{one}"' in page for one in links)
    assert "var(--" not in page
    assert pages_in(pdf_bytes(page, document)) == len(annex.pages) == sum(annex.parts.values())
    assert len(docx.Document(io.BytesIO(document)).inline_shapes) == len(drawings(annex))
    assert document == docx_bytes(annex)


def test_figures_of_others_are_not_drawn(dossier: Path) -> None:
    parties = ("Drovia",)
    annex = laid(dossier, Asked(events=(KELMED,), parties=parties))
    names = set(re.findall(r"<title>(.*?) ←", html(annex)))
    assert names == {"Irena Maldan"}


def test_no_exhibit_falls_out_for_a_chart(dossier: Path) -> None:
    whole = laid(dossier, Asked(events=(KELMED,)))
    assert "Figures" in whole.parts
    without = len(whole.pages) - whole.parts["Figures"]
    tight = laid(dossier, Asked(events=(KELMED,), max_pages=len(whole.pages) - 1))
    assert "Figures" not in tight.parts
    assert not drawings(tight)
    assert tight.kept == whole.kept
    assert len(tight.pages) == without
