from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.actors.articles import article, articles, quotations

from pressfold.actors.find import find
from pressfold.actors.quotations import find_quotations
from pressfold.model.article import Role
from pressfold.model.progress import Cancelled
from pressfold.model.quotation import QuotationKind


def test_a_direct_quotation_is_its_words_without_the_marks() -> None:
    (quotation,) = quotations("“It is up to Vladimir Putin,” Emmanuel Macron told RTL radio.")
    assert quotation.text == "It is up to Vladimir Putin"
    assert (quotation.kind, quotation.cue, quotation.channel) == (QuotationKind.DIRECT, "told", "told RTL radio")
    assert (quotation.speakers, quotation.speaker, quotation.speaker_text) == (
        ("emmanuel-macron",),
        "Emmanuel Macron",
        "Emmanuel Macron",
    )


def test_the_pieces_of_a_split_quotation_are_one() -> None:
    text = "“We are ready,” Emmanuel Macron said. “But it takes two.”"
    (quotation,) = quotations(text)
    assert [piece.of(text) for piece in quotation.pieces] == ["We are ready", "But it takes two."]
    assert quotation.text == text[quotation.start : quotation.end]


def test_words_in_marks_are_not_found_again_as_a_report() -> None:
    text = (
        '"In particular, we urge increased publicity for IMF appraisals developed in Article IV consultations, the use '
        "of follow-up reports on country actions to implement IMF recommendations, and greater use of special "
        'consultation procedures," he said.'
    )
    found = quotations(text)
    assert len({quotation.id for quotation in found}) == len(found)
    assert found[0].kind is QuotationKind.DIRECT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"It is over," Macron said.', "It is over"),
        ("«It is over», Macron said.", "It is over"),
        ("”urging him to talk”, Macron said.", "urging him to talk"),
        ("‘It is over,’ Macron said.", "It is over"),
    ],
    ids=["straight", "guillemets", "wrong opening mark", "single"],
)
def test_all_styles_of_marks_are_read(text: str, words: str) -> None:
    (quotation,) = quotations(text)
    assert (quotation.text, quotation.kind) == (words, QuotationKind.DIRECT)


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    text = "Emmanuel Macron said: “We are ready.\n“We are strong.”\nHe left."
    (quotation,) = quotations(text)
    assert [piece.of(text) for piece in quotation.pieces] == ["We are ready.", "We are strong."]


@pytest.mark.parametrize(
    ("text", "fragment"),
    [("Trump said “no way” to that.", True), ("“It is not over yet, believe me,” Trump said.", False)],
)
def test_a_few_words_in_marks_are_a_fragment(text: str, fragment: bool) -> None:
    direct = [q for q in quotations(text) if q.kind is QuotationKind.DIRECT]
    assert [q.fragment for q in direct] == [fragment]


def test_speech_inside_speech_keeps_through_whom_it_came() -> None:
    outer, inner = quotations("The Kremlin said Vladimir Putin told Emmanuel Macron the talks had failed.")
    assert (outer.speaker, outer.via) == ("Kremlin", None)
    assert (inner.speaker, inner.via, inner.text) == ("Vladimir Putin", "Kremlin", "the talks had failed")


def test_what_a_speaker_says_of_himself_is_no_speech_inside_speech() -> None:
    assert len(quotations("“I said it was over and I think so,” Emmanuel Macron said.")) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Emmanuel Macron arrived. He said it was over.", "Emmanuel Macron"),
        ("Emmanuel Macron said it was over. “It is,” he added.", "Emmanuel Macron"),
        ("Kyiv said it was over. It said no more was known.", "Kyiv"),
        ("Emmanuel Macron and Joe Biden said it was over.", "Emmanuel Macron; Joe Biden"),
        ("The statement from the Elysee Palace said it was over.", "Élysée"),
        ("“It is over,” the Kremlin said in a statement. “It is,” the statement said.", "Kremlin"),
    ],
    ids=["he", "he after a speaker", "it", "two speakers", "a paper of somebody", "a paper"],
)
def test_a_phrase_is_linked_to_whom_it_means(text: str, speaker: str) -> None:
    assert quotations(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "A French official said it was over.",
        "US diplomats said it was over.",
        "France's foreign minister said it was over.",
    ],
)
def test_a_speaker_without_a_name_is_kept_as_printed(text: str) -> None:
    (quotation,) = quotations(text)
    assert (quotation.speakers, quotation.speaker) == ((), None)
    assert quotation.speaker_text is not None and text.startswith(quotation.speaker_text)


def test_a_spokeswoman_speaks_for_her_house() -> None:
    (quotation,) = quotations("A Kremlin spokeswoman said it was over.")
    assert quotation.speaker == "Kremlin"


def test_a_post_is_whose_it_is_signed_by_with_the_signature_between_its_halves() -> None:
    text = (
        "US convenes a meeting on #Ukraine.\n"
        "— Euromaidan Press (@EuromaidanPress) January 28, 2022\n"
        "Scheduled for Monday, says Ambassador Ann Lee. pic.twitter.com/wNI815ozXo\n"
        "The talks go on."
    )
    made = article(text, roles={0: Role.POST, 1: Role.POST, 2: Role.POST})
    post, nested = find_quotations([made], find([made]).actors)
    assert post.kind is QuotationKind.POST
    assert [piece.of(text) for piece in post.pieces] == [
        "US convenes a meeting on #Ukraine.",
        "Scheduled for Monday, says Ambassador Ann Lee.",
    ]
    assert (post.speaker, post.channel, nested.via) == ("Euromaidan Press", "post", "Euromaidan Press")


def test_a_post_in_one_line_with_its_signature_is_found() -> None:
    text = "Talks go on. https://t.co/abc — Reuters (@Reuters) January 28, 2022"
    (post,) = quotations(text)
    assert (post.text, post.speaker) == ("Talks go on.", "Reuters")


@pytest.mark.parametrize(
    ("text", "role", "words", "speaker"),
    [
        (
            "Putin told Macron he did not want war – French official",
            Role.HEADLINE,
            "Putin told Macron he did not want war",
            "French official",
        ),
        ("Macron: “We are ready”", Role.HEADLINE, "We are ready", "Macron"),
        (
            "“We are all quite ready for this.” ― Veronica Cruz",
            Role.BODY,
            "We are all quite ready for this.",
            "Veronica Cruz",
        ),
        ("“We are all quite ready,” Blige sings to the crowd.", Role.BODY, "We are all quite ready", "Blige"),
        ("Blige smiled at them, “We are all quite ready.”", Role.BODY, "We are all quite ready.", "Blige"),
    ],
    ids=["headline dash", "headline colon", "signature", "verb in no list", "verb in no list before"],
)
def test_a_speaker_stands_beside_the_words(text: str, role: Role, words: str, speaker: str) -> None:
    made = article(text, roles={0: role})
    first = find_quotations([made], find([made]).actors)[0]
    assert (first.text, first.speaker_text) == (words, speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Does he really want to be a power of imbalance?” The minister asked.", "The minister"),
        ("Bernie Sanders made the following comment:\n“The real rate is fifty-one percent today.”", "Bernie Sanders"),
        ("Emmanuel Macron looked at the crowd. “We are all quite ready for this.”", "Emmanuel Macron"),
    ],
    ids=["the next sentence", "announced by a colon", "the sentence before"],
)
def test_a_neighbouring_sentence_names_the_speaker(text: str, speaker: str) -> None:
    (quotation,) = quotations(text)
    assert quotation.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Macron told RTL radio it was over.", "told RTL radio"),
        ("“It is over,” the Kremlin said in a statement.", "in a statement"),
        ("As Macron said on RTL radio this Friday, “it is over.”", "on RTL radio"),
        ("“It is over,” Zelensky tweeted.", "tweeted"),
        ("Speaking to RTL radio, Macron said it was over.", "Speaking to RTL radio"),
        ("Macron said it was over.", None),
    ],
)
def test_the_channel_is_named(text: str, channel: str | None) -> None:
    assert quotations(text)[0].channel == channel


def test_every_quotation_says_why() -> None:
    for quotation in quotations("Macron said it was over. “It is really, really over now,” Putin said."):
        assert quotation.why.endswith(".")
        assert 0 < quotation.confidence <= 1


def test_quotations_stand_in_order_with_ids_of_their_own() -> None:
    texts = ["Putin said it was over. Macron said it was not.", "The Kremlin said it was over."]
    found = quotations(*texts)
    assert [(q.article, q.start) for q in found] == sorted((q.article, q.start) for q in found)
    assert len({q.id for q in found}) == len(found)


def test_the_work_can_be_stopped() -> None:
    class Pressed:
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_quotations(articles("Putin left."), [], cancel=Pressed())


@given(
    st.lists(
        st.sampled_from(["Macron", "said", "“", "”", '"', ",", ".", "that", "he", "told", "\n", "—", "(@x)", "it"])
    )
)
@settings(deadline=None, max_examples=100)
def test_any_text_gives_quotations_inside_it(parts: list[str]) -> None:
    text = " ".join(parts)
    for quotation in quotations(text):
        assert quotation.text == text[quotation.start : quotation.end] != ""
        assert all(quotation.start <= piece.start < piece.end <= quotation.end for piece in quotation.pieces)


def test_in_another_language_no_speaker_is_guessed_but_posts_are_found() -> None:
    text = "« C'est fini », said Macron.\nC'est fini.\n— Reuters (@Reuters) January 28, 2022"
    made = article(text, language="fr")
    assert [q.kind for q in find_quotations([made], find([made]).actors)] == [QuotationKind.POST]
