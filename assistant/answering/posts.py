"""People whom the minutes name once and then call by their post.

"Jane Doe, Head of Parks, presented the report. The Head of Parks advised …": who asks what Jane Doe
advised is answered by the second sentence, which does not name her.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from assistant.answering.candidates import Candidate
from assistant.answering.people import named_in, same_person
from assistant.understanding.question import Question
from assistant.understanding.words import content_words
from corpus.types import Attendee

_OFFICES = (
    r"(?:Director|Manager|Officer|Member|Engineer|Leader|Lead|Solicitor|Clerk|Planner|Surveyor|"
    r"Accountant|Commander|Commissioner|Inspector|Adviser|Advisor)"
)
# A post of two words: "Service Director", "Cabinet Member".
_SHORT = re.compile(rf"[A-Z][\w’'-]+ {_OFFICES}\b")
_POST = re.compile(rf"(?:\S+ )*{_OFFICES}|Head of .+")
_PERSON = re.compile(r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\b", re.I)
_ENDS = re.compile(r"\s*(?:,|\(|\s[-–—]\s|\bfor\b|\bwith\b).*", re.S)


def asked_of(question: Question, candidate: Candidate) -> Question:
    """The question as it is asked of one candidate: people by their posts where it has those."""
    return asked_by_post(question, candidate.info.attendance, candidate.text) or question


def is_post(name: str) -> bool:
    """Whether a capitalised name in a question is that of a post: "Commissioning Manager"."""
    return _POST.fullmatch(name) is not None and _PERSON.match(name) is None


def asked_by_post(
    question: Question, attendance: tuple[Attendee, ...], text: str
) -> Question | None:
    """The question with a person's post in place of the name, where ``text`` has only the post.

    ``attendance`` is that of the text's document, which gives the posts. ``None`` where the text
    names the person, or nobody's post whom the question names is in it.
    """
    for name in question.names:
        for post in _posts_of(name, attendance):
            if _in_words(post, text) and not named_in(name, text):
                return _put_for(question, name, post)
    return None


@lru_cache(maxsize=2048)
def _posts_of(name: str, attendance: tuple[Attendee, ...]) -> tuple[str, ...]:
    """What the person's post may be called, longest first; nothing that fits another's as well."""
    mine = [p for p in attendance if p.role and same_person(name, p.name)]
    others = {f for p in attendance if p.role and p not in mine for f in _forms(p.role)}
    forms = {form for person in mine for form in _forms(person.role or "")}
    return tuple(sorted(forms - others, key=lambda form: (-len(form), form)))


def _forms(role: str) -> set[str]:
    whole = role.strip()
    short = _SHORT.match(whole)
    forms = {whole, _ENDS.sub("", whole), *([short[0]] if short else [])}
    return {form for form in forms if len(form.split()) > 1}


def _in_words(post: str, text: str) -> bool:
    words = (re.escape(word.strip(",")) for word in post.split())
    loose = re.sub(r"['’]", "['’]", r"[\s,]+".join(words))
    return re.search(rf"\b{loose}\b", text) is not None


@lru_cache(maxsize=512)
def _put_for(question: Question, name: str, post: str) -> Question:
    asked = re.sub(
        rf"(?:\b[Tt]he )?{re.escape(name)}", lambda _: f"the {post}", question.search_text
    )
    terms = tuple(content_words(asked))
    gone = {word.lower() for word in name.split()}
    topic = tuple(t for t in question.topic if t not in gone)
    return replace(
        question,
        search_text=asked,
        terms=terms,
        topic=topic or terms,
        names=tuple(n for n in question.names if n != name),
    )
