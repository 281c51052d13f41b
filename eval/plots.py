"""Draws the report's plots as inline SVG: no library, no script, nothing fetched.

Every plot has a title and a description for screen readers; the figures behind it stand in a
table of the page as well. Lengths are in the user units of an SVG 640 wide.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 640
INK, SOFT, LINE, ACCENT, WASH = "#17252a", "#46565c", "#b6c2c5", "#0b5563", "#cfe0e3"
LEFT, RIGHT, TOP, BOTTOM = 56, 24, 12, 44


@dataclass(frozen=True, slots=True)
class Bar:
    """A share (0 to 1) with its interval, named at the left; ``note`` is written after it."""

    name: str
    value: float
    low: float
    high: float
    note: str = ""


def _svg(height: int, title: str, description: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg" '
        f'font-size="13" font-family="system-ui, sans-serif" fill="{INK}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        + "".join(parts)
        + "</svg>"
    )


def _text(x: float, y: float, words: str, anchor: str = "start", fill: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str = LINE, width: float = 1) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" '
        f'stroke-width="{width}"/>'
    )


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars from 0 to 1 with whiskers for the intervals."""
    left, right, step = 150, 110, 26
    height = TOP + step * len(rows) + 34
    span = WIDTH - left - right

    def x(value: float) -> float:
        return left + span * min(1.0, max(0.0, value))

    base = TOP + step * len(rows)
    parts = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        parts += [_line(x(tick), TOP, x(tick), base)]
        parts += [_text(x(tick), base + 18, f"{tick:.0%}", "middle", SOFT)]
    for number, row in enumerate(rows):
        y = TOP + step * number + step / 2
        parts += [
            _text(left - 8, y + 4, row.name, "end"),
            f'<rect x="{left}" y="{y - 8:.1f}" width="{x(row.value) - left:.1f}" height="16" '
            f'fill="{WASH}" stroke="{ACCENT}"/>',
            _line(x(row.low), y, x(row.high), y, INK, 1.5),
            _line(x(row.low), y - 4, x(row.low), y + 4, INK, 1.5),
            _line(x(row.high), y - 4, x(row.high), y + 4, INK, 1.5),
            _text(WIDTH - right + 10, y + 4, f"{row.value:.0%}  {row.note}"),
        ]
    said = "; ".join(f"{r.name} {r.value:.0%}" for r in rows)
    return _svg(height, title, said, parts)


class _Frame:
    """Axes from 0 to ``across`` and 0 to ``up``."""

    height = 320

    def __init__(self, across: float, up: float, below: str, beside: str) -> None:
        self.across, self.up = across or 1.0, up or 1.0
        self.parts: list[str] = []
        self._below, self._beside = below, beside

    def x(self, value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * value / self.across

    def y(self, value: float) -> float:
        return self.height - BOTTOM - (self.height - BOTTOM - TOP) * value / self.up

    def axes(self, xs: Sequence[tuple[float, str]], ys: Sequence[tuple[float, str]]) -> None:
        for value, label in xs:
            self.parts += [_line(self.x(value), TOP, self.x(value), self.y(0))]
            self.parts += [_text(self.x(value), self.y(0) + 18, label, "middle", SOFT)]
        for value, label in ys:
            self.parts += [_line(LEFT, self.y(value), WIDTH - RIGHT, self.y(value))]
            self.parts += [_text(LEFT - 6, self.y(value) + 4, label, "end", SOFT)]
        self.parts += [
            _text((LEFT + WIDTH - RIGHT) / 2, self.height - 8, self._below, "middle", SOFT),
            f'<text transform="translate(14 {self.height / 2}) rotate(-90)" text-anchor="middle" '
            f'fill="{SOFT}">{escape(self._beside)}</text>',
        ]

    def draw(self, title: str, description: str) -> str:
        return _svg(self.height, title, description, self.parts)


_TENTHS = [(n / 5, f"{n / 5:.0%}") for n in range(6)]


def curve(
    title: str, points: Sequence[tuple[float, float]], here: tuple[float, float] | None
) -> str:
    """Risk against coverage, both 0 to 1; ``here`` marks where the set threshold stands."""
    frame = _Frame(1.0, 1.0, "coverage: share of questions answered", "risk: share of those wrong")
    frame.axes(_TENTHS, _TENTHS)
    path = " ".join(f"{frame.x(a):.1f},{frame.y(b):.1f}" for a, b in points)
    frame.parts += [f'<polyline points="{path}" fill="none" stroke="{ACCENT}" stroke-width="2"/>']
    if here is not None:
        x, y = frame.x(here[0]), frame.y(here[1])
        anchor = "end" if here[0] > 0.6 else "start"
        frame.parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{ACCENT}"/>',
            _text(x, y - 12, f"as set: {here[0]:.0%} answered, {here[1]:.0%} wrong", anchor),
        ]
    ends = f"from {points[0][1]:.0%} to {points[-1][1]:.0%}" if points else "no points"
    return frame.draw(title, f"Risk {ends} as coverage grows.")


def reliability(title: str, bins: Sequence[tuple[float, float, int]]) -> str:
    """Observed share right against mean confidence; a dot's area grows with its count."""
    frame = _Frame(1.0, 1.0, "confidence", "share right")
    frame.axes(_TENTHS, _TENTHS)
    frame.parts += [_line(frame.x(0), frame.y(0), frame.x(1), frame.y(1), SOFT, 1.5)]
    most = max((n for _, _, n in bins), default=1)
    for sure, right, n in bins:
        radius = 4 + 10 * (n / most) ** 0.5
        frame.parts += [
            f'<circle cx="{frame.x(sure):.1f}" cy="{frame.y(right):.1f}" r="{radius:.1f}" '
            f'fill="{WASH}" stroke="{ACCENT}"/>',
            _text(frame.x(sure), frame.y(right) + 4, str(n), "middle"),
        ]
    said = "; ".join(f"at {a:.0%} sure {b:.0%} right ({n})" for a, b, n in bins)
    return frame.draw(title, said or "No answers.")


def histogram(title: str, values: Sequence[float], marks: Sequence[tuple[float, str]]) -> str:
    """How many of ``values`` (milliseconds) fall in each of 24 equal bins; ``marks`` are lines."""
    count = 24
    top = 100.0 * max(1, math.ceil(max([*values, 1.0]) / 100))
    heights = [0] * count
    for value in values:
        heights[min(count - 1, int(count * value / top))] += 1
    most = max([*heights, 1])
    frame = _Frame(top, most, "milliseconds", "questions")
    frame.axes(
        [(top * n / 4, f"{top * n / 4:.0f}") for n in range(5)], [(0, "0"), (most, str(most))]
    )
    for number, height in enumerate(heights):
        x, right = frame.x(top * number / count), frame.x(top * (number + 1) / count)
        frame.parts += [
            f'<rect x="{x:.1f}" y="{frame.y(height):.1f}" width="{right - x:.1f}" '
            f'height="{frame.y(0) - frame.y(height):.1f}" fill="{WASH}" stroke="{ACCENT}"/>'
        ]
    for place, (value, label) in enumerate(marks):
        x = frame.x(value)
        # The first mark is labelled on its left, the next on their right, so that close ones part.
        left = place == 0 and value > 0.3 * top
        anchor = "end" if left or WIDTH - RIGHT - x < 132 else "start"
        frame.parts += [
            _line(x, TOP, x, frame.y(0), INK, 2),
            _text(
                x + (-6 if anchor == "end" else 6),
                TOP + 14 + 18 * place,
                f"{label} {value:.0f} ms",
                anchor,
            ),
        ]
    return frame.draw(title, "; ".join(f"{label} {value:.0f} ms" for value, label in marks))
