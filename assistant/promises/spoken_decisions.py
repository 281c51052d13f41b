"""The cues of a decision in speech (proposer, vote, "agreed"), and of a yes or no to a request."""

from __future__ import annotations

import re
from typing import Literal

from assistant.promises.spoken_cues import Cue

_BODY = r"(?:panel|committee|board|council|cabinet|members|scrutiny|meeting)"
_ADOPT = r"(?:endorse|approve|agree|note|accept|support|adopt|recommend|receive|ratify)"
_SIGNS = [  # each shows that something is being decided here and now
    r"(?:can|could|may|do|would|have) (?:i|we|you) (?:please )?(?:have|ask for|get|take|got|hear)? "
    r"?(?:an?|the|your|someone to|somebody to|another|any)? ?(?:proposer|propose the|mover|move "
    r"the|"
    r"motion (?:to|on|for)|seconder)\b",
    r"is there (?:an?|any) (?:motion|seconder|proposer|mover)\b|(?:a|the) proposer\b",
    rf"(?:can|may|will|would|to) (?:i |we )?(?:like to )?(?:ask|invite) (?:the |this )?{_BODY} "
    rf"(?:to )?"
    rf"{_ADOPT}\b",
    rf"(?:are|is) (?:we|members|the {_BODY}|everyone|everybody|{_BODY}) (?:all )?(?:happy|content|"
    rf"minded) (?:to {_ADOPT}|with (?:that|the recommendations?|those)|that)\b",
    rf"are you (?:all )?(?:happy|content|minded) to {_ADOPT}\b",
    rf"(?:are|is) (?:we|members|the {_BODY}|everyone|everybody) (?:all )?(?:agreed|in agreement|in "
    rf"favour)\b",
    r"recommendations? (?:to be|be|are|is|as (?:they are|set out)) (?:[a-z]+ )?(?:endorsed|"
    r"approved|"
    r"agreed|noted|accepted|supported|proposed|carried)\b",
    r"(?:are|is|take) (?:that|those|these|they|the minutes|the recommendations?) (?:as )?(?:all )?"
    r"(?:agreed|approved|carried|an? (?:true|fair|correct|accurate) record)\b",
    r"minutes (?:are )?(?:they )?(?:agreed|approved|an? (?:true|fair|correct|accurate))\b",
    r"(?:all )?(?:those )?in favour (?:[.?]|say|of (?:the|that))|all (?:those )?in favour\b|"
    r"those in favour\b|in favour [.?]? ?(?:[a-z0-9]+ [.]? ?)?against\b",
    r"(?:those|all those|any) (?:for|against) the (?:motion|amendment|recommendations?|proposal)\b",
    r"(?:motion|resolution|recommendations?|amendment|item|ordinance|minutes) (?:is |are |was |"
    r"has |"
    r"therefore |now )*(?:carries|carried|passes|passed|falls|fails|defeated|lost|adopted|"
    r"unanimous|"
    r"unanimously)\b",
    r"passes (?:unanimously|[0-9a-z]+ to)\b|so (?:moved|resolved)\b|(?:okay|yes) , carried\b|"
    r"that is (?:unanimous|carried|agreed)\b",
    r"i (?:will |would |would like to |want to |so |am happy to |wish to )?(?:move|propose) "
    r"(?:that|the|"
    r"we|a|it|this|resolution|approval|adoption|item|to|an|[a-z]+[0-9]+)\b",
    r"(?:moved|proposed) by councillor|(?:moved|proposed) by [a-z ]{3,30}(?:,|and)? ?seconded\b|"
    r"seconded by\b|councillor [a-z]+ (?:proposes|seconds|proposing|seconding)\b",
    r"(?:the )?(?:recommendation|proposal|motion|resolution) (?:is|are|in front of us is) (?:that|"
    r"to|on)\b",
    r"put (?:that|it|this|the [a-z]+) to the vote\b|approve the (?:draft )?minutes\b",
    rf"(?:note|record|take) the comments from the {_BODY}\b",
]
_DECIDES = re.compile(
    "|".join(rf"\b(?:{sign})" for sign in _SIGNS)
    + r"|(?:^|\. )(?:move|moved|motion) (?:to|that|approval)\b"
    + r"|^(?:and |so )*(?:that|it) (?:is )?(?:carries|carried|falls)"
    + r"(?= [.,;!]|$| unanimously| by | thank)"
)
# Counts only beside one of those.
_SUPPORTS = re.compile(
    r"^(?:yes |yeah |okay |chair |thank you |happy to |i will |i |i am happy to )*(?:second|"
    r"seconded|agreed|"
    r"propose|proposed|carried|aye|so moved|second it|second that)\b|"
    r"\bseconder\b|\bsecond(?:ed|ing)?\b|\bagainst\b|\babstentions?\b|\babstain|\bin favour\b|"
    r"\bagreed\b|"
    r"\bunanimous|\bcarried\b|\bproposer\b|\bproposes?\b|\bsay aye\b|\bopposed\b|\baye\b|\bshow "
    r"of hands\b"
)
_NOT_DECIDED = re.compile(
    r"\b(?:was|were|had been|have been|been|who|which|has been|already|previously|last (?:year|"
    r"month|week|"
    r"meeting)|in (?:19|20)\d\d)\b"
)
_LOST = re.compile(
    r"\b(?:falls|fails|defeated|rejected|not (?:agreed|passed|approved)|is lost|was lost|not "
    r"carried|does not carry)\b"
)
_CARRIED = re.compile(
    r"\b(?:carried|carries|passes|passed|agreed|unanimous|unanimously|adopted|everybody|"
    r"second(?:ed|er|s|"
    r"ing)?(?: by)?|proposed by|thank you|so moved|aye)\b"
)


def decisions(said: str) -> list[Cue]:
    """Cues of a decision: "firm" where it is taken here, "weak" where it only helps another."""
    if not _SIGN.search(said):
        return []
    found = []
    for match in _DECIDES.finditer(said):
        near = said[max(0, match.start() - 25) : match.end()]
        past = _NOT_DECIDED.search(near) and not re.search(r"\b(?:can|could|do|is there)\b", near)
        if not past:
            found.append(Cue("resolution", "firm", match.start(), match.end(), "decides", 0.85))
    if not found:
        helps = _SUPPORTS.search(said)
        if helps and len(said.split()) <= 25:
            found.append(Cue("resolution", "weak", helps.start(), helps.end(), "vote", 0.4))
    return found


def outcome(said: str) -> bool | None:
    """Whether a decision's words show that it was taken (True), lost (False), or neither."""
    if _LOST.search(said):
        return False
    return True if _CARRIED.search(said) else None


_SETTLED = re.compile(
    r"\b(?:carried|carries|passes|passed|falls|fails|defeated|unanimous|unanimously|so resolved)\b"
)


def settles(said: str) -> bool:
    """True where a sentence says how a vote ended."""
    return bool(_SETTLED.search(said))


def moves(said: str, cue: Cue) -> bool:
    """True where a decision's sign is a motion in full ("I move that ...")."""
    return bool(_MOTION.match(said, cue.begin))


_MOTION = re.compile(r"i (?:so )?(?:move|propose) (?:that|to|we|the) ")
_SIGN = re.compile(
    r"propos|second|mov|motion|recommend|agree|approv|favour|carr|pass|fall|fail|adopt|unanim|"
    r"resol|lost|"
    r"defeat|endors|against|abst|note|content|happy|minutes|aye|oppos|vote|support|record"
)
Answer = Literal["yes", "no"]
_LEAD = (
    r"^(?:(?:well|so|chair|councillor [a-z]+|thank you|sorry|through you|,|\.|um|oh|and|i mean) ?)*"
)
_YES = re.compile(
    _LEAD
    + r"(?:yes|yeah|yep|yup|sure|absolutely|certainly|definitely|of course|okay|no problem|not a "
    r"problem|happy to|will do|indeed|noted|good (?:point|catch|idea|shout)|fair (?:point|enough|"
    r"comment)|"
    r"(?:i|we) have no (?:problem|objection)|by all means|that is (?:fine|no problem|a (?:good|"
    r"fair))|"
    r"consider it done|i think that (?:would be|is) a (?:great|good)|leave (?:that|it) with)\b"
)
_CONDITIONAL_YES = re.compile(
    _LEAD
    + r"(?:yes|yeah|sure|absolutely|certainly|of course|definitely)\b.{0,20}\b(?:you should be "
    r"able|"
    r"(?:i|we|it|that|they) (?:can|should|could|will|would be able)(?! not)|should be (?:fine|"
    r"possible|able|"
    r"okay)|no problem|we (?:can|will) do)\b"
)
_NO = re.compile(
    _LEAD
    + r"(?:in short ,? ?)?(?:no(?! problem| objection| worries| doubt| ,? that is fine|body| one|"
    r"t\b)|"
    r"nope|unfortunately|i am afraid|not (?:at the moment|currently|at this (?:stage|point|"
    r"time)))\b|"
    r"\b(?:i|we) (?:will|can|could|would|am|are) not (?:be |going to |in a position |able to |do |"
    r"continue|"
    r"agree|say that|commit|promise|release|give|provide|publish|share|put|support)|"
    r"\b(?:so|and) ,? ?no ,|\banswer (?:to that )?is no\b|\bnot (?:something|anything) (?:that "
    r")?(?:i|we) (?:can|will|"
    r"would)\b|\bno plans? to\b|\bunable to\b|\bnot possible\b|\bdoes not allow\b|\bis not "
    r"(?:possible|"
    r"feasible|allowed|permitted)\b"
)


def answer_of(said: str) -> Answer | None:
    """Whether a sentence said after a request agrees to it ("yes") or refuses it ("no")."""
    if _NO.search(said):
        return "no"
    return "yes" if _YES.search(said) else None


def can_be_done(said: str) -> bool:
    """True for a yes that says it can be done ("Yes, you should be able to")."""
    return bool(_CONDITIONAL_YES.search(said))
