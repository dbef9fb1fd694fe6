"""A sample as a Word file."""

from __future__ import annotations

from njia.standard.docx import cell, package, paragraph, table
from samples.page import Page, Row


def write(page: Page) -> bytes:
    """The paper as a Word file."""
    flow = page.shape == "flow"
    return package("".join(paragraph(row.kind, row.cells[0]) for row in page.rows) if flow else _table(page))


def _table(page: Page) -> str:
    rows = page.rows if page.shape != "columns_free" else []
    cells = "".join(f"<w:tr>{''.join(cell(row.kind, text) for text in row.cells)}</w:tr>" for row in rows)
    if not rows:  # one row, each language a single long cell
        cells = f"<w:tr>{_long_cell(page.rows, 0)}{_long_cell(page.rows, 1)}</w:tr>"
    return table(cells, "single" if page.shape == "table" else "nil")


def _long_cell(rows: list[Row], column: int) -> str:
    words = "".join(paragraph(row.kind, row.cells[column]) for row in rows if row.cells[column])
    return f'<w:tc><w:tcPr><w:tcW w:w="4960" w:type="dxa"/></w:tcPr>{words}</w:tc>'
