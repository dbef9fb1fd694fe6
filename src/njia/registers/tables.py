"""An authority's list as a table of texts: CSV in whatever encoding, or the first sheet of an XLSX file."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from datetime import date, datetime

from charset_normalizer import from_bytes

MOST_ROWS, MOST_COLUMNS, MOST_UNPACKED = 20_000, 60, 60 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_DELIMITERS = ",;\t|"
_BOOK, _OTHER_BOOKS = "xl/workbook.xml", {"content.xml", "mimetype", "xl/workbook.bin"}  # XLSX, and not ODS or XLSB
_PLACE = re.compile(rb"""[\s/]r\s*=\s*("[^"]*"|'[^']*')""")  # where a row or cell says that it stands
_DATA, _DATA_WIDE = b"sheetData", b"\0".join(b"sheetData"[i : i + 1] for i in range(9))
_CELL = re.compile(rb"([A-Za-z]{0,3})([0-9]{1,7})")

Table = list[list[str]]


class TableError(ValueError):
    """The file is no table that can be read; ``code`` names the message that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_table(data: bytes) -> Table:
    """Its rows, blank ones too, so that a row keeps the number that it has in the file. Raises TableError."""
    rows = _sheet(data) if data.startswith(_ZIP) else _csv(data)
    if not any(any(cell for cell in row) for row in rows):
        raise TableError("registers.empty")
    if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS:
        raise TableError("registers.too_long")
    return rows


def _csv(data: bytes) -> Table:
    text = _decoded(data)
    if "\0" in text:
        raise TableError("registers.no_table")
    head = text[:4096]
    delimiter = max(_DELIMITERS, key=lambda mark: (head.count(mark), -_DELIMITERS.index(mark)))
    try:
        read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [[" ".join(cell.split(" ")).strip() for cell in row] for row in read]
    except csv.Error:
        raise TableError("registers.no_table") from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data, cp_isolation=["cp1251", "cp1252", "utf_16", "koi8_r"]).best()
        if best is None:
            raise TableError("registers.no_table") from None
        return str(best)


def _sheet(data: bytes) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _bounded(packed)
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except TableError:
        raise
    except (zipfile.BadZipFile, zlib.error, CalamineError, ValueError, OSError, EOFError, NotImplementedError):
        raise TableError("registers.no_table") from None
    except (KeyError, IndexError, RuntimeError):  # a part that the directory names and the file lacks, or a locked one
        raise TableError("registers.no_table") from None
    return [[_said(cell) for cell in row] for row in rows]


def _bounded(packed: zipfile.ZipFile) -> None:
    """The parser lays a sheet out whole: one cell that says it stands in the last row would fill the memory."""
    parts = packed.infolist()
    if sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise TableError("registers.too_long")
    names = {one.filename for one in parts}
    if _BOOK not in names or names & _OTHER_BOOKS:
        raise TableError("registers.no_table")
    for one in parts:
        _every_cell_within(packed.read(one))


def _every_cell_within(part: bytes) -> None:
    """Whatever the part is called: its name says nothing of what it is used for."""
    if _DATA_WIDE in part:  # in UTF-16 no place could be read below
        raise TableError("registers.no_table")
    if _DATA not in part:  # a theme, say, in which r is something else
        return
    for place in _PLACE.findall(part):
        found = _CELL.fullmatch(place[1:-1])
        if found is None:
            raise TableError("registers.no_table")
        if int(found[2]) > MOST_ROWS or _column(found[1]) > MOST_COLUMNS:
            raise TableError("registers.too_long")


def _column(letters: bytes) -> int:
    """Which column «AB» is, the first being 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _said(cell: object) -> str:
    """A cell as a person sees it: a whole number without its point, a day without its midnight."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return "" if cell is None else str(cell).strip()
