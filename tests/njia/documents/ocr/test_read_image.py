"""What somebody gets who sends a picture of a contract."""

import io
import re
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein
from samples.known_pages import KnownPage, known_page
from samples.pictures import photo, scan

from njia.documents.model import Document, DocumentError
from njia.documents.ocr import tesseract
from njia.documents.ocr.lines import script_of
from njia.documents.ocr.read import read_image, read_page

pytestmark = pytest.mark.ocr

EN = (
    "EMPLOYMENT CONTRACT No. 41/2026",
    "1. SUBJECT",
    "1.1. The Employer hires the Employee as a greenhouse worker in Tula Region from 14 September 2026.",
    "1.2. The contract is concluded for 24 (twenty-four) months, the probation period is 2 months.",
    "2. PAY",
    "2.1. The salary is 68,500 (sixty-eight thousand five hundred) roubles a month before tax.",
    "2.2. The salary is paid on the 10th and the 25th day of each month to the Employee's bank account.",
    "3. WORKING TIME",
    "3.1. The Employee works 40 hours a week, from 08:00 to 17:00, with a break of one hour.",
    "3.2. The Employee keeps the passport. Nobody may take it away.",
)
RU = (
    "ТРУДОВОЙ ДОГОВОР № 41/2026",
    "1. ПРЕДМЕТ ДОГОВОРА",
    "1.1. Работодатель принимает Работника на должность тепличного рабочего в Тульской области с 14 сентября 2026 г.",
    "1.2. Договор заключён на 24 (двадцать четыре) месяца, испытательный срок составляет 2 месяца.",
    "2. ОПЛАТА ТРУДА",
    "2.1. Должностной оклад составляет 68 500 (шестьдесят восемь тысяч пятьсот) рублей в месяц до вычета налога.",
    "2.2. Заработная плата выплачивается 10-го и 25-го числа каждого месяца на банковский счёт Работника.",
    "3. РАБОЧЕЕ ВРЕМЯ",
    "3.1. Работник работает 40 часов в неделю, с 08:00 до 17:00, с перерывом в один час.",
    "3.2. Паспорт хранится у Работника. Никто не вправе его забрать.",
)


def side(document: Document, language: str) -> list[str]:
    latin = {block.text: bool(re.search("[A-Za-z]{3}", block.text)) for block in document.blocks}
    return [text for text, is_latin in latin.items() if is_latin == (language == "en")]


def error(document: Document, page: KnownPage, language: str) -> float:
    wanted = " ".join(page.en if language == "en" else page.ru)
    return Levenshtein.distance(" ".join(side(document, language)), wanted) / len(wanted)


def test_a_scan_of_a_ruled_table_is_read_cell_by_cell():
    page = known_page(EN, RU, "ruled", 11, "Liberation Sans")
    document = read_image(scan(page.picture, 3), "scan.jpg")
    assert error(document, page, "en") < 0.02 and error(document, page, "ru") < 0.02
    cells = {(b.cell[1], b.cell[2]): b.text for b in document.blocks if b.cell}
    assert [cells[row, 0].split()[0] for row in range(2, 6)] == ["1.1.", "1.2.", "2.", "2.1."]
    assert [cells[row, 1].split()[0] for row in range(2, 6)] == ["1.1.", "1.2.", "2.", "2.1."]
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((595, 842), abs=3)


def test_a_phone_photo_lying_on_its_side_is_read_down_one_column_then_the_other():
    page = known_page(EN, RU, "borderless", 11)
    document = read_image(photo(page.picture, 5, turned=1), "photo.jpg")
    assert error(document, page, "en") < 0.03 and error(document, page, "ru") < 0.03
    assert [b.column for b in document.blocks] == sorted(b.column for b in document.blocks)
    assert [text.split()[0] for text in side(document, "en")] == [text.split()[0] for text in EN]


def test_a_photo_upside_down_with_russian_on_the_left_is_read():
    page = known_page(EN, RU, "swapped", 11)
    document = read_image(photo(page.picture, 6, turned=2), "photo.jpg")
    assert error(document, page, "en") < 0.03 and error(document, page, "ru") < 0.03
    assert {b.column for b in document.blocks if script_of(b.text) == "ru"} == {0}


def test_languages_that_take_turns_in_one_column_are_each_read_in_their_own_alphabet():
    page = known_page(EN, RU, "interleaved", 11)
    document = read_image(scan(page.picture, 7, "png"), "scan.png")
    assert error(document, page, "en") < 0.01 and error(document, page, "ru") < 0.01
    assert [b.text.split()[0] for b in document.blocks[2:6]] == ["1.", "1.", "1.1.", "1.1."]


def test_each_page_of_a_fax_like_tiff_is_told_as_it_is_read():
    sheets = [known_page(EN[:4], RU[:4], layout, 12).picture for layout in ("english", "russian")]
    black = [Image.fromarray(sheet).convert("1") for sheet in sheets]
    out = io.BytesIO()
    black[0].save(out, "TIFF", save_all=True, append_images=black[1:], compression="group4", dpi=(200, 200))
    told: list[tuple[int, int]] = []
    document = read_image(out.getvalue(), "fax.tiff", progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    assert [page.number for page in document.pages] == [1, 2] and all(page.scanned for page in document.pages)
    assert {script_of(b.text) for b in document.blocks if b.page == 2} == {"ru"}
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)
    assert all(first.end < second.start for first, second in pairwise(document.blocks))


def test_words_in_a_blurred_photo_are_marked_unsure_or_the_picture_is_refused():
    import cv2

    page = known_page(EN, RU, "borderless", 10)
    blurred = cv2.GaussianBlur(page.picture, (0, 0), 3.2)
    try:
        blocks, _ = read_page(blurred, 1, 200)
    except DocumentError as refused:
        assert refused.code == "document.unreadable_picture" and refused.values["page"] == "1"
        return
    wrong = [
        n for b in blocks for n in b.text.split() if any(c.isdigit() for c in n) and n not in " ".join(EN + RU).split()
    ]
    unsure = " ".join(b.text[a:z] for b in blocks for a, z in b.unsure)
    assert all(number in unsure for number in wrong)


def test_a_page_that_is_too_small_to_read_is_refused_with_its_number():
    page = known_page(EN, RU, "borderless", 10, dpi=60)
    with pytest.raises(DocumentError) as refused:
        read_page(page.picture, 4, None)
    assert (refused.value.code, refused.value.values["page"]) == ("document.unreadable_picture", "4")


def test_a_white_page_has_no_blocks():
    blocks, page = read_page(np.full((2339, 1654), 255, np.uint8), 2, 200)
    assert blocks == [] and page.number == 2 and page.scanned


def test_without_tesseract_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    with pytest.raises(DocumentError) as refused:
        read_page(known_page(EN[:2], RU[:2]).picture, 1, 200)
    assert refused.value.code == "document.ocr_missing" and "tesseract-ocr-rus" in refused.value.values["install"]


def test_without_the_russian_language_the_error_names_it(monkeypatch):
    monkeypatch.setattr(tesseract, "_languages", lambda path: frozenset({"eng", "osd"}))
    with pytest.raises(DocumentError) as refused:
        tesseract.binary()
    assert refused.value.values["install"].endswith("tesseract-ocr-rus")
