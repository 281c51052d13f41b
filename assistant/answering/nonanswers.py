"""Sentences that bear on a question and do not answer it: it is asked there too, or put off.

A record is most like a question where somebody asked the same. "Councillor Doe asked when the
bridge would open" has all the words and no answer; "she would not give a date" says outright
that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understanding.question import FIGURES, Question
from assistant.understanding.thesaurus import called
from assistant.understanding.words import stem, stems

# A question, quoted or not.
_ASKS = re.compile(r"\?[\"”’')\]]*\s*$")
_REPORTED = re.compile(
    r"\b(?:asked|queried|enquired|inquired|wondered|wanted to know|questioned|sought clarification "
    r"on|asks|requested (?:clarification|information|figures|details) (?:on|about|of)|"
    r"(?:question|query) (?:was|had been) (?:asked|raised)|would like to know|"
    r"want(?:s|ed)? to know|interested to know)\b"
    r"(?: \w+){0,5}? ?(?:if|whether|what|which|who|whose|when|where|why|how|about|for|on)\b|"
    # A motion or question as it was put in: "I will ask at the next meeting if …".
    r"\b(?:I|we) (?:will|wish to|would like to) ask\b(?: [\w’'-]+){0,14}?,? "
    r"(?:if|whether|what|which|who|when|where|why|how|for|there (?:is|are))\b",
    re.I,
)
# As people ask aloud: "it doesn't say what they were trained in", "I couldn't see where".
_ALOUD = re.compile(
    r"\b(?:(?:it|that|this|the (?:report|paper|page)) (?:does|did)(?:n['’]t| not) say|"
    r"(?:I|we)(?:['’]m| am|['’]re| are|['’]d be) (?:just |also |only )?"
    r"(?:not (?:sure|clear)|unclear|curious)|"
    r"(?:I|we) (?:couldn['’]t|can['’]t|could not|cannot) (?:see|tell|find))"
    r"(?: (?:in|from) (?:the|this|that) \w+| there)?"
    r" (?:if|whether|what|which|who|when|where|why|how)\b(?!.*,? (?:but|so|because)\b)",
    re.I,
)
# What follows a reported question in the same sentence and may answer it.
_REPLIED = re.compile(
    r"\b(?:said|replied|answered|responded|explained|advised|confirmed|agreed|"
    r"(?:was|were) (?:told|informed|advised))\b",
    re.I,
)
_AFTER_ASKING = re.compile(
    r"\b(?:ask\w*|rais(?:e|ed|ing)|quer(?:y|ied|ies)|question(?:s|ed|ing)?|doubt\w*|concern\w*|"
    r"worr(?:y|ied|ies)|wonder\w*|want(?:s|ed)? to know)\b",
    re.I,
)
_ABOUT_WORDS = frozenset({"attribution", "summary", "promise", "person"})
# An answer that is put off: it is refused, not had, or to come later.
_REFUSES = re.compile(
    r"\b(?:I|[Hh]e|[Ss]he|[Ww]e|[Oo]fficers?|[Mm]anager|[Dd]irector|[Cc]lerk|[Tt]reasurer|[Ee]ngineer|"
    r"[Ll]eader|[Cc]hair|(?:[Cc]ouncillor|Cllr|Mr|Mrs|Ms|Miss|Dr) [A-Z][\w'’-]+) "
    r"(?:would|could|can|did|do|does|was|were|had|have|has)(?:n['’]t| not) "
    r"(?:yet |currently |(?:be |been )?able to |in a position to |prepared to |going to )*"
    r"(?:give|say|name|disclose|be drawn|share|know|put a (?:date|figure)|confirm|commit|"
    r"guarantee|comment|speculate|recall|answer|"
    r"(?:have|got) (?:the|a|any|that|those|these) (?:exact |precise |full )?"
    r"(?:figure|date|number|data|detail|information|answer|breakdown)s?)\b|"
    r"\b(?:[Nn]o (?:date|figure|decision|details?|information|answer) (?:was|were|had|has|have|is|"
    r"are|could|yet)|not yet (?:known|decided|available|confirmed)|(?:is|was|were|are) unknown|"
    r"unable to (?:say|give|answer|confirm|comment)|too (?:early|soon) to say|remains? to be "
    r"(?:seen|decided|confirmed)|(?:off|from) the top of my head|not to hand)\b"
)
_LATER = re.compile(
    r"\b(?:would|will|to|['’]ll) (?:be )?(?:circulate|send|sent|provide|share|find (?:that )?out|"
    r"check|come back|report back|get back|write|supply|forward|let (?:you|members|the) \w+)d?\b|"
    r"\b(?:to be (?:confirmed|determined|decided|advised)"
    r"(?!\s+(?:as (?:the|an?|chair\w*|clerk)|was|were|that|is|are)\b)|yet to be|"
    r"(?:is|was|are|were|still) (?:awaited|awaiting)|to allow for)\b",
    re.I,
)
# What is wanted is still to be settled, or to be handed in.
_TO_COME = re.compile(
    r"\b(?:will|would|shall) be (?:set|decided|agreed|determined|considered|discussed|reviewed|"
    r"finalised|presented|published|announced|reported)\b"
    r"(?=(?: [\w’'-]+){0,5} (?:meeting|session|agenda|committee|council|cabinet|date)\b)",
    re.I,
)
_AWAITED = re.compile(
    r"(?<!further )(?<!second )(?<!third )(?<!another )(?<!revised )(?<!final )\b(?P<what>reports?|"
    r"results?|findings|quotes?|quotations?|estimates?|reply|replies|responses?|"
    r"figures?|decision|outcome) (?:is|are|was|were) (?:still |now )?"
    r"(?:expected|due|awaited|anticipated|outstanding)\b",
    re.I,
)
_AFTER_WHAT_COMES = re.compile(
    r"\b(?:will|would|shall|to be|due|expect\w*|next|await\w*|future|plan\w*|defer\w*|going to|"
    r"which (?:committee|body|panel)|decides|deals|maximum|proposed)\b",
    re.I,
)
# Whoever was not there said nothing.
_NOT_THERE = re.compile(
    r"\b(?:(?:was|were|is|are|had been) (?:unable to (?:attend|be (?:there|present|with us))|"
    r"absent|not (?:present|in attendance|able to attend))|"
    r"(?:did not|could not|couldn['’]t) attend|"
    r"(?:sent|given|gave|tendered|offered) (?:his |her |their )?apologies)\b"
    r"(?!.*\b(?:but|however|reported|had (?:asked|written|provided))\b)",
    re.I,
)
_AFTER_ATTENDANCE = re.compile(
    r"\b(?:absen\w*|attend\w*|apolog\w*|present|miss(?:ed|ing)?|there|why|away|make it|instead|"
    r"chaired|stood in|deputis\w+|place of|behalf)\b",
    re.I,
)
# Nobody knows yet: that is no reason either.
_TO_BE_FOUND_OUT = re.compile(
    r"\b(?:will|['’]ll|would|shall) (?:\w+ )?find out\b.*"
    r"\b(?:how|when|why|what|where|whether|if)\b",
    re.I,
)
# Such a question is after what was put off, or what was still to be done.
_AFTER_LATER = re.compile(
    r"\b(?:will|would|shall|going to|gonna|got to|supposed to|was|were|is|are)\b.*\b(?:to|send|"
    r"circulate|provide|share|write|let|check|find|report|bring|come|get|do)\b|\bwait\w*|"
    r"\bpromis\w*|\bunder\w*k",
    re.I,
)
# An offer may tell who or what, where all else is sure, and how many where it has a number ("a
# requirement to provide 35%"); not when.
_TOLD_BY_AN_OFFER, _SURE = frozenset({"person", "list", "fact"}), 0.8
_NUMBER = re.compile(r"\d")
# Other kinds, such as promises and reasons, are answered by such words.
_SETTLED = frozenset({"figure", "money", "share", "date", "person", "list", "fact"})


def asks(question: Question, text: str) -> float:
    """1 where ``text`` only asks, in its own words or as reported; 0 where it tells something.

    To have asked is what a question after somebody's words, or a discussion, is about.
    """
    if _ASKS.search(text):
        return 1.0
    if _ALOUD.search(text):
        return float(question.wanted not in _ABOUT_WORDS)
    if question.wanted in _ABOUT_WORDS or _AFTER_ASKING.search(question.search_text):
        return 0.0
    found = _REPORTED.search(text)
    return float(found is not None and not _REPLIED.search(text, found.end()))


def puts_off(question: Question, text: str, sure: float = 0.0) -> bool:
    """Whether ``text`` says that the answer is not there, or is still to come.

    How ``sure`` it is otherwise counts where no day is wanted, and no figure that is not there:
    "is happy to provide bags" names who does. Who was away has said nothing.
    """
    if question.wanted in _ABOUT_WORDS and any(_away(name, text) for name in question.names):
        return not _AFTER_ATTENDANCE.search(question.search_text)
    if question.wanted == "reason":
        return _TO_BE_FOUND_OUT.search(text) is not None
    if question.wanted not in _SETTLED:
        return False
    told = question.wanted in FIGURES and _NUMBER.search(text)
    if question.wanted not in ("date", "person") and not told and _TO_COME.search(text):
        return not _AFTER_WHAT_COMES.search(question.search_text)
    if _REFUSES.search(text) and not _REFUSES.search(question.search_text):
        return True
    if sure >= _SURE and (told or question.wanted in _TOLD_BY_AN_OFFER):
        return False
    return _LATER.search(text) is not None and not _AFTER_LATER.search(question.search_text)


def awaited(question: Question, words: str) -> bool:
    """Whether ``words`` say that the report or reply whose words are asked for is yet to come."""
    found = _AWAITED.search(words)
    if found is None or question.wanted in ("date", "promise"):
        return False
    asked_for = stem(found["what"].lower()) in {stem(term) for term in question.terms}
    return asked_for and not _AFTER_WHAT_COMES.search(question.search_text)


def _away(name: str, text: str) -> bool:
    """Whether ``text`` says of who is called ``name`` that they were not there."""
    found = re.search(rf"\b{re.escape(name.split()[-1])}\b", text)
    return found is not None and _NOT_THERE.match(text[found.end() :].lstrip()) is not None


# What much in a council is called, a bus as well as a school: no sign of a subject.
_GENERAL = frozenset(
    stem(word)
    for word in """service public council report work support plan programme people money scheme
    meeting""".split()
)


def off_subject(question: Question, words: str) -> bool:
    """Whether a question after what somebody said, or what was decided, names a subject of which
    ``words`` (those round about, a resolution's paper) have nothing, nor what it is called."""
    if question.wanted not in ("attribution", "decision"):
        return False
    asked = question.search_text
    people = (n for n in question.names if not re.search(rf"\ban? {re.escape(n)}\b", asked))
    names = {stem(part.lower()) for name in people for part in name.split()}
    subject = {stem(term) for term in question.topic} - names
    others = called(question.search_text)
    named = subject.union(*(others.get(term, frozenset()) - _GENERAL for term in subject))
    return bool(subject) and not named & set(stems(words))


# Deciding for something and against it, with what others do about it; up and down.
_DECIDES_FOR = r"approv\w+|agree[ds]?|endors\w+|support\w*|accept\w*|adopt\w*|back(?:ed|ing)?"
_DECIDES_AGAINST = (
    r"reject\w*|refus\w+|turn(?:ed|ing)? (?:\w+ ){0,3}down|oppos\w+|"
    r"thr(?:ew|own?|ow) (?:\w+ ){0,3}out|dismiss\w*|defeat\w*|veto\w*|scrap\w*|"
    r"den(?:y|ied|ying|ial)"
)
_FOR = rf"{_DECIDES_FOR}|grant(?:ed|ing)|allow\w*"
_AGAINST = rf"{_DECIDES_AGAINST}|declin(?:ed|ing)|object(?:s|ed|ing|ions?)?|withdr[ae]w\w*"
_UP = (
    r"increas\w+|ris(?:e|es|en|ing)|rose|rais(?:e|ed|ing)|put(?:ting)? up|go(?:ne|ing)? up|went up"
)
_DOWN = (
    r"reduc\w+|decreas\w+|cut(?:s|ting)?|lower(?:ed|ing)?|put(?:ting)? down|go(?:ne|ing)? down|"
    r"went down"
)
_POLES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.I), re.compile(rf"\b(?:{other})\b", re.I))
    for one, other in (
        (
            rf"{_FOR}|vot(?:e|ed|ing) (?:for|to)|go(?:ing)? ahead|carried|welcom\w+|in favour",
            rf"{_AGAINST}|vot(?:e|ed|ing) against|lost|against|no proposals?|"
            r"not(?! (?:exceeding|more|less|later|to exceed)\b)",
        ),
        (
            rf"{_UP}|gr[eo]w\w*|higher|more|climb\w*|jump\w*",
            rf"{_DOWN}|f[ae]ll\w*|drop\w*|less|fewer|declin\w+",
        ),
        (
            rf"{_UP}|{_DOWN}",
            r"no (?:\w+ ){0,2}(?:increase|rise|change|reduction|cut)s?|unchanged|frozen|freeze|"
            r"(?:remain|stay|stays|kept|keep|keeping|held|hold)\w* (?:\w+ ){0,3}?"
            r"(?:at|same|level|as)|"
            r"not (?:be )?(?:increas|rais|reduc|chang)\w+|the same as",
        ),
        (
            r"open(?:ed|ing|s)?|reopen\w*|start\w*|beg[aiu]n\w*",
            r"clos\w+|shut\w*|end(?:ed|ing)?|stopp\w+|delay\w*",
        ),
        (
            r"early|ahead of|before time|sooner",
            r"late|delay\w*|behind|overr[ua]n\w*|slip\w*|despite",
        ),
    )
)
_EITHER_WAY = frozenset({"yes-no", "change", "decision", "summary", "list"})


def _taken_for_granted(question: Question) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    """The sides that a question is on, each with the one opposite."""
    asked = question.search_text
    for pair in _POLES:
        for one, other in (pair, pair[::-1]):
            if one.search(asked) and not other.search(asked):
                yield one, other


def opposed(question: Question, text: str) -> float:
    """1 where a question takes for granted what ``text`` turns round: "why did they reject …?"
    beside "they endorsed"; 0 where it does not, or where the question leaves it open."""
    if question.wanted in _EITHER_WAY:
        return 0.0
    turned = any(
        other.search(text) and not one.search(other.sub(" ", text))
        for one, other in _taken_for_granted(question)
    )
    return float(turned)


def takes_up(question: Question, text: str) -> bool:
    """Whether ``text`` has a word of the side that a question takes for granted."""
    return any(one.search(text) for one, _ in _taken_for_granted(question))


# Others object to a proposal and withdraw it; a council decides it.
_DECIDED = re.compile(rf"\b(?:{_DECIDES_FOR}|{_DECIDES_AGAINST})\b", re.I)


def denied_by(question: Question, decision: str) -> bool:
    """Whether a "why" takes for granted the opposite of what a ``decision`` was."""
    decided = question.wanted == "reason" and _DECIDED.search(question.search_text) is not None
    return decided and opposed(question, decision) > 0


def sides_with(question: Question, text: str) -> bool:
    """Whether ``text`` says, on a matter of yes or no, what the question takes for granted."""
    asked = question.search_text
    one, other = _POLES[0]
    return any(
        mine.search(asked) is not None
        and theirs.search(asked) is None
        and mine.search(text) is not None
        for mine, theirs in ((one, other), (other, one))
    )
