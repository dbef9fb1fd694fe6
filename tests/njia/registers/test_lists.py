"""An authority's list is read whole or said to be unreadable row by row; what it says is compared with what is held."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.corridors.load import load
from njia.registers.lists import Difference, Known, difference, guessed, read_list
from njia.registers.plan import load_registers
from njia.registers.tables import TableError, read_table

CSV = """Private employment agencies,,,
Name of Agency,Licence No,Status,Valid until
Savanna Sample Agency Ltd,PEA/0077,Active,31/12/2026
Acacia Sample Agency Ltd,PEA/0081,Suspended,31.12.2026
"""


def xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """The smallest workbook that a spreadsheet program opens."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    cells = "".join("<row>" + "".join(cell.format(one) for one in row) + "</row>" for row in rows)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{office}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets>'
        '<sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1"'
        f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/theme/theme1.xml": '<theme><fillToRect l="50000" t="50000" r="50000" b="50000"/></theme>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return out.getvalue()


def compared(data: bytes, *known: Known) -> Difference:
    lists, table = load_registers().lists, read_table(data)
    head, columns = guessed(table, lists)
    return difference(known, *read_list(table, head, columns, lists, load().messages))


def held(number: str, name: str, status: str = "listed", **more: str) -> Known:
    return Known(id=number, values={"entry_number": number, "entry_name": name, **more}, status=status)


def test_headings_are_found_below_a_title_and_dates_are_read() -> None:
    found = compared(CSV.encode())
    assert [(row.number, row.values["entry_number"], row.status) for row in found.new] == [
        (3, "PEA/0077", "listed"),
        (4, "PEA/0081", "suspended"),
    ]
    assert {row.values["entry_until"] for row in found.new} == {"2026-12-31"}
    assert found.new[1].reason == "Suspended"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_list_is_read_in_the_encoding_it_came_in(encoding: str) -> None:
    rows = ["Наименование;Номер лицензии;Телефон"]
    rows += [f"Общество с ограниченной ответственностью «Образец {n}»;Л-{n};+7 495 000-00-0{n}" for n in range(9)]
    found = compared("\n".join(rows).encode(encoding))
    assert [row.values["entry_number"] for row in found.new] == [f"Л-{n}" for n in range(9)]
    assert found.new[3].values["entry_name"].endswith("«Образец 3»")


def test_the_same_list_as_a_workbook_is_the_same_list() -> None:
    rows = [line.split(",") for line in CSV.splitlines()]
    assert compared(xlsx(rows)) == compared(CSV.encode())


def test_new_changed_back_and_gone_are_told_and_a_blank_erases_nothing() -> None:
    found = compared(
        CSV.encode(),
        held("pea 0077", "Savanna Sample Agency Ltd", "gone", entry_phone="+254700000001"),
        held("PEA/0090", "Baobab Sample Agency Ltd"),
        held("PEA/0091", "Coral Sample Agency Ltd", "cancelled"),
    )
    assert found.counts == {"new": 1, "gone": 1, "changed": 1, "same": 0, "unreadable": 0}
    assert found.gone[0].id == "PEA/0090"  # one that was struck off before is not merely gone
    (changed,) = found.changed
    assert changed.turned and set(changed.fields) == {"entry_number", "entry_until"}


def test_what_cannot_be_read_is_named_by_row_and_takes_nobody_off_the_register() -> None:
    data = CSV + ",PEA/0082,Active,\nDelta Sample Agency,PEA/0083,Perhaps,\nEmber,PEA/0084,Active,soon\nX,PEA 0077,,\n"
    found = compared(data.encode(), held("PEA/0083", "Delta Sample Agency"))
    assert [one.number for one in found.unreadable] == [5, 6, 7, 8]
    assert "Perhaps" in found.unreadable[1].why.en and "soon" in found.unreadable[2].why.ru
    assert "3" in found.unreadable[3].why.sw
    assert found.gone == ()


def test_without_a_number_the_name_tells_who_it_is_however_it_is_written() -> None:
    found = compared(
        b"Name\nSavanna  Sample\n", Known(id="a", values={"entry_name": "Саванна Сампле"}, status="listed")
    )
    assert (len(found.new), len(found.changed), found.gone) == (0, 1, ())


@pytest.mark.parametrize("data", [b"", b"\n\n", b"PK\x03\x04nothing", b"\x00\x01\x02\x03" * 9, b'a,"b\nc'])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(TableError):
        read_table(data)


def test_a_workbook_that_would_fill_the_memory_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    with pytest.raises(TableError):
        read_table(out.getvalue())


@pytest.mark.parametrize("place", ["XFD1048576", "A99999999", "BI2", "&#65;1048576"])
def test_a_cell_that_says_it_stands_far_away_is_refused(place: str) -> None:
    """The parser would lay out every cell before it, and the process would die."""
    whole = xlsx([["Name"]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as read, zipfile.ZipFile(out, "w") as packed:
        for one in read.namelist():
            packed.writestr(one, read.read(one).replace(b"<c t", f'<c r="{place}" t'.encode()))
    with pytest.raises(TableError):
        read_table(out.getvalue())


@given(st.binary(max_size=200), st.integers(0, 1200))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(noise: bytes, at: int) -> None:
    whole = xlsx([["Name", "Number"], ["Savanna", "1"]])
    for data in (noise, whole[:at] + noise + whole[at + len(noise) :]):
        try:
            assert read_table(data)
        except TableError as error:
            assert error.code in load().messages


@given(
    st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12), st.sampled_from(["", "Active", "?"])), max_size=8)
)
def test_each_row_is_counted_once_and_only_once(rows: list[tuple[str, str, str]]) -> None:
    table = [["Name", "Number", "Status"], *([" ".join(cell.split()) for cell in row] for row in rows)]
    lists = load_registers().lists
    read, wrong = read_list(table, *guessed(table, lists), lists, load().messages)
    assert len(read) + len(wrong) == sum(any(row) for row in table[1:])
    found = difference((), read, wrong)
    assert len(found.new) == len(read) and len({row.key for row in read}) == len(read)
