"""Names beside their points so that none covers another: boxes are measured, and the first free place near is taken."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from textwrap import fill
from typing import Any, Final

from matplotlib.transforms import Bbox

from hankenlp.plots.style import INK, MUTED, shortened

_AROUND: Final = (0.0, 1.0, 0.5, 1.5, 0.25, 0.75, 1.75, 1.25)
"""Directions in half turns: right, left, above, below, then the corners."""
_RINGS: Final = (3.0, 12.0, 24.0, 40.0)
"""Points between the circle and its name; from the second on a line joins them."""
_SIZE: Final = 8.0
_EDGE: Final = 16.0
"""Pixels that stay free at both sides."""
_LINE: Final = 25
_LONGEST: Final = 60
"""Characters of a line, and of a name."""

Named = tuple[tuple[float, float], str, float]
"""Where a point is in data, its name, and the area of its circle in points²."""


def place_labels(axes: Any, points: Sequence[Named]) -> None:
    """Write the names, those of the first points first; a name without room within the axes is left out."""
    figure = axes.figure
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    renderer, scale = figure.canvas.get_renderer(), figure.dpi / 72
    centres = [axes.transData.transform(place) for place, _, _ in points]
    taken = [_box(x, y, 2 * r, 2 * r) for (x, y), r in zip(centres, _radii(points, scale), strict=True)]
    room = Bbox.from_extents(_EDGE, axes.bbox.y0, figure.bbox.x1 - _EDGE, axes.bbox.y1)
    for (x, y), radius, (place, name, _) in zip(centres, _radii(points, scale), points, strict=True):
        text = axes.annotate(
            fill(shortened(name, _LONGEST), _LINE, break_long_words=False), place, (0, 0), textcoords="offset points", size=_SIZE, color=INK,
            ha="center", va="center", zorder=4, linespacing=1.0, parse_math=False,
            bbox={"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.5},
        )  # fmt: skip
        own = text.get_window_extent(renderer)
        for dx, dy, is_near in _offsets(radius, own.width, own.height, scale):
            box = _box(x + dx, y + dy, own.width, own.height)
            if _is_in(box, room) and not any(map(box.overlaps, taken)):
                taken.append(box.padded(1))  # a pixel between names, as places are rounded
                text.set_position((dx / scale, dy / scale))
                if not is_near:
                    _join(axes, place, (dx / scale, dy / scale))
                break
        else:
            text.remove()


def _join(axes: Any, place: tuple[float, float], label: tuple[float, float]) -> None:
    line = {"arrowstyle": "-", "color": MUTED, "lw": 0.5, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", place, label, textcoords="offset points", zorder=1.5, arrowprops=line)


def _radii(points: Sequence[Named], scale: float) -> list[float]:
    return [area**0.5 / 2 * scale for _, _, area in points]


def _offsets(radius: float, width: float, height: float, scale: float) -> Iterator[tuple[float, float, bool]]:
    """Where the middle of a label may be, as steps from the point, and whether that is right beside it."""
    for ring in _RINGS:
        for turn in _AROUND:
            across, up = cos(turn * pi), sin(turn * pi)
            reach = radius + ring * scale
            yield across * reach + _side(across) * width / 2, up * reach + _side(up) * height / 2, ring == _RINGS[0]


def _side(part: float) -> int:
    return 0 if abs(part) < 0.01 else 1 if part > 0 else -1


def _box(x: float, y: float, width: float, height: float) -> Bbox:
    return Bbox.from_bounds(x - width / 2, y - height / 2, width, height)


def _is_in(box: Bbox, room: Bbox) -> bool:
    return bool(room.x0 <= box.x0 and box.x1 <= room.x1 and room.y0 <= box.y0 and box.y1 <= room.y1)
