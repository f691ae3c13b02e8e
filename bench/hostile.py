"""Time on texts that no newsroom writes, at one and at ten times a size: linear time shows as 10.

usage: python bench/hostile.py [--words N] [--stage NAME ...] [--text NAME ...]

Each line shows one text: CPU seconds at N words and at ten times that, and their quotient. Stages
are layout, parse, places and attribute; the default is the time of all four together. The last
line gives the peak memory of all. One paragraph of 2 MB: --words 36000 --text "one paragraph".
"""

import argparse
import os
import resource
import time
from collections.abc import Callable

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SENTENCE = "The ministry of Vardania said that 12 people had died, and Ana Kroll denied it. "
TEXTS: dict[str, Callable[[int], str]] = {
    "plain news": lambda n: (SENTENCE * 4 + "\n\n") * (n // 60),
    "one paragraph": lambda n: SENTENCE * (n // 15),
    "no stop": lambda n: "the envoy said that the town and " * (n // 7),
    "one word": lambda n: "said " * n,
    "capitals": lambda n: (SENTENCE * 4).upper() * (n // 60),
    "names alone": lambda n: "Ana Kroll and Defence Ministry of Vardania, " * (n // 7),
    "new names": lambda n: "".join(f"Minister Ana Kro{i}l said it rained. " for i in range(n // 6)),
    "nested marks": lambda n: "“a ‘b " * (n // 4) + "’ c” " * (n // 4),
    "open marks": lambda n: "“It rained, he said. " * (n // 4),
    "straight marks": lambda n: "\"' he said '\" " * (n // 2),
    "quoted paragraphs": lambda n: "“It rained in Orvik that day.\n\n" * (n // 6),
    "commas": lambda n: "Kroll, " * n,
    "datelines": lambda n: "ORVIK, May 9 (Somepress) - It rained.\n\n" * (n // 6),
    "headlines": lambda n: "Kroll: it rained\n\n" * (n // 3),
    "brackets": lambda n: "(he said " * (n // 2),
    "directions": lambda n: "\u202eKroll\u202c said\u200b it \u2067rained\u2069. " * (n // 4),
    "marks and dots": lambda n: "“... ‘?!’ — " * (n // 3),
    "no letters": lambda n: "12 % $ 7 . " * (n // 4),
    "cues alone": lambda n: "he said " * (n // 2),
    "nested reports": lambda n: "Kroll said that Velst wrote that " * (n // 6) + "it rained.",
    "one quotation": lambda n: "“" + SENTENCE * (n // 15) + "” Kroll said.",
    "scripts": lambda n: "Kroll said that 人民 и народ قال it rained. " * (n // 8),
    "zero width": lambda n: "Kr\u200boll sa\u200bid\u200b that \ufeffit ra\u00adined. " * (n // 5),
    "long words": lambda n: ("Kroll" * 40 + " said that " + "it-rained" * 40 + ". ") * (n // 4),
}
STAGES = ("layout", "parse", "places", "attribute")


def seconds(text: str) -> dict[str, float]:
    """Return the CPU seconds of each stage on a text."""
    from alteram.attribute import attribute
    from alteram.text.layout import find_layout
    from alteram.text.parse import parse
    from alteram.text.places import find_places

    marks = [time.process_time()]
    layout = find_layout(text)
    marks.append(time.process_time())
    parsed = parse(text)
    marks.append(time.process_time())
    places = find_places(parsed)
    marks.append(time.process_time())
    attribute(parsed, layout.parts, places, layout.outlet)
    marks.append(time.process_time())
    return {name: b - a for name, a, b in zip(STAGES, marks, marks[1:], strict=False)}


def main() -> None:
    """Print a line for each text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--stage", choices=STAGES, nargs="*", default=list(STAGES))
    parser.add_argument("--text", choices=sorted(TEXTS), nargs="*", default=list(TEXTS))
    args = parser.parse_args()
    seconds(TEXTS["plain news"](200))
    for name in args.text:
        make = TEXTS[name]
        small, large = (
            sum(spent[stage] for stage in args.stage)
            for spent in (seconds(make(args.words)), seconds(make(10 * args.words)))
        )
        print(
            f"{name:20} {small:8.3f} s {large:8.3f} s  x{large / max(small, 1e-4):6.1f}", flush=True
        )
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
