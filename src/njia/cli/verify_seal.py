"""``njia verify seal CODE``: is this paper's seal good, and what does the sealed paper say?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from njia.cli import files, sealing, verify_pdf
from njia.cli.sealing import CannotError
from njia.findings import Text

if TYPE_CHECKING:
    from njia.seals.verifying import Answer


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", metavar="CODE", help="the address of the code, its letters, a picture of it, or an attested PDF"
    )
    parser.add_argument(
        "--roots", type=Path, action="append", default=[], metavar="FILE.pem", help="a root that is trusted (for a PDF)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")
    sealing.believed(parser)
    sealing.common(parser, on="the day asked about")


@sealing.command
def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Verifies one seal, and the file that it comes in."""
    if verify_pdf.is_pdf(options.code):
        return verify_pdf.run(options, words)
    (answer,) = answers(options, [code_in(options.code)])
    if options.format == "json":
        files.write(msgspec.json.format(msgspec.json.encode(as_plain(answer, words)), indent=2) + b"\n", None)
    else:
        print("\n".join(line[options.lang] for line in shown(answer, words)))
    return 0 if answer.good else 1


def answers(options: argparse.Namespace, codes: list[str]) -> list[Answer]:
    """The answer to each code."""
    from njia.seals.revocations import newest
    from njia.seals.verifying import verify

    issuers = sealing.issuers_in(options.issuers)
    lists = newest(sealing.list_in(path, issuers) for path in options.revocations)
    return [verify(code, issuers, lists, files.today(options)) for code in codes]


def code_in(given: str) -> str:
    """The code itself, or the one in the picture of that name."""
    path = Path(given)
    if len(given) > 255 or not path.is_file():
        return given
    try:
        from njia.seals.pictures import code_in_file
    except ImportError:
        raise CannotError("missing", install="pip install 'njia[ocr]'") from None
    code = code_in_file(path.read_bytes())
    if not code:
        raise CannotError("picture", name=path.name)
    return code


def shown(answer: Answer, words: Mapping[str, Text]) -> Iterator[Text]:
    """The answer in words, then what the sealed paper says."""
    from njia.seals.verifying import told

    yield from told(answer, words)
    if answer.paper is not None:
        yield Text("", "", "")
        yield words["seal.paper"]
        for name, value in said(answer).items():
            label = words[f"seal.field.{name}"]
            line = Text("  {label}: {value}", "  {label}: {value}", "  {label}: {value}")
            yield line.fill(label=label, value=value)


def said(answer: Answer) -> dict[str, str | Text]:
    """What the sealed paper says, in the order in which one compares it."""
    paper = answer.paper
    if paper is None:
        return {}
    return {
        "employer": paper.employer,
        "job": paper.job,
        "place": paper.place,
        "pay": paper.pay,
        "valid_from": sealing.said(paper.valid_from),
        "valid_to": sealing.said(paper.valid_to),
        "holder": paper.holder,
        "serial": str(paper.serial),
        "issuer": answer.issuer or paper.issuer,
        "issued": sealing.said(paper.issued),
        "contract": paper.contract.hex(),
    }


def as_plain(answer: Answer, words: Mapping[str, Text]) -> dict[str, object]:
    """The answer as JSON tells it."""
    from njia.seals.verifying import SEVERITY, told

    says, why, remedy = told(answer, words)
    paper = msgspec.to_builtins(answer.paper) if answer.paper else None
    if paper and answer.paper:
        paper["contract"] = answer.paper.contract.hex()
    return {
        "kind": answer.kind, "severity": SEVERITY[answer.kind], "text": says, "reason": why, "remedy": remedy,
        "list_as_of": answer.as_of, "issuer": answer.issuer, "paper": paper,
    }  # fmt: skip
