"""HTML and plain text."""

from __future__ import annotations

from html import escape

from samples.page import Page, Row

_HEAD = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Contract</title></head>\n<body>\n'
_TAGS = {"title": "h1", "heading": "h2"}


def write_html(page: Page) -> bytes:
    """The paper as a web page: paragraphs, or a table of two columns."""
    if page.shape == "flow":
        body = "\n".join(_element(row.kind, row.cells[0]) for row in page.rows)
    else:
        body = f"<table>\n{_cells(page)}\n</table>"
    return f"{_HEAD}{body}\n</body></html>\n".encode()


def write_text(page: Page) -> bytes:
    """The paper as plain text: paragraphs a line apart; two columns are kept apart by a tab, each cell on one line."""
    rows = (row.cells if len(row.cells) == 1 else [cell.replace("\n", " ") for cell in row.cells] for row in page.rows)
    return ("\n\n".join(map("\t".join, rows)) + "\n").encode()


def _element(kind: str, text: str) -> str:
    tag = _TAGS.get(kind, "p")
    return f"<{tag}>{_lines(text)}</{tag}>"


def _lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _cells(page: Page) -> str:
    if page.shape == "columns_free":
        columns = ("".join(_element(row.kind, row.cells[i]) for row in page.rows if row.cells[i]) for i in (0, 1))
        return f"<tr>{''.join(f'<td>{column}</td>' for column in columns)}</tr>"
    return "\n".join(_row(row) for row in page.rows)


def _row(row: Row) -> str:
    return f"<tr>{''.join(f'<td>{_lines(text)}</td>' for text in row.cells)}</tr>"
