"""As many exhibits as the pages asked for hold, in order; the latest fall out first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from alteram.errors import ReportError
from alteram.export.annex.blocks import Block, Page
from alteram.export.annex.contents import Annex, exclusions, exhibit_blocks, index, number_of, title
from alteram.export.annex.figures import figures
from alteram.export.annex.method import method
from alteram.export.annex.paging import laid_out

PARTS = ("Title", "Index", "Exhibits", "Figures", "Method", "Exclusions")
_ANY_PAGE = 99999


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """An annex on pages: `parts` gives the pages of each part, `kept` the exhibits in it."""

    pages: tuple[Page, ...]
    parts: Mapping[str, int]
    kept: int
    wanted: int
    fallen: tuple[str, ...]
    needed: int


@dataclass(frozen=True)
class _Layout:
    annex: Annex

    @cached_property
    def exhibits(self) -> list[tuple[tuple[Block, ...], ...]]:
        """The pages of each exhibit; each begins on a page of its own."""
        count = len(self.annex.gathered.exhibits)
        return [laid_out(exhibit_blocks(self.annex, place)) for place in range(count)]

    def counts(self, kept: int) -> dict[str, int]:
        """Return the pages of each part when so many exhibits are kept."""
        annex = self.annex
        made = {
            "Title": len(laid_out(title(annex, kept, _ANY_PAGE))),
            "Index": len(laid_out(index(annex, [_ANY_PAGE] * kept))),
            "Exhibits": sum(len(pages) for pages in self.exhibits[:kept]),
            "Method": len(laid_out(method(annex))),
            "Exclusions": len(laid_out(exclusions(annex, kept))),
        }
        drawn = len(self.drawn(kept))
        # Charts stand only where no exhibit falls out for them.
        if drawn and sum(made.values()) + drawn <= annex.asked.max_pages:
            made["Figures"] = drawn
        return {name: made[name] for name in PARTS if name in made}

    def drawn(self, kept: int) -> tuple[tuple[Block, ...], ...]:
        """Return the pages of the charts: only where all exhibits are kept."""
        return self.charts if kept == len(self.exhibits) else ()

    @cached_property
    def charts(self) -> tuple[tuple[Block, ...], ...]:
        """The pages of the figures of all exhibits."""
        return laid_out(figures(self.annex, len(self.exhibits)))

    def total(self, kept: int) -> int:
        """Return all pages when so many exhibits are kept."""
        return sum(self.counts(kept).values())

    def most(self, limit: int) -> int:
        """Return how many exhibits fit: with one more, the pages never become fewer."""
        least, beyond = 0, len(self.exhibits) + 1
        if self.total(beyond - 1) <= limit:
            return beyond - 1
        while beyond - least > 1:
            middle = (least + beyond) // 2
            if middle <= len(self.exhibits) and self.total(middle) <= limit:
                least = middle
            else:
                beyond = middle
        return least

    def pages(self, kept: int) -> tuple[Page, ...]:
        """Return all pages in order, numbered from 1."""
        counts = self.counts(kept)
        starts: list[int] = []
        next_page = counts["Title"] + counts["Index"] + 1
        for held in self.exhibits[:kept]:
            starts.append(next_page)
            next_page += len(held)
        parts: list[tuple[str, Sequence[tuple[Block, ...]]]] = [
            ("Title", laid_out(title(self.annex, kept, sum(counts.values())))),
            ("Index of exhibits", laid_out(index(self.annex, starts))),
            *((f"Exhibit {number_of(n)}", held) for n, held in enumerate(self.exhibits[:kept])),
            ("Figures", self.drawn(kept) if "Figures" in counts else ()),
            ("Method", laid_out(method(self.annex))),
            ("Exclusions", laid_out(exclusions(self.annex, kept))),
        ]
        made = [(part, blocks) for part, held in parts for blocks in held]
        return tuple(
            Page(number=number, part=part, blocks=blocks)
            for number, (part, blocks) in enumerate(made, 1)
        )


def fit(annex: Annex) -> Laid:
    """Return the annex on pages; raises ReportError where not even the other parts fit."""
    layout = _Layout(annex)
    wanted = len(annex.gathered.exhibits)
    kept = layout.most(annex.asked.max_pages)
    counts = layout.counts(kept)
    if sum(counts.values()) > annex.asked.max_pages:
        raise ReportError(
            f"Title, index, method and the list of what falls out need {sum(counts.values()):,} "
            f"pages alone, more than {annex.asked.max_pages:,}; nothing was written. Ask for more "
            "pages, or for fewer statements with --party, --speaker, --from and --to."
        )
    exhibits = annex.gathered.exhibits
    return Laid(
        pages=layout.pages(kept),
        parts=counts,
        kept=kept,
        wanted=wanted,
        fallen=tuple(
            f"{number_of(n)}: {exhibits[n].date or 'undated'}, {exhibits[n].speaker}, "
            f"{exhibits[n].document.location}"
            for n in range(kept, wanted)
        ),
        needed=sum(n for part, n in layout.counts(wanted).items() if part != "Figures"),
    )
