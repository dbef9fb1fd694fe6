"""What a paper calls its two sides is learned from its preamble, or from the other language."""

import pytest

from njia.contracts.bilingual import lexicon_of
from njia.contracts.model import Bead, Clause, Contract
from njia.contracts.parity import parity
from njia.contracts.parties import named_parties
from njia.corridors.load import load

CORRIDOR = load()
USE = ("The Mill pays wages. The Mill gives work.", "The Hand works. The Hand rests. The Mill rests. The Hand eats.")


@pytest.mark.parametrize(
    ("preamble", "named"),
    [
        ('"Mill" means Svekla LLC, INN 6897950490. "Hand" means Alex Langat, passport BK3367709.', True),
        ("The Mill: Svekla LLC (INN 6897950490). The Hand: Alex Langat, passport BK3367709.", True),
        ("Svekla LLC (INN 6897950490), hereinafter the Mill, and Alex, hereinafter the Hand (citizen of Kenya)", True),
        ("Svekla LLC (INN 6897950490), the Mill, and Alex, passport issued in Nairobi, the Hand, agree", True),
        ("Svekla LLC (INN 6897950490) and Alex Langat (passport BK3367709, Nairobi)", False),
    ],
)
def test_names_are_given_in_many_ways_and_places_are_none(preamble: str, named: bool) -> None:
    clauses = [Clause("en", at, text, 0) for at, text in enumerate((preamble, *USE, "Nairobi. Nairobi. Nairobi."))]
    expected = {"mill": "employer", "hand": "worker"} if named else {}
    assert named_parties(clauses, lexicon_of(CORRIDOR)) == expected


def test_a_name_that_one_language_explains_is_found_in_the_other_by_its_clauses() -> None:
    """The Russian tells who «Хозяйство» is; the English just says "Farm": a swapped payer is seen all the same."""
    texts = {
        "en": (
            "Farm LLC and Mercy Rotich, passport AK8836042.",
            *["Farm pays the ticket."] * 5,
            *["Worker rests."] * 3,
            "Farm pays the visa.",
        ),
        "ru": (
            "ООО «Луг» (ИНН 6997924857), далее – Хозяйство, и Мерси Ротич, паспорт AK8836042, далее – Работница.",
            *["Хозяйство оплачивает билет."] * 5,
            *["Работница отдыхает."] * 3,
            "Работница оплачивает визу.",
        ),
    }
    en, ru = (tuple(Clause(side, at, text, 0) for at, text in enumerate(texts[side])) for side in ("en", "ru"))
    contract = Contract(
        en=en,
        ru=ru,
        beads=tuple(Bead((at,), (at,)) for at in range(len(en))),
        facts={"en": tuple(() for _ in en), "ru": tuple(() for _ in ru)},
        texts={side: "\n".join(lines) for side, lines in texts.items()},
    )
    assert "parity.role" in {finding.rule for finding in parity(contract, CORRIDOR)}
