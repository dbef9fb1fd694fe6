"""Words are data: a language's grammar words stand in its file, not in the code that reads with them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import njia
from njia.text.grammar import listed, one_of, said

HOME = Path(njia.__file__).parent
# Words that still stand in code, and why. A file that is here for nothing fails, too.
STILL_IN_CODE = {
    "facts/": "tables of numbers, units and the calendar are Python, read at every start (facts/tables)",
    "names/": "patterns of a Russian person's and firm's name, made of endings and particles",
    "documents/": "marks by which a reader of files knows page numbers, stamps and abbreviations",
    "screening/disguises.py": "letters that look alike in both scripts, not words",
    "standard/": "how a standard contract writes numbers, sums and times in both languages",
    "text/saying.py": "how the reports say numbers and dates in three languages",
    "contracts/plain.py": "how the reports name currencies in three languages",
    "contracts/skeletons.py": "spelling across scripts: letters, not words",
    "phones/gsm.py": "Russian names in passport Latin: letters, not words",
}
_CLASS = re.compile(r"\[[^\]]*\]")  # «[А-ЯЁ]» is an alphabet, no word
_WORD = re.compile(r"[Ѐ-ӿ]{2,}")


def _words_in_code(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from _WORD.findall(_CLASS.sub("", node.value))


def test_no_russian_word_stands_in_code_but_where_we_said_so() -> None:
    with_words = {
        path.relative_to(HOME).as_posix(): words for path in HOME.rglob("*.py") if (words := list(_words_in_code(path)))
    }
    assert {file: words for file, words in with_words.items() if not file.startswith(tuple(STILL_IN_CODE))} == {}
    assert [part for part in STILL_IN_CODE if not any(file.startswith(part) for file in with_words)] == []


def test_a_list_is_of_one_language_or_of_all() -> None:
    assert listed("party_worker", "en") == ("employee",)
    assert said("joins_parts") == {"and", "but", "и", "а", "но"}


def test_a_pattern_takes_the_longest_phrase_and_any_ending() -> None:
    pattern = re.compile(one_of("names_a_side"))
    assert pattern.match("именуемая  в дальнейшем «Гостиница»")[0] == "именуемая  в дальнейшем"  # type: ignore[index]
    assert not re.fullmatch(one_of("opens_clause"), "котор")


def test_a_list_that_no_language_has_is_named() -> None:
    with pytest.raises(KeyError, match="no_such_list"):
        listed("no_such_list")
