"""Pages that tests make: a story among the things that pages put around theirs."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

PARAGRAPHS = (
    "The two presidents agreed on Friday to hold further talks on the security of the region, their offices said.",
    "“We have to find a way out of this crisis together,” the French leader told reporters after the call, which "
    "lasted more than an hour and was the second in a week.",
    "Officials in both capitals said that a meeting of advisers would follow in the coming days, but gave no date.",
    "The ministry of defence had said earlier that the exercises near the border would go on until the end of the "
    "month, and that all troops would then return to their barracks.",
)
TITLE = "Presidents agree to hold further talks"
STANDFIRST = "Advisers of both leaders are to meet again in the coming days, say officials in Paris and Moscow."
NAVIGATION = "".join(
    f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("world", "politics", "sport", "money")
)
RELATED = "".join(
    f'<li><a href="/{n}">Another story of the day, number {n}, that has nothing to do with it</a></li>'
    for n in range(5)
)


def page(
    head: str = "", *, above: str = "", inside: str = "", below: str = "", lang: str = "en", title: str = TITLE
) -> str:
    """A page with a story; `above` stands under its headline, `inside` between its paragraphs, `below` behind it."""
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{title} | The Daily Example</title>{head}</head><body>
<nav class="menu"><ul>{NAVIGATION}</ul></nav>
<main><article><h1>{title}</h1>{above}{first}{inside}{"".join(rest)}{below}</article>
<aside class="related"><h3>Related news</h3><ul>{RELATED}</ul></aside></main>
<footer><p>© 2022 The Daily Example. All rights reserved.</p></footer></body></html>"""


def archive(markup: str, *, charset: str = "utf-8") -> bytes:
    """The page as a browser's web archive, with a picture beside it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://www.example.com/2022/01/28/talks.html"
    message["Subject"] = TITLE
    message["Date"] = "Sat, 29 Jan 2022 08:30:00 +0100"
    message.set_content(markup, subtype="html", charset=charset, cte="quoted-printable")
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<picture>")
    return message.as_bytes()
