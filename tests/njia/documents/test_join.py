"""Photos of the pages of one contract are one contract."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from njia.documents.join import join
from njia.documents.model import Block, Document, Notice, Page, assemble


def photo(*lines: str) -> Document:
    blocks = [Block(line, 0, 1, cell=(0, number, 0)) for number, line in enumerate(lines)]
    return assemble("photo", "image", (Page(1, scanned=True),), blocks)


def test_a_single_document_stays_what_it_is() -> None:
    one = photo("1. Pay")
    assert join([one]) is one


def test_pages_are_numbered_through() -> None:
    joined = join([photo("1. Pay"), photo("2. Hours"), photo("3. Leave")])
    assert [page.number for page in joined.pages] == [1, 2, 3]
    assert [block.page for block in joined.blocks] == [1, 2, 3]


def test_tables_of_different_photos_stay_apart() -> None:
    joined = join([photo("1. Pay", "2. Hours"), photo("3. Leave")])
    assert [block.cell for block in joined.blocks] == [(0, 0, 0), (0, 1, 0), (1, 0, 0)]


def test_a_notice_on_the_second_photo_points_at_its_words() -> None:
    second = photo("2. Hours")
    unsure = Document(
        second.name, second.media, second.pages, second.blocks, second.text, (Notice("reader.unsure", 1, 3, 8),)
    )
    joined = join([photo("1. Pay"), unsure])
    notice = joined.notices[0]
    assert (notice.page, joined.text[notice.start : notice.end]) == (2, "Hours")


LINES = st.lists(st.text(alphabet="abcдеё 1\n", min_size=1).filter(str.strip), min_size=0, max_size=4)


@given(st.lists(LINES, min_size=1, max_size=4))
def test_every_block_stands_where_it_says(photos: list[list[str]]) -> None:
    joined = join([photo(*lines) for lines in photos])
    assert all(joined.text[block.start : block.end] == block.text for block in joined.blocks)
    assert [block.text for block in joined.blocks] == [line for lines in photos for line in lines]
