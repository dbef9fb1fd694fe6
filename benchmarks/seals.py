"""Seals: how many are verified in a second, beside the `cwt` package on the same tokens in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import cwt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.njia.seals import office

from njia.seals import cose
from njia.seals.paper import token_of
from njia.seals.verifying import verify

SEALS, ROUNDS = 500, 5


def rows() -> list[dict[str, str]]:
    """Papers valid for a century: the peer looks at the clock. Ours also looks at the list and reads the base32."""
    years = {"valid_from": office.FIRST, "valid_to": date(2099, 12, 31)}
    codes = [office.code(serial=serial, **years) for serial in range(1, SEALS + 1)]
    lists = office.lists(*range(1_000_000, 1_010_000))
    pem = office.SEALING.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    key = cwt.COSEKey.from_pem(pem, alg="ES256", kid=cose.key_id(office.SEALING.public_key()))
    tokens = [token_of(code) for code in codes]

    def ours() -> None:
        assert all(verify(code, office.ISSUERS, lists, office.ON).good for code in codes)

    def peers() -> None:
        assert all(cwt.decode(token, keys=[key])[1] == office.OFFICE for token in tokens)

    best = {"ours": 0.0, "peer": 0.0}
    for _ in range(ROUNDS):  # by turns, so that a busy machine slows both
        best["ours"] = max(best["ours"], SEALS / _cpu(ours))
        best["peer"] = max(best["peer"], SEALS / _cpu(peers))
    return [
        {
            "what": f"seals: verify, with a list of 10,000 revoked ({len(codes[0])} letters)",
            "ours": f"{best['ours']:.0f}/s of CPU",
            "peer_name": "cwt, signature and dates only",
            "peer": f"{best['peer']:.0f}/s of CPU",
            "reach": f"{best['ours'] / best['peer']:.2f}x the peer, which reads no list",
        }
    ]


def _cpu(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
