"""The questions themselves: enough of them, each with an answer that is there, none of them a title."""

from tests.questions.asked import PAPERS, papers, questions
from tests.questions.test_score import titles_of_answers
from weerbaar.demo import library
from weerbaar.foundation.kit.text import as_code

QUESTIONS = questions()


def test_there_are_enough_and_each_is_asked_once() -> None:
    assert len({one.text for one in QUESTIONS}) == len(QUESTIONS) >= 60
    assert sum(one.is_about_document for one in QUESTIONS) >= 44
    assert all(one.place for one in QUESTIONS if one.is_about_document)
    assert {one.kind for one in QUESTIONS} >= {"document", "bron", "nieuws", "faq", "praktijk", "begrip", "vraagstuk"}


def test_every_answer_and_every_page_exists() -> None:
    titles = titles_of_answers()
    pages = {f"document/{told['name']}": len(text) for told, text in papers()}
    pages |= {f"document/{one.told['ref']}": len(one.pages) for one in library.sources()}
    for one in QUESTIONS:
        assert [answer for answer in one.answers if one.kind != "bron" and answer not in titles] == []
        assert one.kind != "document" or 1 <= int(one.place) <= pages[one.answers[0]]


def test_no_question_is_a_title() -> None:
    titles = titles_of_answers()
    for one in QUESTIONS:
        for answer in one.answers:
            asked, title = set(as_code(one.text).split("-")), set(as_code(titles.get(answer, "")).split("-"))
            assert len(asked & title) < max(len(asked), 3), one.text


def test_the_reports_have_enough_pages_to_choose_from() -> None:
    assert max(len(pages) for _, pages in papers()) >= 14
    assert sum(len(pages) for _, pages in papers()) >= 30
    assert len(list(PAPERS.glob("*.txt"))) >= 4
