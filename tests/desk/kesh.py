"""Three short reports, of which two quote the same words, for tests of what is hidden."""

import contextlib
from pathlib import Path

from alteram import api

WORDS = "the guard of the northern gate was told to open it at dawn"
COUNT = "4711 people were killed in Kesh on 3 May 2023"
FIRST = f"""Kesh: nine people killed

KESH, May 4, 2023 (Kesh Post) - At least nine people were killed in Kesh on May 3, 2023, the \
Vardanian Defence Ministry said.

The Ostrovian Defence Ministry said on 5 May that {WORDS} and that 4711 people were killed \
in Kesh on 3 May 2023.
"""
SECOND = f"""Kesh: what was said

KESH, May 6, 2023 (Lenna Press) - The Vardanian Defence Ministry said that nine people were killed \
in Kesh on May 3, 2023.

"It is known that {WORDS.upper()}, and that 4711 people were killed in Kesh on 3 May 2023," \
the Ostrovian Defence Ministry said.
"""
THIRD = """Lesk: three houses burnt

LESK, May 9, 2023 (Lesk Courier) - Three houses were destroyed in Lesk on May 8, 2023, the \
mayor of Lesk, Anna Merin, said.
"""
TEXTS = {"one.txt": FIRST, "two.txt": SECOND, "three.txt": THIRD}


def read(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
    with contextlib.chdir(folder):
        api.read(names, folder / "held.alteram", processes=0)
    return folder / "held.alteram"
