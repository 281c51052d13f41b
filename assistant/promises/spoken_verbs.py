"""The verbs of an undertaking in speech: what is done after the meeting, and what only moves it on.

All patterns are for normalised speech (``speech.Utterance.said``): lower case, contractions spelled
out, fillers left out, one space between tokens.
"""

from __future__ import annotations

import re

from corpus.months import ANY_MONTH

OBJECT = (
    r"(?:(?:all of )?(?:that|this|it|those|these|them)|"
    r"(?:the|your|our|their|an?|some|any|that|this|those|these|all|both|each|every|another) "
    r"(?:[a-z0-9']+ ){0,4}?[a-z0-9']+|what (?:you|i|we) [a-z]+(?: [a-z]+)?|something|members)"
)
_PERSON = (
    r"(?:you|members|everyone|everybody|them|him|her|us|the [a-z]+(?: [a-z]+)?|"
    r"this (?:panel|committee|board|council)|councillor [a-z]+)"
)
_BODY = r"(?:panel|committee|board|council|cabinet|scrutiny|meeting|members|forum|group)"
# Words that a report, an answer or a figure goes by.
INFORMATION = (
    r"(?:report|paper|update|figures?|data|statistics|stats|breakdown|cop(?:y|ies)|list|details?|"
    r"information|numbers?|briefing|note|answer|response|reply|summary|table|timetable|timeline|"
    r"timescales?|plan|schedule|map|analysis|evidence|presentation|results?|feedback|links?|"
    r"clarification|clarity|letter|memo|email|costings?|costs?|quotes?|options?|"
    r"documents?|policy|strategy|review|minutes|certificate|accounts|idea|sight|explanation)"
)
_NOT_TALK = (
    r"(?! (?:that|this|it|these|those|you|some|my|your|about|through|briefly|"
    r"the (?:report|item|slides?|paper|presentation|motion|amendment|application|"
    r"recommendations?|next|first|agenda|plan|figures))\b)"
)
_STRONG = [
    # Sends or says something afterwards.
    r"(?:re ?)?circulate|(?:re ?)?send(?! my apolog)|e ?mail|e mail|distribute",
    r"forward (?:that|this|it|those|them|the|you)|scan|copy (?:you|members|everyone|them|it|in)\b",
    r"write (?:to|back|up|in|round|again)\b|write (?:a|an|the|that|it)\b(?! section)",
    rf"drop {_PERSON} (?:a|an) (?:line|e ?mail|e mail|note)",
    r"report (?:that |this |it )?back\b",
    rf"feed (?:{OBJECT} )?(?:back|into|in|through)\b",
    rf"come back (?:to (?:members|us|(?:the|this|your|another|a) (?:\w+ )?{_BODY}|scrutiny)|with\b|"
    r"in writing|in (?:the|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|and (?:give|report|tell|update|present|explain|answer))",
    r"come back to (?:you|councillor [a-z]+|him|her|them) (?:on|with|about|in writing|by|once|"
    r"when|as soon|outside|after|before|and|regarding|next)",
    rf"return (?:to (?:you|{_PERSON}) with|with|in (?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december|the (?:new year|spring|summer|autumn|winter)))",
    rf"get back (?:to|with)|get (?:{OBJECT} )?(?:to|over to|across to|out to|back to|for) "
    rf"{_PERSON}",
    rf"get you (?:{OBJECT})|get hold of|get in touch",
    r"get (?:that|this|it|those|them|the [a-z]+(?: [a-z]+)?) (?:sorted|done|fixed|added|changed|"
    r"amended|corrected|put|looked|updated|published|up|on|in|out|right|circulated|sent|checked)",
    rf"let {_PERSON} (?:know|have|see)",
    rf"keep {_PERSON} (?:[a-z]+ )?(?:updated|informed|posted|briefed|up to date|in the loop|"
    r"advised|abreast)",
    rf"share (?!slide|some slides|my screen)(?:{OBJECT} )?(?:with|to|round|around) {_PERSON}",
    rf"share (?:some |more |any )*(?:{INFORMATION})\b",
    r"respond (?:to you|in writing|to that|formally|directly|to (?:him|her|them|the))|"
    r"reply (?:to|in|formally|directly)|answer (?:that |it |you )?in writing",
    rf"(?:provide|supply|produce|prepare|compile|collate|pull together|draw up|submit|issue|table|"
    rf"put together|set out)(?: you| {_PERSON})?(?: with)?(?: (?!for\b)[a-z0-9']+){{0,6}}? "
    rf"(?:{INFORMATION}|in writing)\b",
    r"(?:provide|supply) (?:that|this|it|those|them)\b|draft (?:that|it|a|an|the|something|up)",
    rf"give you (?:an?|the|some|that) (?:[a-z]+ ){{0,4}}(?:{INFORMATION})(?! of (?:what|how|where))"
    r"|give you that (?:outside|after|in writing)",
    # Finds something out.
    r"follow (?:that |this |it |those |them )?up\b",
    r"look into|look at (?:that|this|it|those|them|whether|why|if|getting|putting|having|adding|"
    r"including|what the)\b(?! (?:slide|point|now|next|stage|table|graph|chart|page|picture))",
    r"(?:take|have) (?:a |another |a closer )?look (?:at|into|to see|and see|for)",
    r"(?:double )?check(?! the time)(?! my)\b|find (?:that |this |it )?out\b(?! tonight)|"
    r"investigate|"
    r"establish (?:whether|what|how|who|why)|dig (?:that|it|those|out|into|around)",
    r"explore (?:that|this|it|whether|how|the)\b|chase|verify|clarify (?:that|this|with|the|it)",
    # Takes something up.
    rf"take (?:{OBJECT} |[a-z]+ )?(?:away|back|forward|offline|on board|up with)\b",
    r"take (?:that|this|it|those|them) (?:on|up)\b|take on(?= [.,;]|$| board| and)|take up with",
    r"pick (?:that|this|it|those|them|these) up (?:with|outside|separately|offline|after|and|in "
    r"the|through|as part|directly)|pick up (?:with|outside|separately|offline)\b",
    rf"raise (?:{OBJECT} )?(?:with|at the|through)\b|raise (?:that|this|it)(?= [.,]|$| and)|"
    r"raise (?:that|this|those|these) (?:issues?|concerns?|points?|questions?)",
    rf"(?:speak|talk) (?:to|with){_NOT_TALK}|have a (?:word|chat|conversation|discussion|"
    r"meeting)\b",
    rf"liaise|discuss (?:{OBJECT} )?with|meet (?:with|up)|sit down with|contact|reach out|"
    r"get on to|get onto",
    r"(?:ring|phone|telephone) (?:them|him|her|the|you|up)\b|call (?:them|him|her)\b",
    r"arrange|organise (?:a|an|that|this|it|for|the)|set (?:that |this |it )?up\b|"
    r"schedule (?:that|this|it|a|an|the)|book (?:that|this|it|a|an|the)",
    r"go (?:back |away |out |off )?and (?:check|look|find|see|ask|speak|get|do|have|talk|come)|"
    r"go back (?:out )?to (?:consultation|officers|them|him|her|members|the (?:team|officers?|"
    r"provider|"
    r"service|contractors?|department|developer|county|clerk|council|board|police|school))|go "
    r"back and",
    # Changes a document or a list.
    rf"put (?:{OBJECT} )?(?:into|in|onto|on|up|right|together|back in)\b(?! (?:record|it another))",
    r"add (?:that|this|it|those|them|the [a-z]+(?: [a-z]+)?|an? [a-z]+(?: [a-z]+){0,3}|"
    r"something) (?:to|in|into|on|as)\b|add (?:that|this|it|those|them)(?= [.,]|$)",
    r"include|incorporate|insert|amend|correct (?:that|this|it|the|those)|fix|rectify|reword|"
    r"revise|replace (?:that|the|it)|remove (?:that|the|it)|delete",
    r"(?:update|change|alter) (?:that|this|it|them|those|the (?:[a-z]+ ){0,3}(?:report|minutes|"
    r"website|web|page|plan|policy|register|wording|record|table|document|title|action|figures?|"
    r"letters?|risk))|change every",
    rf"build (?:{OBJECT} )?in(?:to)?\b|factor (?:{OBJECT} )?in(?:to)?\b",
    r"publish|upload|post (?:that|this|it|them|the)\b",
    # Brings it back.
    r"bring (?:that |this |it |them |those |something )?(?:back|forward)\b(?! in(?: councillor)?$)",
    rf"bring (?:you |us |members )?(?:an?|the|further|another|some|more|regular|that) "
    rf"(?:[a-z0-9']+ ){{0,6}}?(?:{INFORMATION}|item|proposals?)\b",
    rf"bring (?:that|this|it|them|what [a-z]+ [a-z]+|those|an? [a-z]+(?: [a-z]+)?) (?:to|before|"
    rf"here|in front of) ?(?:this|the|you|scrutiny|cabinet|council|{_BODY})?",
    r"see to (?:it|that)\b|see what (?:i|we) can (?:do|find)|action (?:that|this|it)",
    r"invite (?:them|him|her|the (?:[a-z]+ ){1,4}|someone from (?:[a-z]+ ){1,4})"
    r"(?:to (?:a|the|our|this|attend|come)|along)",
    r"ask (?!you\b)(?:(?!question)[a-z']+ ){1,5}?(?:to (?!present|introduce|come in|speak|answer|"
    r"respond|start|take us|comment|say|give|go into|expand|elaborate|clarify|pick up|help|add|"
    r"lead|move|second|leave|read|stand|explain|go (?:first|"
    r"next)|note)[a-z]+|whether|if)\b",
]
_MAKE_SURE = r"make (?:it )?sure|ensure"
# General work: only soft, for it is as often a plan or a habit.
_PLAN = (
    r"continue|use|manage|share|work|develop|deliver|open|launch|implement|introduce|recruit|"
    r"appoint|roll (?:that |this |it )?out|review|monitor|consult|increase|improve|provide|support|"
    r"assess|evaluate|look|promote|extend|expand|start|begin|complete|finish|invest|replace|build|"
    r"prioritise|strengthen|report|update|consider|reconsider|explore|pick|hold|run|train|target|"
    r"revisit|refresh|get|carry|attend|visit|engage|discuss|present|produce|prepare|submit|measure|"
    r"cover|pay|fund|reduce|protect|maintain|approach|apply|bid|come back|change|go (?:back )?out|"
    r"factor|seek|set|plant|paint|repair|resurface|install|note|respond|hear"
)
STRONG = "(?:" + "|".join(_STRONG) + ")"
MAKE_SURE = f"(?:{_MAKE_SURE})"
PLAN = f"(?:{_PLAN})"
ING = (
    r"(?:(?:be |been )?(?:bringing|sending|writing|circulating|publishing|reporting|consulting|"
    r"going (?:back )?out to|launching|holding|carrying out|reviewing|working|looking|doing|"
    r"putting|taking|coming back|following|checking|contacting|starting|opening|building|"
    r"recruiting|providing|sharing|updating|monitoring|producing|preparing|speaking|meeting))"
)
# Participles of the same, for what is put in the passive.
DONE = (
    r"(?:added|included|incorporated|amended|corrected|changed|altered|fixed|rectified|reworded|"
    r"revised|circulated|sent|emailed|shared|distributed|provided|supplied|published|updated|"
    r"uploaded|picked up|followed up|looked (?:at|into)|checked|taken (?:away|back|forward|up|on "
    r"board)|fed (?:back|in|into|through)|brought (?:back|forward|to|here)|reported (?:back|to)|"
    r"put (?:in|into|on|right|back|together|up)|minuted|actioned|sorted|built in|factored|"
    r"backdated|clarified|arranged|scheduled|removed|deleted|replaced|inserted|moved back|"
    r"recorded|chased|presented|submitted)"
)
PLANNED = (
    r"(?:reviewed|monitored|considered|completed|implemented|delivered|finished|done|consulted|"
    r"discussed|reinvested|invested|opened|launched|funded|assessed|extended|developed|reported|"
    r"carried out|rolled out|covered|noted)"
)
# Moves the meeting on, or is said of the talk itself: near such words nothing is undertaken.
MEETING_TALK = re.compile(
    r"\b(?:in a (?:minute|moment|second|sec|bit|little while)|(?:next|last|first|previous|these|"
    r"this|my|few|three|couple of) slides?|(?:my|the) screen|(?:this|my|the) presentation|"
    r"(?:my|the|your) microphones?|on mute|before i (?:start|begin|go on)|hand (?:you |it )?over|"
    r"to the vote|next (?:item|speaker)|(?:to|for) questions|any questions|"
    r"bring (?:you|people|members|councillor [a-z]+|everyone|[a-z]+) in\b|move (?:us )?on|"
    r"come on to|come to (?:that|you|councillor)|talk (?:you )?through|run (?:you )?through|"
    r"go through|turn to)\b"
)
# "I will" with one of these says how the talk goes on, not what will be done.
NO_ACT = (
    r"(?:be|see|say|have|need|start|admit|come|move|hand|pass|give|tell|explain|talk|cover|focus|"
    r"show|read|stop|leave|finish|close|open the|call|take|go|ask|invite|second|support|vote|"
    r"propose|let|share|bring|declare|adjourn|put|try|confirm|mention|turn|answer|not|never|know|"
    r"want|hear|get|meet|pause|begin|conclude|end|repeat|note|entertain|allow|remind|summarise|"
    r"describe|address|speak|run|walk|look|find|suspect|remember|refer|reiterate|stick|keep|make|"
    r"add|hope|welcome|thank|wait|draw|accept|endorse|agree|report|respond|continue|use|remain|"
    r"always|all|both|still|probably|only|quote|skip|sum|like|love|miss|lose|become|end|spend|"
    r"pay|think|feel|believe|listen|watch|understand|notice|recall|reserve|yield|defer to|return "
    r"to|"
    r"the|a|an|one|my|this|that|his|her|their|our|st|swap|happen|open up|give way|attempt|present|"
    r"introduce|sit|stand|recognise|recognize|cut|"
    r"discuss|debate|consider|face|suffer|struggle|pay the|touch|highlight|outline|emphasise)\b"
)
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
# A time to come, near an undertaking.
DATED = (
    rf"(?:(?:by|before|from|in|on|until|at) (?:the )?(?:end of |start of |beginning of |middle of |"
    rf"early |late |next )?(?:{ANY_MONTH}|{_DAY}|spring|summer|autumn|winter|new year|(?:the )?"
    rf"(?:week|month|year|weekend|term|quarter)|[a-z]+ (?:weeks|months|days)|20[0-9][0-9])|"
    rf"tomorrow|next (?:week|month|year|meeting|time)|this (?:week|weekend|month|evening|"
    rf"afternoon)|"
    rf"tonight|in the morning|first thing|by the (?:next|[a-z]+) meeting|within (?:the "
    rf")?[a-z0-9]+)\b"
)
