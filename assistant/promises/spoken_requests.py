"""The cues of a request or a suggested change in one spoken sentence."""

from __future__ import annotations

import re

from assistant.promises.spoken_cues import Cue, Force, is_talk
from assistant.promises.spoken_verbs import DONE, INFORMATION, MEETING_TALK

_ASKED = (
    r"(?:i|we|you|someone|somebody|anyone|anybody|officers?|staff|colleagues|members|people|"
    r"(?:the|our|your|this)(?: [a-z]+){1,4}?)"
)
_WANT = (
    r"(?:have|get|receive|see|request|circulate|send|share|provide|bring|add|include|put|amend|"
    r"correct|change|check|look (?:at|into)|find out|chase|follow|arrange|write|report|come back|"
    r"return|let (?:us|me|the [a-z]+|[a-z]+) (?:know|have|see)|pass on|take|make sure|ensure|"
    r"publish|clarify|consider|review|set up|organise|email|contact|speak to|talk to|invite|"
    r"update|produce|prepare|draft|supply|explore|investigate|give (?:us|me|the)|be (?:given|sent|"
    r"provided|updated|told|informed|kept)|ask (?:for|that|officers|you to|if (?:we|you|it) (?:can|"
    r"could))|note|record|minute|reword|replace|remove|keep|commit|do (?:that|it|this|something)|"
    r"look)"
)
_CAN_YOU = re.compile(
    rf"\b(?:can|could|would|will|may)(?! not) (?P<asked>{_ASKED})(?: please| all| both| ,)*"
    rf"(?: (?:be|have) (?:able|willing|prepared|happy|kind enough) to| mind)? "
    rf"(?:go (?:back |away )?and )?(?P<want>{_WANT})\b(?=(?P<rest>.*))"
)
_I_WANT = ("have", "get", "see", "receive", "ask for", "request", "ask that", "ask if", "ask you")
_CAN_IT_BE = re.compile(
    rf"\b(?:can|could|should|may) (?:(?P<pointing>that|this|it|these|those|they)|(?:the|an?|any|"
    rf"more|some|those|these|that|this|our)(?: [a-z0-9']+){{1,7}}?) (?:be|get) (?:all )?"
    rf"(?:{DONE}|reviewed|considered|done|explained|extended)\b"
)
_WOULD_IT_BE = re.compile(
    r"\b(?:would|will) it be (?:okay|possible|feasible|alright|all right|worth|useful|helpful|an "
    r"idea|too much|acceptable)|\bis it (?:possible|feasible) (?:to|for (?:us|you|members|me|"
    r"the))\b|"
    r"\bis there (?:any|a) (?:way|chance|possibility|scope) (?:of (?:having|getting|seeing|putting|"
    r"adding|including)|we|you|that (?:we|you)|to|i|for)\b"
)
_WOULD_LIKE = re.compile(
    rf"\b(?:i|we) (?:would (?:like|welcome|appreciate|be (?:grateful|keen))|want(?= you| officers| "
    rf"it| that| sight)|like(?= sight))"
    rf" (?:to (?:see|have|get|receive|request|ask (?:for|that|officers|you to|if you)|hear back|be "
    rf"(?:kept|sent|given|told)|make a request)|you to|officers to|the officers? to|it (?:noted|"
    rf"minuted|recorded|if)|that (?:noted|minuted|recorded|to)|sight of|(?:more|a|an|some|the|"
    rf"further|any) (?:[a-z0-9]+ ){{0,5}}?{INFORMATION})\b"
)
_I_ASK = re.compile(
    r"\b(?:i|we)(?: (?:would (?:only )?|want to |would like to )(?:ask|request)|(?<=\bi) ask"
    r"| (?:am|are) (?:asking|requesting)(?= (?:that|for(?! (?:the (?:panel|committee|board)|"
    r" members|one thing|two things))|you))) (?:that|for(?! (?:one|two) things?)|you to|(?:if|"
    r"whether) (?:we|you|it|that|they|"
    r"officers) (?:can|could|would)|officers to|members not to|(?:the|our) (?:[a-z]+ ){1,4}to)\b"
)
_PLEASE = re.compile(
    r"(?<!to )\bplease (?:can|could|would|will) (?:we|you|i|the|someone|officers|that|it)\b|"
    r"\bplease (?:let (?:us|me|members|the)|send|circulate|provide|bring|make sure|ensure|check|"
    r"pass|add|include|look "
    r"(?:at|into)|email|drop|consider|publish|write|report|put|fix|change|amend|correct|contact)\b|"
    r"\b(?:send|circulate|let me have|let us have|email|report back) (?:[a-z]+ ){0,8}please\b|"
    r"\b(?:bring|send) (?:it|that|them|this) (?:back )?(?:here|to (?:us|this|me))\b"
)
_GREAT_IF = re.compile(
    r"\b(?:it|that) (?:would|might|will|could) (?:be|have been) (?:[a-z]+ )?(?:good|great|nice|"
    r"helpful|useful|interesting|beneficial|handy|lovely|better|worth|worthwhile|wonderful|"
    r"brilliant|ideal)(?: for (?:us|me|the [a-z]+|members|everyone))?(?: if| to (?:see|have|get|"
    r"hear|know|receive|include|understand|bring|look|add)| for us to| seeing| having|,? if)\b"
)
_REPORT_SHOULD = re.compile(
    r"\b(?:should|could|can) (?:we |you |they |it |that |this |officers )?(?:have|include|see|show|"
    r"contain|say|read|be)\b.{0,60}\b(?:in|on|for|at) (?:the|a|our|your) (?:[a-z]+ )?(?:next|"
    r"future|subsequent|later|coming|following) (?:[a-z]+ )?(?:report|meeting|year|version|agenda|"
    r"plan)"
)
_NOT_SEEN = re.compile(
    r"\b(?:i|we) (?:could|can|did|do) not (?:see|find|spot) (?:where|any (?:mention|reference|"
    r"figures?)|anything (?:about|on|in)|reference|mention|how)\b|\b(?:it|that) (?:is|was) not "
    r"clear (?:from|in the|to me|where|how|what)\b"
)
_SUGGEST = re.compile(
    r"\b(?:i|we) (?:would |will |do |want to |would like to )?(?:suggest|recommend) (?:that (?:we|"
    r"you|officers|the|it be|a|they|members)|we|you|officers|the|a|an|changing|adding|looking|"
    r"having)\b|\b(?:my|a|one|our) suggestion (?:is|was|would be)\b|\bi (?:think|feel) (?:that )?"
    r"(?:we|you|officers|it|that|the [a-z]+) (?:should|ought to|need to) (?:get|have|be (?:added|"
    r"amended|changed|included|put|reviewed)|include|ask|look at|write|add|read|bring|invite|"
    r"consult)\b"
)
_NEED_YOU = re.compile(
    r"\b(?:i|we) (?:need|want|would like|expect) (?:(?:two|three|some|one|all) of )?(?:you|"
    r"officers|"
    r"the (?:council|clerk|director|officers|team|panel|committee|board)) to\b|"
    r"\bwhat (?:i|we) (?:would like|want|are asking|am asking)(?: for)?(?: to (?:see|have))?\b"
)
_ASKED_TO_NOTE = re.compile(
    r"\b(?:panel|committee|board|members|cabinet|council|scrutiny|you) (?:is|are|be) (?:being )?"
    r"(?:asked|recommended|invited|requested) to\b|\basking (?:for )?(?:the )?(?:panel|committee|"
    r"board|members|cabinet|council|you) to\b|^(?:and )?consider that the\b"
)
_WORTH_IT = re.compile(
    r"\b(?:is|was) (?:that|it|this|there) (?:something|anything) (?:that )?(?:(?:that )?(?:could|"
    r"can|might|"
    r"should) be|worth|we (?:could|can|should)|you (?:could|can|might))\b|\b(?:does|should|do) "
    r"(?:that|it|"
    r"this|we) need to (?:go|be|add|include)\b|\bcan i (?:bring up|raise|put forward|suggest) "
    r"(?:the|an?) "
    r"(?:idea|suggestion|possibility)\b"
)
_HAVE_ASKED = re.compile(
    r"\bi (?:have|did) asked? (?:for|that|[a-z]+ to|(?:[a-z]+ ){1,3}to)\b|"
    r"\b(?:i will|can i|i want to|i would like to) (?:have|get|ask for) (?:that|this|it) (?:to go "
    r"down|to be|minuted|recorded|noted|put)|\bi will ask (?:for that|[a-z]+ to note)|"
    r"\baction for [a-z]+"
)
_TOLD_NO = re.compile(
    r"\b(?:i|we) (?:have )?asked (?:for|if|whether|that)\b.{3,80}\b(?:told no|was refused|were "
    r"refused|"
    r"turned down|said no|answer was no)\b"
)
_MAYBE_WE = re.compile(
    rf"\b(?:we|committee|members) could (?:have|get|see|receive) (?:an?|the|some|more|that|those|"
    rf"any)"
    rf"(?: [a-z]+){{0,4}}? {INFORMATION}\b|\b(?:i|we) would (?:be grateful|appreciate(?: it)?) if\b"
)
_PASS_ON = re.compile(
    r"\b(?:pass (?:on )?(?:our|my|the [a-z]+'?s?) (?:thanks|congratulations|best wishes|regards)|"
    r"please (?:pass|give|convey) (?:on )?(?:our|my))"
)
_DATA_QUESTION = re.compile(
    rf"\b(?:is there|are there|do (?:we|you) have|have (?:we|you) got) (?:any |a |an |some |the )?"
    rf"(?:[a-z]+ ){{0,3}}?(?:targets?|percentage|{INFORMATION})\b"
)
_SHOULD_SAY = re.compile(
    r"\b(?:it|that|which|this|line|title|page [0-9a-z]+) (?:should|ought to) (?:say|read|have said|"
    r"be (?:[a-z0-9]+ )?(?:not|rather than|instead of))\b"
)
_LEAD = r"(?:(?:so|and|but|okay|yes|yeah|well|chair|sorry|thank you|also|councillor [a-z]+|,) ?)*"
_QUESTION = re.compile(
    rf"^{_LEAD}(?:(?:can|could|would|will|do|does|did|is|are|was|were|has|have|should) (?:i|we|you|"
    rf"they|it|he|she|that|this|there|the|your|our|any|anybody|anyone|someone|somebody)\b|"
    rf"(?:what|how|why|when|where|which|who)(?: [a-z]+)? (?:is|are|was|were|do|does|did|can|could|"
    rf"will|would|has|have)\b)|\bi (?:wonder|wondered|was wondering|am wondering|would be "
    rf"interested|wanted to (?:ask|know)|want to (?:ask|know)|am curious|would like to (?:know|"
    rf"understand|hear)|thought you might)\b|\?$|\b[a-z]+ (?:can|could) (?:we|you) [a-z]+ (?:it|"
    rf"that)"
)
# Questions of the chair's about the meeting, and rhetorical ones.
_MEETING_QUESTION = re.compile(
    r"\b(?:any (?:other|further|more|against|opposed|questions?|comments?|corrections?|apologies|"
    r"declarations?)|hear me|see (?:that|my|it|the screen)|agreed|in favour|seconder|proposer|with "
    r"me|is that (?:okay|all right|right)|is it|is not it|object|happy with|apologies|(?:like|want|"
    r"wish) to (?:come|add|say|respond|speak|comment|ask)|read them|question)\b"
)
_CHANGE = re.compile(
    r"\b(?:add(?:ed)?|amend(?:ed)?|correct(?:ed)?|chang(?:e|ed|ing)|reword(?:ed)?|alter(?:ed)?|"
    r"replac(?:e|ed)|delet(?:e|ed)|remov(?:e|ed)|insert(?:ed)?|put right)\b"
)
_WORDING = re.compile(
    r"\b(?:words?|wording|minutes|report|page|paragraph|title|sentence|figures?|phrase|name|"
    r"spell(?:ed|ing)|appendix|table|section|says?|reads?|draft|typo|number)\b"
)
_WISHED_SEEN = re.compile(r"\bwould have been (?:nice|good|helpful|useful|great|better)\b")
_NO_REQUEST = re.compile(
    r"\b(?:how|what|where|when|why|which|who) (?:else )?(?:can|could|would|will) (?:we|i|you|"
    r"the)\b|"
    r"\b(?:proposer|seconder|mover|nominations?|show of hands|in favour|apologies|your name|volume|"
    r"hear me|see (?:that|my screen|me)|start with|come in|(?:[a-z]+ )?questions?|ask (?:what|"
    r"why|how|if (?:the|this|there)|when|who|where|is|are|does|do|did|about|one|a)|move on|bring "
    r"(?:in|up)|welcome|introduce|remind|an? (?:[a-z]+ ){0,3}(?<!written )(?:answer|response)|"
    r"congratulate|thank everyone|say (?!so\b)|(?:[a-z]+ "
    r")?answers|(?:a|an|the) "
    r"(?:[a-z]+ )?intervention|take (?:it|that) from|share (?:the|that|my|this) (?:concerns?|view|"
    r"frustration)|stop you|read (?:that|it|"
    r"this) out|take (?:your|questions|that as|those as|them as|the first|it that|it as)|take a "
    r"(?:vote|break)|have (?:a vote|your attention|order|quiet|the next|councillor [a-z]+)|speak "
    r"up|just (?:check|ask|say)|declare|look at (?:the )?(?:page|slide|item))\b"
)
# "Can we see that": whether it is on the screen.
_SEE_HERE = re.compile(
    r"(?:can|could) (?:i|we|you|everyone) see (?:that|from|on|the|what|some|you|it|all)\b"
)
# Before "can we": the question is how or when, or it is no question ("so that can be").
_ASKS_HOW = re.compile(
    r"\b(?:how|what|where|when|why|which|who|that|as|if|anything|anyone|nobody)(?: else)? ?$"
)
_ASKS_WHAT = re.compile(r"\b(?:what|how|which|why|extent)\b[^,.?]{0,30}$|\bsay(?:ing|s)? ,? ?$")
_STARTS_CLAUSE = re.compile(
    r"(?:^|[,.;:?!–-] ?|\b(?:so|and|or|but|please|yes|yeah|chair|okay|thank you|then|"
    r"councillor [a-z]+|now|again|page [0-9]+) )$"
)


def requests(said: str, names: str) -> list[Cue]:
    """Cues of requests and of suggested changes in ``said``.

    ``names`` is a pattern of the names of those present. A plain question is a weak cue.
    """
    if not _ANY_SIGN.search(said):
        return []
    found: list[Cue] = []

    def add(rule: str, begin: int, end: int, force: Force, score: float) -> None:
        found.append(Cue("request", force, begin, end, rule, score))

    for match in _CAN_YOU.finditer(said):
        before = said[: match.start()]
        if _ASKS_HOW.search(before) or _ASKS_WHAT.search(before):
            continue
        if match.group().startswith(("would we ", "will we ")):
            continue
        tail = said[match.start() : match.start() + 70]
        if _NO_REQUEST.search(tail) or _SEE_HERE.match(tail) or MEETING_TALK.search(tail):
            continue
        if match["asked"] == "i" and not match["want"].startswith(_I_WANT):
            continue
        add("can-you", match.start(), match.start("rest"), _can_you_force(match), 0.85)
    if names:
        for match in re.finditer(
            rf"\b(?:can|could|would|will) (?:{names})(?: please| ,)* (?P<want>{_WANT})\b", said
        ):
            if not _NO_REQUEST.search(match.group()):
                add("can-you", match.start(), match.end(), "firm", 0.8)
    for match in _CAN_IT_BE.finditer(said):
        before = said[: match.start()]
        # "the plan can the figures be" needs a clause's start; "can that be" asks wherever it is.
        pointing = match["pointing"] and not _ASKS_HOW.search(before)
        if pointing or _STARTS_CLAUSE.search(before):
            add("can-it-be", match.start(), match.end(), "firm", 0.85)
    for pattern, rule, force, score in _REQUEST_RULES:
        for match in pattern.finditer(said):
            no_request = _NO_REQUEST.search(said[match.start() : match.end() + 25])
            if rule in _PLAIN_ENOUGH or not no_request:
                papers = rule == "would-like" and _PAPERS.search(
                    said, match.start(), match.end() + 60
                )
                add(rule, match.start(), match.end(), "firm" if papers else force, score)
    if any(cue.rule == "asked-to-note" for cue in found):
        found = [cue for cue in found if cue.rule != "i-ask"]
    found = [_as_change(said, cue) for cue in found if not is_talk(said, cue)]
    if not found and not _MEETING_QUESTION.search(said):
        question = _QUESTION.search(said)
        if question:
            add("question", question.start(), question.end(), "weak", 0.3)
    return found


_ANY_SIGN = re.compile(
    r"\b(?:can|could|would|will|may|should|is|are|do|does|did|have|has|please|ask|asked|asking|"
    r"want|"
    r"need|suggest|suggestion|recommend|wonder|wondered|request|pass|action|what|how|why|when|"
    r"where|"
    r"who|consider|bring|send|circulate|let|email|ought|was|were|curious|thought)\b|\?"
)


_PAPERS = re.compile(rf"\b{INFORMATION}\b")


def _can_you_force(match: re.Match[str]) -> Force:
    """How firmly "can we have ..." asks: firmly for papers and figures, else it may only ask."""
    want, rest = match["want"], match["rest"][:80]
    informed = re.search(rf"\b{INFORMATION}\b|\bput in\b|\bback\b", rest)
    if want == "clarify" or re.match(r" (?:[a-z]+ )?clar", rest):
        return "soft"
    if want.startswith(("give", "do ")) or want in ("look", "have", "get", "see"):
        return "firm" if informed and not want.startswith("give") else "soft"
    return "firm"


_PLAIN_ENOUGH = ("worth-it", "should-say", "told-no", "not-seen")
_REQUEST_RULES: tuple[tuple[re.Pattern[str], str, Force, float], ...] = (
    (_WOULD_IT_BE, "would-it-be", "firm", 0.8),
    (_WOULD_LIKE, "would-like", "soft", 0.6),
    (_ASKED_TO_NOTE, "asked-to-note", "soft", 0.7),
    (_I_ASK, "i-ask", "firm", 0.6),
    (_PLEASE, "please", "firm", 0.85),
    (_MAYBE_WE, "maybe-we", "firm", 0.7),
    (_PASS_ON, "pass-on", "firm", 0.8),
    (_GREAT_IF, "great-if", "soft", 0.6),
    (_REPORT_SHOULD, "report-should", "firm", 0.8),
    (_NOT_SEEN, "not-seen", "soft", 0.5),
    (_SUGGEST, "suggest", "soft", 0.6),
    (_NEED_YOU, "need-you", "soft", 0.6),
    (_WORTH_IT, "worth-it", "soft", 0.5),
    (_TOLD_NO, "told-no", "soft", 0.6),
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
