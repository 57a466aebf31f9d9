"""A chart of counts: bars of several parts, drawn by Word itself from figures that stand in the file."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph
from lxml import etree

from laocoop.reports.charts import COLOURS, LIGHT, in_words
from laocoop.reports.document import Chart
from laocoop.reports.formats.docx.paper import LAO_FONT, LATIN_FONT
from laocoop.typed import Any

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_LINE, _AROUND = Cm(1.05), Cm(1.9)


def add_chart(paragraph: Paragraph, chart: Chart, room: Length) -> None:
    """Draws the chart into the paragraph, as wide as a line of text."""
    package = paragraph.part.package
    assert package is not None  # every part of a file that is being written has one
    name = package.next_partname("/word/charts/chart%d.xml")
    data = etree.tostring(_space(chart), xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI(name), CONTENT_TYPE.DML_CHART, data, package)
    ident = paragraph.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    number = int("".join(filter(str.isdigit, name)))
    height = _LINE * len(chart.lines) + _AROUND
    inline = parse_xml(
        f'<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        f' xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:c="{_C}" xmlns:r="{_R}"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(room)}" cy="{int(height)}"/>'
        f'<wp:docPr id="{number}" name=""/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_C}"><c:chart r:id="{ident}"/></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r>"
    )
    (about,) = inline.iter(f"{{{_WP}}}docPr")
    about.set("name", f"chart {number}")
    about.set("descr", in_words(chart))
    paragraph._p.append(inline)


def _space(chart: Chart) -> Any:
    space = etree.Element(f"{{{_C}}}chartSpace", nsmap={"c": _C, "a": _A, "r": _R})
    drawn = _add(space, "chart")
    _add(drawn, "autoTitleDeleted", val="1")
    area = _add(drawn, "plotArea")
    _add(area, "layout")
    bars = _add(area, "barChart")
    _add(bars, "barDir", val="bar")
    _add(bars, "grouping", val="stacked")
    _add(bars, "varyColors", val="0")
    for number, series in enumerate(chart.series):
        _add_series(bars, number, series, chart.lines)
    _add(bars, "gapWidth", val="45")
    _add(bars, "overlap", val="100")
    _add(bars, "axId", val="1")
    _add(bars, "axId", val="2")
    _add_axis(area, "catAx", "1", "2", "maxMin", "l", hidden=False)
    _add_axis(area, "valAx", "2", "1", "minMax", "b", hidden=True)
    legend = _add(drawn, "legend")
    _add(legend, "legendPos", val="b")
    _add(legend, "overlay", val="0")
    _add(drawn, "plotVisOnly", val="1")
    _add_font(space, "000000")
    return space


def _add_series(bars: Any, number: int, series: Any, lines: tuple[str, ...]) -> None:
    drawn = _add(bars, "ser")
    _add(drawn, "idx", val=str(number))
    _add(drawn, "order", val=str(number))
    _add(_add(drawn, "tx"), "v").text = series.label
    looks = _add(drawn, "spPr")
    fill = etree.SubElement(looks, f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}srgbClr", val=COLOURS.get(series.role, "5F6368"))
    _add(drawn, "invertIfNegative", val="0")
    labels = _add(drawn, "dLbls")
    _add(labels, "numFmt", formatCode="0;;;", sourceLinked="0")  # no label where there is none
    _add_font(labels, "000000" if series.role in LIGHT else "FFFFFF")
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent"):
        _add(labels, name, val="1" if name == "showVal" else "0")
    _add(labels, "showBubbleSize", val="0")
    _add_points(_add(_add(drawn, "cat"), "strLit"), lines)
    numbers = _add(_add(drawn, "val"), "numLit")
    _add(numbers, "formatCode").text = "0"
    _add_points(numbers, tuple(map(str, series.values)))


def _add_points(parent: Any, values: tuple[str, ...]) -> None:
    _add(parent, "ptCount", val=str(len(values)))
    for place, value in enumerate(values):
        _add(_add(parent, "pt", idx=str(place)), "v").text = value


def _add_axis(
    area: Any, kind: str, ident: str, crosses: str, order: str, side: str, hidden: bool
) -> None:
    axis = _add(area, kind)
    _add(axis, "axId", val=ident)
    _add(_add(axis, "scaling"), "orientation", val=order)
    _add(axis, "delete", val="1" if hidden else "0")
    _add(axis, "axPos", val=side)
    _add(axis, "majorTickMark", val="none")
    _add(axis, "minorTickMark", val="none")
    _add(axis, "tickLblPos", val="low")
    _add(axis, "crossAx", val=crosses)
    _add(axis, "crosses", val="autoZero")


def _add_font(parent: Any, colour: str) -> None:
    text = _add(parent, "txPr")
    etree.SubElement(text, f"{{{_A}}}bodyPr")
    etree.SubElement(text, f"{{{_A}}}lstStyle")
    paragraph = etree.SubElement(text, f"{{{_A}}}p")
    properties = etree.SubElement(etree.SubElement(paragraph, f"{{{_A}}}pPr"), f"{{{_A}}}defRPr")
    properties.set("sz", "1100")
    fill = etree.SubElement(properties, f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}srgbClr", val=colour)
    etree.SubElement(properties, f"{{{_A}}}latin", typeface=LATIN_FONT)
    etree.SubElement(properties, f"{{{_A}}}cs", typeface=LAO_FONT)
    etree.SubElement(paragraph, f"{{{_A}}}endParaRPr")


def _add(parent: Any, name: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{_C}}}{name}", **attributes)
