"""Articles made for a test: paragraphs of given words, or of words drawn from a small vocabulary."""

from __future__ import annotations

import random
from collections.abc import Sequence

from pressfold.model.article import Article, Block, Metadata, Reading, Role

#: Words that stand for a reporter's own: common enough to be read. Two paragraphs of them may by chance have a few in
#: one order; paragraphs made of two parts of this list have none in common.
WORDS = """
    harvest minister bridge copper winter council engine garden letter market mirror morning museum novel ocean
    orchard painter planet pocket prison railway river sailor school season shadow signal silver soldier spring
    station storm summer theatre thunder timber tourist tower traffic treasure tunnel uniform valley vessel
    village violin volcano voyage wagon weather wedding window witness wizard workshop yellow carries follows
    reaches opens closes builds paints breaks lifts lowers answers watches returns gathers measures quietly
    slowly seldom gladly barely
"""


#: Set phrases: what all who report print, one of them inside another.
TITLES = (
    "French Foreign Minister Jean-Yves Le Drian",
    "French Foreign Minister Jean-Yves Le Drian told reporters",
    "Kyrgyz President Sooronbay Jeenbekov met Tajik Prime Minister Qohir Rasulzoda",
)


def article(
    id: int,
    *paragraphs: str,
    roles: Sequence[Role] = (),
    outlet: str | None = None,
    published: str | None = None,
    credit: str | None = None,
) -> Article:
    """An article of these paragraphs, all body where no role is given."""
    text, blocks = "", []
    for nth, paragraph in enumerate(paragraphs):
        role = roles[nth] if nth < len(roles) else Role.BODY
        blocks.append(Block(len(text), len(text) + len(paragraph), role))
        text += paragraph + "\n\n"
    metadata = Metadata(outlet=outlet, published=published, credit=credit)
    return Article(id, Reading(f"{id}.txt", text, tuple(blocks), metadata, "", "", "utf-8", "made"))


def titled(seed: int, title: str) -> str:
    """A paragraph of its own words with a title in the midst of them."""
    before, behind = own_words(seed, 2).split(". ")
    return f"{before} and {title} {behind.lower()}"


def own_words(seed: int, sentences: int = 3, among: str = WORDS) -> str:
    """A paragraph that no other seed gives, of some of these words."""
    draw = random.Random(seed)
    made = [" ".join(draw.choices(among.split(), k=12)) for _ in range(sentences)]
    return " ".join(f"{sentence.capitalize()}." for sentence in made)
