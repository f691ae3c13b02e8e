"""The readers' entry point fuzzed by coverage (atheris, libFuzzer), for a fixed number of runs.

python fuzz/readers.py --runs 200000 [--seed 1]

The first byte of an input chooses the ending of its name, the rest are its bytes. The corpus is
that of tests/read/bad_files.py. An exception, a record that breaks its promises, or an input of
more than 25 seconds ends the run; libFuzzer leaves it as a file crash-* in the present folder,
and `python fuzz/readers.py FILE` reads it again.
"""

import argparse
import hashlib
import itertools
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import atheris

with atheris.instrument_imports(include=["alteram.read"]):
    from alteram.read.receiving import parse_documents

from tests.read.bad_files import variants
from tests.read.good_files import GOOD

from alteram.model import Problem

WHEN = "2024-05-01T00:00:00+00:00"
ENDINGS = (*sorted(name.rpartition(".")[2] for name in GOOD), "gz", "zip", "bin")
LONGEST = 20_000
MOST_ANSWERS = 500


def check(data: bytes) -> None:
    """Read one input, and hold what comes out to what is promised of it."""
    name = f"a.{ENDINGS[data[0] % len(ENDINGS)]}" if data else "-"
    body = data[1:]
    sha256 = hashlib.sha256(body).hexdigest()
    for one in itertools.islice(parse_documents(body, name, WHEN), MOST_ANSWERS):
        if isinstance(one, Problem):
            assert one.message.startswith(f"{one.location}: "), one
            assert "\n" not in one.message + one.location, one
            continue
        assert "\n" not in f"{one.document.location}{one.document.locator}", one.document
        assert one.text.text.strip(), one.document
        one.text.text.encode("utf-8")
        assert one.document.sha256 == hashlib.sha256(one.original).hexdigest()
        assert one.document.container in (None, sha256)
        assert all(0 <= p.span.start < p.span.end <= len(one.text.text) for p in one.text.parts)


def make_corpus(folder: Path, seed: int) -> None:
    """Write good files, and bad ones that are small, each with the byte that names its ending."""
    for name, make in GOOD.items():
        ending = ENDINGS.index(name.rpartition(".")[2])
        (folder / name).write_bytes(bytes([ending]) + make())
    for number, (name, data) in enumerate(itertools.islice(variants(seed), 400)):
        ending = name.rpartition(".")[2]
        first = ENDINGS.index(ending) if ending in ENDINGS else 0
        if len(data) < LONGEST:
            (folder / f"{number}").write_bytes(bytes([first]) + data)


def main() -> None:
    """Fuzz for a number of runs, or read one file that was found before."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.file is not None:
        check(given.file.read_bytes())
        return
    folder = Path(tempfile.mkdtemp(prefix="alteram-fuzz-"))
    make_corpus(folder, given.seed)
    options = [
        f"-runs={given.runs}", f"-seed={given.seed}", f"-max_len={LONGEST}", "-timeout=25",
        "-rss_limit_mb=4000", "-print_final_stats=1", str(folder),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
