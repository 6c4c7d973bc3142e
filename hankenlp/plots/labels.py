"""Names beside their points so that none covers another: boxes are measured, and the first free place near is taken."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import Any, Final

from matplotlib.transforms import Bbox

from hankenlp.plots.style import INK, MUTED, shortened

_AROUND: Final = (0.0, 1.0, 0.5, 1.5, 0.25, 0.75, 1.75, 1.25)
"""Directions in half turns: right, left, above, below, then the corners."""
_RINGS: Final = (3.0, 12.0, 24.0, 40.0)
"""Points between the circle and its name; from the second on a line joins them."""
_SIZE: Final = 8.0

Named = tuple[tuple[float, float], str, float]
"""Where a point is in data, its name, and the area of its circle in points²."""


def place_labels(axes: Any, points: Sequence[Named], width: int = 34) -> None:
    """Write the names, those of the first points first; a name without room within the axes is left out."""
    figure = axes.figure
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    renderer, scale = figure.canvas.get_renderer(), figure.dpi / 72
    centres = [axes.transData.transform(place) for place, _, _ in points]
    taken = [_box(x, y, 2 * r, 2 * r) for (x, y), r in zip(centres, _radii(points, scale), strict=True)]
    room = Bbox.from_extents(0, axes.bbox.y0, figure.bbox.x1, axes.bbox.y1)
    for (x, y), radius, (place, name, _) in zip(centres, _radii(points, scale), points, strict=True):
        text = axes.annotate(
            shortened(name, width), place, (0, 0), textcoords="offset points", size=_SIZE, color=INK, ha="center", va="center",
            zorder=4, parse_math=False,
        )  # fmt: skip
        own = text.get_window_extent(renderer)
        free = (
            (dx, dy, is_near, box)
            for dx, dy, is_near in _offsets(radius, own.width, own.height, scale)
            if _is_in(box := _box(x + dx, y + dy, own.width, own.height), room) and not any(map(box.overlaps, taken))
        )
        dx, dy, is_near, box = next(free, (0.0, 0.0, True, None))
        if box is None:
            text.remove()
            continue
        taken.append(box)
        text.set_position((dx / scale, dy / scale))
        if not is_near:
            axes.annotate(
                "", place, (dx / scale, dy / scale), textcoords="offset points", zorder=1.5,
                arrowprops={"arrowstyle": "-", "color": MUTED, "lw": 0.5, "shrinkA": 0, "shrinkB": 0},
            )  # fmt: skip


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
