"""Honest workbooks broken by chance: the same seed breaks them the same way.

`python -m tests.hostile.mutations --seed 7 --count 2000` reads them all and prints what became of them; exit code 1
when one ends in anything but figures or a finding of a rule that says what is wrong with the file.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from orchestration.landing.caged.answers import Answer
from orchestration.landing.caged.cage import Cage, Request
from orchestration.settings import PROJECT_ROOT, Settings
from tests.hostile import honest
from tests.hostile.harness import FOLDER

SOURCES = ("raw", "tests/data/generated")
# A reader that ends in one of these met something that nobody had thought of.
UNFORESEEN = frozenset({"submissions.reader_failed", "submissions.reader_crashed", "submissions.too_slow"})

Mutate = Callable[[bytes, random.Random], bytes]
Parts = dict[str, bytes]


@cache
def samples() -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of every honest file: the project's own, and one of each format."""
    found = [
        (path.name, path.read_bytes())
        for source in SOURCES
        for path in sorted((PROJECT_ROOT / source).rglob("*.*"))
        if path.suffix in (".xlsx", ".xls", ".ods", ".csv") and path.stat().st_size < 1_000_000
    ]
    own = (("a.xlsx", honest.xlsx()), ("a.xls", honest.xls()), ("a.ods", honest.ods()), ("a.csv", honest.csv()))
    return (*found, *own)


def mutants(seed: int, count: int) -> Iterator[tuple[str, str, bytes]]:
    """What was done, the name and the bytes of each broken file."""
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        # every format as often as the others
        suffix = rng.choice((".xlsx", ".xlsx", ".xls", ".ods", ".csv"))
        name, content = rng.choice([sample for sample in samples() if sample[0].endswith(suffix)])
        mutate = rng.choice(OF_ZIP if suffix in (".xlsx", ".ods") else OF_BYTES)
        yield f"{number}: {mutate.__name__} of {name}", name, mutate(content, rng)


# ---- Bytes ------------------------------------------------------------------------------------------------------


def flip_bytes(content: bytes, rng: random.Random) -> bytes:
    spoiled = bytearray(content)
    for _ in range(rng.choice((1, 1, 4, 32, 256))):
        spoiled[rng.randrange(len(spoiled))] = rng.randrange(256)
    return bytes(spoiled)


def truncate(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content))]


def cut_out(content: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(content))
    return content[:start] + content[start + rng.randrange(1, 600) :]


def repeat_a_stretch(content: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(content))
    return content[:start] + content[start : start + rng.randrange(1, 2000)] * rng.randrange(2, 30) + content[start:]


def zero_a_stretch(content: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(content))
    stretch = content[start : start + rng.randrange(1, 3000)]
    return content[:start] + bytes(len(stretch)) + content[start + len(stretch) :]


def large_words(content: bytes, rng: random.Random) -> bytes:
    """Sizes and offsets become the largest ones."""
    spoiled = bytearray(content)
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(max(len(spoiled) - 4, 1))
        spoiled[at : at + 4] = rng.choice((b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80"))
    return bytes(spoiled)


# ---- Parts of an archive, packed again with right checksums -----------------------------------------------------


def _of_parts(change: Callable[[Parts, random.Random], Parts]) -> Mutate:
    def mutate(content: bytes, rng: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return honest.zipped(change(parts, rng))

    mutate.__name__ = change.__name__
    return mutate


def _some_xml(parts: Parts, rng: random.Random) -> str:
    return rng.choice([name for name in parts if name.endswith((".xml", ".rels")) and parts[name]])


@_of_parts
def flip_bytes_of_a_part(parts: Parts, rng: random.Random) -> Parts:
    name = _some_xml(parts, rng)
    return parts | {name: flip_bytes(parts[name], rng)}


@_of_parts
def truncate_a_part(parts: Parts, rng: random.Random) -> Parts:
    name = _some_xml(parts, rng)
    return parts | {name: truncate(parts[name], rng)}


@_of_parts
def drop_a_part(parts: Parts, rng: random.Random) -> Parts:
    dropped = rng.choice(list(parts))
    return {name: content for name, content in parts.items() if name != dropped}


@_of_parts
def swap_parts(parts: Parts, rng: random.Random) -> Parts:
    one, other = _some_xml(parts, rng), _some_xml(parts, rng)
    return parts | {one: parts[other], other: parts[one]}


@_of_parts
def duplicate_elements(parts: Parts, rng: random.Random) -> Parts:
    """Rows, cells, sheets, styles stand many times."""
    name = _some_xml(parts, rng)
    elements = list(re.finditer(rb"<([\w:-]+)[^<>]*?(?:/>|>[^<>]*</\1>)", parts[name]))
    if not elements:
        return parts
    at = rng.choice(elements)
    return parts | {name: parts[name][: at.end()] + at[0] * rng.choice((1, 3, 5000)) + parts[name][at.end() :]}


@_of_parts
def drop_tags(parts: Parts, rng: random.Random) -> Parts:
    name = _some_xml(parts, rng)
    tags = list(re.finditer(rb"<[^<>]+>", parts[name]))
    at = rng.choice(tags) if tags else None
    return parts | {name: parts[name][: at.start()] + parts[name][at.end() :]} if at else parts


@_of_parts
def odd_attributes(parts: Parts, rng: random.Random) -> Parts:
    """Numbers and addresses become ones that nobody expects."""
    odd = rng.choice(
        (b"-1", b"0", b"99999999999999999999", b"4294967296", b"1e308", b"NaN", b"", b"XFD1048576", b"A1:XFD1048576",
         b"\xc3\xa9", b"../../x", b"rId999", b"true", b"&#0;", b"&lt;")
    )  # fmt: skip
    name = _some_xml(parts, rng)
    attributes = list(re.finditer(rb'"[^"<>]*"', parts[name]))
    content = parts[name]
    for at in sorted(rng.sample(attributes, min(len(attributes), rng.choice((1, 2, 20)))), key=lambda m: -m.start()):
        content = content[: at.start()] + b'"' + odd + b'"' + content[at.end() :]
    return parts | {name: content}


@_of_parts
def odd_values(parts: Parts, rng: random.Random) -> Parts:
    """Texts between tags become ones that nobody expects."""
    odd = rng.choice(
        (b"1e999", b"-0", b"NaN", b"9" * 400, b"\xef\xbf\xbf", b"(" * 3000, b"", b"=1+1", b"#REF!", b"1.2.3")
    )
    name = _some_xml(parts, rng)
    return parts | {
        name: re.sub(rb">[^<>]+<", lambda m: b">" + odd + b"<" if rng.random() < 0.2 else m[0], parts[name])
    }


OF_BYTES: tuple[Mutate, ...] = (flip_bytes, truncate, cut_out, repeat_a_stretch, zero_a_stretch, large_words)
OF_ZIP: tuple[Mutate, ...] = (
    *OF_BYTES, flip_bytes_of_a_part, flip_bytes_of_a_part, truncate_a_part, drop_a_part, swap_parts,
    duplicate_elements, drop_tags, odd_attributes, odd_attributes, odd_values,
)  # fmt: skip


# ---- Reading them -----------------------------------------------------------------------------------------------


def fate(answer: Answer) -> str:
    """`read`, or the rule that says why not."""
    if answer.file_format is not None:
        return "read"
    rules = [noticed.rule_id for noticed in answer.reading().noticed]
    return rules[0] if len(rules) == 1 else "no finding"


def run(seed: int, count: int, folder: Path, on_answer: Callable[[str, Answer], None]) -> None:
    """Read many broken files on all cores, the answers in their order."""
    todo = enumerate(mutants(seed, count))
    with Cage(Settings.from_environment().readers) as cage:
        while some := list(islice(todo, 100)):
            requests = []
            for number, (_, name, content) in some:
                path = folder / str(number)
                path.write_bytes(content)
                requests.append(Request(path, name, FOLDER, "2023"))
            for (_, (label, _, _)), request, answer in zip(some, requests, cage.read_all(requests), strict=True):
                on_answer(label, answer)
                request.path.unlink()


def main() -> int:
    """Print how many ended in which way, and every one that nobody had thought of."""
    parser = argparse.ArgumentParser(prog="mutations", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args()
    fates: Counter[str] = Counter()
    unforeseen: list[str] = []

    def note(label: str, answer: Answer) -> None:
        end = fate(answer)
        fates[end] += 1
        if end in UNFORESEEN or end == "no finding":
            unforeseen.append(f"{label}: {end} {[n.params for n in answer.reading().noticed]}")

    with tempfile.TemporaryDirectory() as folder:
        run(options.seed, options.count, Path(folder), note)
    for end, number in fates.most_common():
        print(f"{number:>6}  {end}")
    print(*unforeseen, sep="\n")
    print(f"seed {options.seed}: {fates.total()} files, {len(unforeseen)} unforeseen")
    return 1 if unforeseen else 0


if __name__ == "__main__":
    sys.exit(main())
