"""What charts look like on paper, and what they say to those who hear the page."""

from __future__ import annotations

from laocoop.reports.document import Chart

COLOURS = {
    "status:completed": "2E7D32",
    "status:in_progress": "1F6FB2",
    "status:not_started": "C9A227",
    "status:suspended": "8D6E63",
    "status:withdrawn": "5F6368",
    "status:no_report": "BFC5CC",
}
"""Far enough apart in lightness to be told on a grey print too; each part has its number on it."""
LIGHT = ("status:no_report", "status:not_started")
"""Grounds on which numbers stand in black."""


def in_words(chart: Chart) -> str:
    """The chart's figures for those who hear the page."""
    return "; ".join(
        f"{line}: "
        + ", ".join(f"{s.values[place]} {s.label}" for s in chart.series if s.values[place])
        for place, line in enumerate(chart.lines)
    )
