"""A network as GEXF 1.3 and as CSV, for Gephi and for spreadsheets."""

from __future__ import annotations

import csv
import io

from lxml import etree

from njia.evidence.model import Network

_SPACE = "http://gexf.net/1.3"
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet would take for a formula


def gexf(network: Network) -> bytes:
    """Parties and things as nodes with their kind, uses as edges with the number of reports and their days."""
    root = etree.Element(f"{{{_SPACE}}}gexf", nsmap={None: _SPACE}, version="1.3")  # type: ignore[dict-item]
    etree.SubElement(root, f"{{{_SPACE}}}meta", lastmodifieddate=network.made_on.isoformat())
    graph = etree.SubElement(
        root, f"{{{_SPACE}}}graph", defaultedgetype="undirected", mode="dynamic", timeformat="date"
    )
    known = etree.SubElement(graph, f"{{{_SPACE}}}attributes", {"class": "node"})
    etree.SubElement(known, f"{{{_SPACE}}}attribute", id="kind", title="kind", type="string")
    nodes = etree.SubElement(graph, f"{{{_SPACE}}}nodes")
    named = [(one.id, one.kind, one.names[0] if one.names else "") for one in network.parties]
    for id_, kind, label in [*named, *((one.id, one.kind, one.written) for one in network.things)]:
        node = etree.SubElement(nodes, f"{{{_SPACE}}}node", id=id_, label=_plain(label))
        values = etree.SubElement(node, f"{{{_SPACE}}}attvalues")
        etree.SubElement(values, f"{{{_SPACE}}}attvalue", {"for": "kind", "value": kind})
    edges = etree.SubElement(graph, f"{{{_SPACE}}}edges")
    days = {one.id: one.day for one in network.sources}
    for number, use in enumerate(network.uses):
        seen = sorted(days[report] for report in use.reports if report in days)
        more = {"start": seen[0].isoformat(), "end": seen[-1].isoformat()} if seen else {}
        told = {"id": str(number), "source": use.party, "target": use.thing, "weight": str(len(use.reports)), **more}
        etree.SubElement(edges, f"{{{_SPACE}}}edge", told)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def table(network: Network) -> bytes:
    """A row for each use, with the cases behind it; no cell runs as a formula."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["who", "who_kind", "role", "uses", "uses_kind", "reports", "cases"])
    parties, things = ({one.id: one for one in network.parties}, {one.id: one for one in network.things})
    cases = {one.id: one.case for one in network.sources}
    for use in network.uses:
        party, thing = parties[use.party], things[use.thing]
        told = " ".join(sorted({cases[report] for report in use.reports if report in cases}))
        name = party.names[0] if party.names else ""
        cells = [name, party.kind, party.role, thing.written, thing.kind, str(len(use.reports)), told]
        rows.writerow([f"'{cell}" if cell.startswith(_RUNS) else cell for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable())
