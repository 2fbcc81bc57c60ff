"""What text does a fragment of HTML hold?"""

from __future__ import annotations

from html.parser import HTMLParser

_BREAKS = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article"}
    | {"header", "footer", "figure", "figcaption", "hr", "dd", "dt", "pre"}
)
_UNREAD = frozenset({"script", "style", "template"})


def plain(fragment: str) -> str:
    r"""Read the text of a fragment, such as the summary in a feed: a line a block, tags and entities resolved.

    >>> plain("<p>At least 500&nbsp;fighters</p><p>remain &amp; resist</p>")
    'At least 500 fighters\nremain & resist'
    """
    parser = _Plain()
    parser.feed(fragment)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        self._unread += tag in _UNREAD
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD and self._unread > 0
        self._break_at(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(" ".join(data.split("\n")))

    def _break_at(self, tag: str) -> None:
        if tag in _BREAKS:
            self.pieces.append("\n")
