"""The cues of a request or a suggested change in one spoken sentence."""

from __future__ import annotations

import re

from assistant.promises.spoken_cues import Cue, Force, is_talk
from assistant.promises.spoken_verbs import DONE, INFORMATION, MEETING_TALK

_ASKED = (
    r"(?:i|we|you|someone|somebody|anyone|anybody|officers?|staff|colleagues|members|"
    r"(?:the|our|your|this) (?:[a-z]+ ){1,4}?(?=[a-z]+)|perhaps [a-z]+)"
)
_WANT = (
    r"(?:have|get|receive|see|request|circulate|send|share|provide|bring|add|include|put|amend|"
    r"correct|change|check|look (?:at|into)|find out|chase|follow|arrange|write|report|come back|"
    r"return|let (?:us|me|the [a-z]+|[a-z]+) (?:know|have|see)|pass on|take|make sure|ensure|"
    r"publish|clarify|consider|review|set up|organise|email|contact|speak to|talk to|invite|"
    r"update|produce|prepare|draft|supply|explore|investigate|give (?:us|me|the)|be (?:given|sent|"
    r"provided|updated|told|informed|kept)|ask (?:for|that|officers|you to|if (?:we|you|it) (?:can|"
    r"could))|note|record|minute|reword|replace|remove|keep|please|do (?:that|it|this)|look)"
)
_CAN_YOU = re.compile(
    rf"\b(?:can|could|would|will|may)(?! not) (?P<asked>{_ASKED})(?: please| all| both|,)*"
    rf"(?: (?:be|have) (?:able|willing|prepared|happy|kind enough) to| (?:like|want) to| mind)? "
    rf"(?:go (?:back |away )?and )?(?P<want>{_WANT})\b(?P<rest>.*)"
)
_CAN_IT_BE = re.compile(
    rf"\b(?:can|could|should|may|will|would) (?:that|this|it|these|those|they|(?:the|an?|any|more|"
    rf"some|those|these|that|this|[a-z]+) (?:[a-z0-9']+ ){{0,7}}?(?:be|get)|(?:that|it|this) (?:be|get)|be)"
    rf"(?: be| get)? (?:all )?(?P<done>{DONE}|reviewed|considered|done|explained|extended)\b"
)
_WOULD_IT_BE = re.compile(
    r"\b(?:would|will) it be (?:okay|ok|possible|feasible|alright|all right|worth|useful|helpful|an "
    r"idea|too much|acceptable)|\bis it (?:possible|feasible) (?:to|for|that)|"
    r"\bis there (?:any|a) (?:way|chance|possibility|scope) (?:of|we|you|that|to|i|for)"
)
_WOULD_LIKE = re.compile(
    rf"\b(?:i|we) (?:would|do)? ?(?:like|want|welcome|appreciate|be (?:grateful|keen))"
    rf" (?:to (?:see|have|get|receive|request|ask (?:for|that|officers|you to|if you)|hear back|be "
    rf"(?:kept|sent|given|told)|make a request)|you to|officers to|the officers? to|it (?:noted|"
    rf"minuted|recorded|if)|that (?:noted|minuted|recorded|to)|sight of|(?:more|a|an|some|the|further|"
    rf"any) (?:[a-z0-9]+ ){{0,5}}?{INFORMATION})\b"
)
_I_ASK = re.compile(
    r"\b(?:i|we) (?:would |will |want to |would like to |do |(?:am|are) )?(?:only )?(?:ask|asking|"
    r"request|requesting|urge) (?:that|for|you to|if|whether|officers|(?:the|our) (?:[a-z]+ ){1,4}"
    r"(?:to|for|that|if)|[a-z]+ to)\b"
)
_PLEASE = re.compile(
    r"\bplease (?:can|could|would|will) (?:we|you|i|the|someone|officers|that|it)\b|"
    r"\bplease (?:let|send|circulate|provide|bring|make sure|ensure|check|pass|add|include|look "
    r"(?:at|into)|email|drop|consider|publish|write|report|put|fix|change|amend|correct|contact)\b|"
    r"\b(?:send|circulate|let me have|let us have|email|report back) (?:[a-z]+ ){0,8}please\b"
)
_GREAT_IF = re.compile(
    r"\b(?:it|that) (?:would|might|will|could) (?:be|have been) (?:[a-z]+ )?(?:good|great|nice|helpful|"
    r"useful|interesting|beneficial|handy|lovely|better|worth|worthwhile|wonderful|brilliant|ideal)"
    r"(?: for (?:us|me|the [a-z]+|members|everyone))?(?: if| to (?:see|have|get|hear|know|receive|"
    r"include|understand|bring|look|add)| for us to| seeing| having|,? if)\b"
)
_REPORT_SHOULD = re.compile(
    r"\b(?:should|could|can) (?:we |you |they |it |that |this |officers )?(?:have|include|see|show|"
    r"contain|say|read|be)\b.{0,60}\b(?:in|on|for|at) (?:the|a|our|your) (?:[a-z]+ )?(?:next|future|"
    r"subsequent|later|coming|following) (?:[a-z]+ )?(?:report|meeting|year|version|agenda|plan)"
)
_NOT_SEEN = re.compile(
    r"\b(?:i|we) (?:could|can|did|do) not (?:see|find|spot) (?:where|any|anything|it|that|how|a|"
    r"reference|mention)\b|\b(?:it|that) (?:is|was) not clear (?:from|in|to me|where|how|what)\b"
)
_SUGGEST = re.compile(
    r"\b(?:i|we) (?:would |will |do |want to |would like to )?(?:suggest|recommend) (?:that|we|you|"
    r"officers|the|it|a|an|changing|adding|maybe|looking|having)\b|\b(?:my|a|one|our) suggestion "
    r"(?:is|was|would be)\b|\bi (?:think|feel) (?:that )?(?:we|you|officers|it|that|the [a-z]+) "
    r"(?:should|ought to|need to) (?:get|have|be (?:added|amended|changed|included|put|reviewed)|"
    r"include|ask|look|write|add|say|read|bring|invite|consult)\b"
)
_NEED_YOU = re.compile(
    r"\b(?:i|we) (?:need|want|would like|am asking|are asking|expect) (?:(?:two|three|some|one|all) "
    r"of )?(?:you|officers|the (?:council|clerk|director|officers|team|panel|committee|board)) to\b|"
    r"\bwhat (?:i|we) (?:would like|want|are asking|am asking)(?: for)?(?: to (?:see|have))?\b"
)
_ASKED_TO_NOTE = re.compile(
    r"\b(?:panel|committee|board|members|cabinet|council|scrutiny|you) (?:is|are|be) (?:being )?"
    r"(?:asked|recommended|invited|requested) to\b|\basking (?:the )?(?:panel|committee|board|"
    r"members|cabinet|council|you) to\b|^(?:and )?(?:also )?consider that the\b"
)
_HAVE_ASKED = re.compile(
    r"\bi (?:have|did) asked? (?:for|that|[a-z]+ to|(?:[a-z]+ ){1,3}to)\b|"
    r"\b(?:i will|can i|i want to|i would like to) (?:have|get|ask for) (?:that|this|it) (?:to go "
    r"down|to be|minuted|recorded|noted|put)|\baction for [a-z]+"
)
_PASS_ON = re.compile(
    r"\b(?:pass (?:on )?(?:our|my|the [a-z]+'?s?) (?:thanks|congratulations|best wishes|regards)|"
    r"please (?:pass|give|convey) (?:on )?(?:our|my))"
)
_DATA_QUESTION = re.compile(
    rf"\b(?:is there|are there|do (?:we|you) have|have (?:we|you) got) (?:any |a |an |some |the )?"
    rf"(?:[a-z]+ ){{0,3}}?(?:targets?|percentage|{INFORMATION})\b"
)
_QUESTION = re.compile(
    r"\b(?:can|could|would|will|do|does|did|is|are|was|were|has|have|should) (?:i|we|you|they|it|he|"
    r"she|that|this|there|the|your|our|any|anybody|anyone|someone|somebody)\b|\b(?:what|how|why|when|"
    r"where|which|who)(?: [a-z]+)? (?:is|are|was|were|do|does|did|can|could|will|would|has|have)\b|"
    r"\bi (?:wonder|wondered|was wondering|am wondering|would be interested|wanted to (?:ask|know)|"
    r"want to (?:ask|know)|am curious|would like to (?:know|understand|hear))\b|\?$"
)
_CHANGE = re.compile(
    r"\b(?:add(?:ed)?|amend(?:ed)?|correct(?:ed)?|chang(?:e|ed|ing)|reword(?:ed)?|alter(?:ed)?|"
    r"replac(?:e|ed)|delet(?:e|ed)|remov(?:e|ed)|insert(?:ed)?|put right)\b"
)
_WORDING = re.compile(
    r"\b(?:words?|wording|minutes|report|page|paragraph|title|sentence|figures?|phrase|name|spell(?:ed|"
    r"ing)|appendix|table|section|says?|reads?|draft|typo|number)\b"
)
_SHOULD_SAY = re.compile(
    r"\b(?:it|that|which|this|line|title|page [0-9]+) (?:should|ought to) (?:say|read|be|have said)\b"
)
_WISHED_SEEN = re.compile(r"\bwould have been (?:nice|good|helpful|useful|great|better)\b")
_NO_REQUEST = re.compile(
    r"\b(?:how|what|where|when|why|which|who) (?:else )?(?:can|could|would|will) (?:we|i|you|the)\b|"
    r"(?:proposer|seconder|mover|nominations?|show of hands|in favour|apologies|your name|volume|hear "
    r"me|see (?:that|my screen|me)|start with|come in|a question|some questions|ask (?:what|why|how|"
    r"if (?:the|this|there)|when|who|where|is|are|does|do|did|about|one|a)|move on|bring (?:in|up)|"
    r"welcome|introduce|remind|congratulate|thank everyone|say|stop you|read (?:that|it|this) out|"
    r"take (?:your|questions|that as|those as|them as|the first|it that|it as)|take a (?:vote|break)|"
    r"have (?:a vote|your attention|order|quiet|the next|councillor [a-z]+ )|speak up|"
    r"just (?:check|ask|say)|declare)"
)
# Before "can we": the question is how or when, or it is no question ("so that can be").
_ASKS_HOW = re.compile(
    r"\b(?:how|what|where|when|why|which|who|that|as|if|anything|anyone|nobody)(?: else)? ?$"
)
_STARTS_CLAUSE = re.compile(
    r"(?:^|[,.;:?!–-] ?|\b(?:so|and|or|but|please|yes|yeah|chair|okay|thank you|"
    r"report|then|issue|it|here|all|too|councillor [a-z]+) )$"
)


def requests(said: str, names: str) -> list[Cue]:
    """Cues of requests and of suggested changes in ``said``.

    ``names`` is a pattern of the names of those present. A plain question is a weak cue.
    """
    found: list[Cue] = []

    def add(rule: str, begin: int, end: int, force: Force, score: float) -> None:
        found.append(Cue("request", force, begin, end, rule, score))

    for match in _CAN_YOU.finditer(said):
        if _ASKS_HOW.search(said[: match.start()]):
            continue
        if _NO_REQUEST.search(match.group()[:70]) or MEETING_TALK.search(match.group()[:70]):
            continue
        add("can-you", match.start(), match.start("rest"), _can_you_force(match), 0.85)
    if names:
        for match in re.finditer(
            rf"\b(?:can|could|would|will) (?:{names})(?: please| ,)* (?P<want>{_WANT})\b", said
        ):
            if not _NO_REQUEST.search(match.group()):
                add("can-you", match.start(), match.end(), "firm", 0.8)
    for match in _CAN_IT_BE.finditer(said):
        if _STARTS_CLAUSE.search(said[: match.start()]):
            add("can-it-be", match.start(), match.end(), "firm", 0.85)
    for pattern, rule, force, score in _REQUEST_RULES:
        for match in pattern.finditer(said):
            if not _NO_REQUEST.search(said[match.start() : match.end() + 25]):
                add(rule, match.start(), match.end(), force, score)
    found = [_as_change(said, cue) for cue in found if not is_talk(said, cue)]
    if not found:
        question = _QUESTION.search(said)
        if question:
            add("question", question.start(), question.end(), "weak", 0.3)
    return found


def _can_you_force(match: re.Match[str]) -> Force:
    """How firmly "can we have ..." asks: firmly for papers and figures, else it may be a question."""
    asked, want, rest = match["asked"], match["want"], match["rest"][:80]
    informed = re.search(rf"\b{INFORMATION}\b|\bput in\b|\bback\b", rest)
    if asked == "i" and not (informed or want.startswith(("ask", "request"))):
        return "weak"
    if want.startswith(("give", "do ", "look")) or (
        want in ("have", "get", "see") and not informed
    ):
        return "soft"
    return "firm"


_REQUEST_RULES: tuple[tuple[re.Pattern[str], str, Force, float], ...] = (
    (_WOULD_IT_BE, "would-it-be", "firm", 0.8),
    (_WOULD_LIKE, "would-like", "soft", 0.6),
    (_I_ASK, "i-ask", "firm", 0.75),
    (_PLEASE, "please", "firm", 0.85),
    (_PASS_ON, "pass-on", "firm", 0.8),
    (_GREAT_IF, "great-if", "soft", 0.6),
    (_REPORT_SHOULD, "report-should", "firm", 0.8),
    (_NOT_SEEN, "not-seen", "soft", 0.5),
    (_SUGGEST, "suggest", "soft", 0.6),
    (_NEED_YOU, "need-you", "soft", 0.6),
    (_ASKED_TO_NOTE, "asked-to-note", "soft", 0.4),
    (_HAVE_ASKED, "have-asked", "soft", 0.4),
    (_DATA_QUESTION, "data-question", "soft", 0.4),
    (_SHOULD_SAY, "should-say", "firm", 0.8),
)


def _as_change(said: str, cue: Cue) -> Cue:
    """The cue as a suggested change where it is about the words of a document."""
    after = said[cue.begin : cue.end + 40]
    change = (_CHANGE.search(after) and _WORDING.search(said)) or cue.rule == "should-say"
    if change or (cue.rule == "great-if" and _WISHED_SEEN.search(after)):
        force: Force = "firm" if cue.rule in ("suggest", "would-like") else cue.force
        return Cue("suggested-change", force, cue.begin, cue.end, cue.rule, cue.score)
    return cue
