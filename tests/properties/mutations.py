"""Ways to damage a file as a hostile or unlucky hand would, for hypothesis to choose from and to shrink."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Sequence
from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from samples import contracts

Step = tuple[str, float, bytes]
TOKENS = [
    b"<", b">", b"&", b"&e;", b"<!DOCTYPE x>", b"</w:p>", b"<w:tbl>", b'w:val="-1"', b'w:val="99999999999"',
    b'w:val=""',
    b"<p>", b"</div>", b"<table><tr><td>", b"&#0;", b"&#1114112;", b"&nbsp;", b"<!--", b"style='font-size:0'",
    b"endobj", b"stream", b"/Kids [1 0 R]", b"-1", b"1e308", b"NaN", b"\x00", b"\xff\xfe", "й".encode(),
    "\u202e".encode(),
]  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "over", "cut", "twice", "flip"]),
        st.floats(0, 1, exclude_max=True),
        st.one_of(st.sampled_from(TOKENS), st.binary(min_size=1, max_size=8)),
    ),
    min_size=1,
    max_size=6,
)


def examples(count: int) -> settings:
    """How many examples a property is tried on; NJIA_FUZZ=100 asks for a hundred times as many."""
    times = int(os.environ.get("NJIA_FUZZ", "1"))
    return settings(max_examples=count * times, deadline=None, suppress_health_check=list(HealthCheck))


def damaged(data: bytes, steps: Sequence[Step]) -> bytes:
    """The bytes with something put in, written over, cut out, said twice or flipped, at places given as shares."""
    for how, where, what in steps:
        at = int(where * len(data))
        span = max(1, what[0]) * len(what)  # up to a kilobyte or two
        if how == "put":
            data = data[:at] + what + data[at:]
        elif how == "over":
            data = data[:at] + what + data[at + len(what) :]
        elif how == "cut":
            data = data[:at] + data[at + span :]
        elif how == "twice":
            data = data[: at + span] + data[at : at + span] + data[at + span :]
        elif data:
            data = data[:at] + bytes([data[at] ^ (1 << what[0] % 8)]) + data[at + 1 :]
    return data


def damaged_part(data: bytes, name: str, steps: Sequence[Step]) -> bytes:
    """A zip with one entry damaged and the rest, and its checksums, whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, damaged(old.read(entry), steps) if entry == name else old.read(entry))
    return out.getvalue()


@cache
def paper(name: str, layout: str, medium: str) -> bytes:
    """One file of a sample contract."""
    return next(iter(contracts.render(contracts.load(name), layout, medium).values()))


def parts(data: bytes) -> list[str]:
    """The XML entries of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [entry for entry in archive.namelist() if entry.endswith((".xml", ".rels"))]
