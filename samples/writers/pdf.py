"""PDF by typst: the words go in as data, so nothing in them is taken for a command."""

from __future__ import annotations

import json

import typst

from samples.page import Page

_TYPST = """#let it = json(bytes(sys.inputs.it))
#set document(date: none)
#set page("a4", margin: (x: 1.8cm, y: 1.8cm))
#set text(size: 10pt, hyphenate: false)
#set par(leading: .55em, justify: false)
#set smartquote(enabled: false)
#let lines(t) = t.split("\\n").map(l => text(l)).join(linebreak())
#let show-one(kind, t) = {
  if t == "" { [] }
  else if kind == "title" { align(center, strong(lines(t))) }
  else if kind == "heading" { strong(lines(t)) }
  else { lines(t) }
}
#let cells = it.rows.map(r => r.cells.map(t => show-one(r.kind, t))).flatten()
#let shown(r, i) = block(spacing: .9em, show-one(r.kind, r.cells.at(i)))
#let column(i) = it.rows.filter(r => r.cells.at(i) != "").map(r => shown(r, i)).join()
#if it.shape == "table" {
  table(columns: (1fr, 1fr), stroke: .5pt, inset: 5pt, ..cells)
} else if it.shape == "columns" {
  grid(columns: (1fr, 1fr), column-gutter: 7mm, row-gutter: .9em, ..cells)
} else if it.shape == "columns_free" {
  grid(columns: (1fr, 1fr), column-gutter: 7mm, column(0), column(1))
} else {
  for r in it.rows { shown(r, 0) }
}
"""


def write(page: Page) -> bytes:
    """The paper as a PDF with text in it; typst's own fonts only, so that every machine gives the same bytes."""
    rows = [{"kind": row.kind, "cells": row.cells} for row in page.rows]
    given = json.dumps({"shape": page.shape, "rows": rows}, ensure_ascii=False)
    return typst.compile(_TYPST.encode(), sys_inputs={"it": given}, ignore_system_fonts=True)
