"""Markdown → the plain text that its reader sees.

Marks of emphasis, headings and links go, list markers and line breaks stay, the cells of a table row are parted by
tabs, so that the layout room finds the same blocks that it would find in a copied page.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hankenlp.read.decoding import decode
from hankenlp.read.formats import Content

TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


def read(data: bytes) -> Content:
    """The text of a ``.md`` file without its markup."""
    return Content(plain(decode(data)))


def plain(source: str) -> str:
    """Markdown source → plain text, one empty line between blocks."""
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    return re.sub(r"\n{3,}", "\n\n", "".join(_pieces(tokens))).strip("\n") + "\n"


def _pieces(tokens: list[Token]) -> Iterator[str]:
    lists: list[int | None] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
                yield "\n"
            case "list_item_open":
                yield "  " * (len(lists) - 1) + _marker(lists, token)
            case "td_close" | "th_close":
                yield "\t"
            case "tr_close" | "table_close":
                yield "\n"
            case "inline":
                yield _inline(token.children or [])
            case "paragraph_close" | "heading_close":
                yield "\n" if token.hidden else "\n\n"
            case "fence" | "code_block":
                yield token.content + "\n"
            case "html_block":
                yield TAG.sub("", token.content) + "\n"


def _marker(lists: list[int | None], item: Token) -> str:
    number = lists[-1]
    if number is None:
        return "- "
    lists[-1] = number + 1
    return f"{number}{item.markup} "


def _inline(tokens: list[Token]) -> str:
    return "".join(_inline_piece(token) for token in tokens)


def _inline_piece(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "image":
            return _inline(token.children or [])
        case "html_inline":
            return "\n" if token.content.startswith("<br") else ""
        case _:
            return token.content
