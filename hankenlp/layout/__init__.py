"""Layout comes before language: ``heal`` mends damaged text, ``analyse`` cuts it into blocks with offsets."""

from hankenlp.layout.analysis import analyse
from hankenlp.layout.blocks import Block, Extent, Layout
from hankenlp.layout.healing import Healed, heal

__all__ = ["Block", "Extent", "Healed", "Layout", "analyse", "heal"]
