"""Spots what is no question to the record: greetings, abuse, private details, other tasks."""

from __future__ import annotations

import re

WHAT_I_DO = (
    "I answer questions about the council documents in this library, in their own words. "
    "Ask, for example, what was decided, who said something, or how a figure has changed."
)
HELLO = f"Hello. {WHAT_I_DO}"
WELCOME = "You are welcome. Ask me anything else about the council documents in this library."
WHO_I_AM = (
    "I am a program, not a person: I look for the answer in the council documents in this "
    "library and quote it word for word, with references that open."
)
CIVIL = f"I will keep to the record, and you may be as cross as you like. {WHAT_I_DO}"
OTHER_TASK = f"That is not something I can do. {WHAT_I_DO}"
NO_VIEWS = (
    "I have no views of my own and give no advice on how to vote. I can tell you what the "
    "record says: who proposed what, how members voted, and why."
)
INJECTION = (
    "I take no instructions that change how I work: I quote the council documents in this "
    "library or say that they do not say. Ask me a question about them."
)
PERSONAL = (
    "I do not look up people’s private details such as telephone numbers, home addresses, "
    "email addresses or pay. The council’s website or the committee officer can help."
)

_END = r"(?:[\s,!.?]+(?:there|all|assistant|again|today|mate|folks|everyone|very much|so much|a lot|for that|for your help|for now))*\W*$"
_HELLO = re.compile(
    rf"^\W*(?:hi+|hello+|hey+|hiya|howdy|good (?:morning|afternoon|evening|day)|how are you(?: doing)?|how do you do|test(?:ing)?|anybody there){_END}",
    re.I,
)
_THANKS = re.compile(
    rf"^\W*(?:(?:many |ok(?:ay)?,? )?thanks?(?: you)?|cheers|ta|bye(?:[- ]bye)?|goodbye|see you|ok(?:ay)?|great|lovely|brilliant|perfect|good|nice|got it|i see|that['’]s (?:all|great|helpful)|well done)(?:[\s,.!]+that(?:['’]s| is| was) (?:all|(?:very |really |most )?(?:great|helpful|useful|perfect|brilliant|fine|kind|clear|good)))?{_END}",
    re.I,
)
_WHO = re.compile(
    r"^\W*(?:who (?:are|made|built) you|what are you|what(?:['’]s| is) your name|are you (?:a |an )?(?:robot|bot|person|"
    r"human|real|there|ai|chatgpt|computer|machine|program|alive).*|what can you do(?: for me)?|what do you do|"
    r"what can i ask(?: you)?|how (?:do|does) (?:you|this) work|help(?: me)?)" + _END,
    re.I,
)
_ABUSE = re.compile(
    r"\b(?:fuck\w*|shit\w*|bastards?|wank\w*|twat\w*|arseholes?|cunts?|piss off|bugger off|sod off|"
    r"(?:stupid|useless|bloody|dumb|damn) (?:bot|thing|machine|program|computer|assistant)|shut up)\b"
    r"|\byou(?:['’]re| are)?(?: \w+)? (?:useless|stupid|rubbish|idiots?|morons?|thick|an? (?:idiot|moron|joke|liar))\b"
    r"|^\W*(?:idiots?|morons?|rubbish|useless|liars?)\W*$",
    re.I,
)
_ASK = r"^\W*(?:please\s+|can you\s+|could you\s+|will you\s+|would you\s+|i want you to\s+|i need you to\s+|help me(?: to)?\s+)*"
_OTHER_TASK = re.compile(
    rf"{_ASK}(?:(?:write|compose|draft|type)(?:\s+(?:me|us|up))?\s+(?:an?|my|some|the)\s+(?:\w+\s+){{0,3}}(?:email|e-mail|letter|"
    r"speech|essay|poem|song|story|tweet|post|report|press release|objection|complaint|code|script|"
    r"program|motion|reply|response|article|blog|cv|resume|leaflet|petition)\b"
    r"|(?:translate|sing|code|play|buy|send|call|ring|phone|email)\s+(?:me|us|this|that|an?|some|my|him|her|them)\b|generate (?:an?|some)\b|draw (?:me|an?|us)\b|"
    r"book (?:me|us|an?)\b|order (?:me|us|an?)\b|remind me\b|set (?:an?|my) (?:alarm|timer|reminder)\b|"
    r"tell me (?:an?|another) (?:joke|story|poem)|"
    r"(?:calculate|solve|what(?:['’]s| is))\s+\d+\s*(?:[-+*x×/]|plus|times|minus|divided by)\s*\d+)"
    r"|\b(?:what(?:['’]s| is)|how(?:['’]s| is)|will it|is it going to) (?:the )?(?:weather|rain(?:ing)?|snow(?:ing)?)(?: (?:like|doing|today|tomorrow|tonight|now|outside))*\W*$"
    r"|\bweather (?:today|tomorrow|forecast|this|like|tonight)\b|^\W*what (?:day|time) is it(?: now| today)?\W*$"
    r"|^\W*what(?:['’]s| is) the capital (?:city )?of (?!the\b)[a-z]+\W*$|\b(?:recipe|ingredients) for\b|\bmeaning of life\b"
    r"|\bfootball (?:score|result)s?\b|\bwho won the (?:match|football|cup final)\W*$",
    re.I,
)
_VIEWS = re.compile(
    r"\b(?:who|which party|which candidate|what party|how) (?:should|do|would|shall) (?:i|we|you) vote\b"
    r"|\bvote for (?:me|whom)\b|\bwho (?:do you|would you|should i) (?:support|vote|back|trust)\b"
    r"|\bwhat do you (?:think|reckon|feel)\b|\b(?:your|do you have an) (?:own )?opinion (?:of|on|about)\b|^\W*do you (?:like|agree|believe|support)\b"
    r"|\bis (?:labour|the conservatives?|the tor(?:y|ies)|reform|the lib(?:eral)? dems?(?:ocrats?)?|the greens?) (?:better|worse|any good|rubbish)\b",
    re.I,
)
_INJECTION = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:(?:any|of|the|these|those|my)\s+)*(?:(?:all|your|previous|prior|above|earlier)\s+(?:of\s+)?(?:(?:the|your|previous|prior|my)\s+)*)"
    r"(?:instructions?|prompts?|rules?|guidelines?|training|settings|said|above|told)\b"
    r"|\b(?:ignore|disregard|forget) (?:everything|all) (?:above|before|you|that)\b"
    r"|\b(?:system|hidden|initial|developer) prompt\b|\b(?:reveal|show|print|repeat|tell me) (?:me )?your (?:instructions|prompt|rules|settings|configuration)\b"
    r"|\byou are now (?:an?|the|in|dan)\b|^\W*(?:please\s+|now\s+)?(?:pretend|act) (?:to be|as if|as though|as an?|like an?|you(?:['’]re| are))\b|\bjailbreak\b|\bdeveloper mode\b"
    r"|^\W*(?:say|repeat|answer) (?:only |just )?[\"“'‘].*[\"”'’](?: and nothing else)?\W*$"
    r"|\b(?:make|invent) (?:up )?(?:an?|some) (?:answer|quote|citation|figure)\b",
    re.I,
)
_PRIVATE_THING = (
    r"(?:(?:tele)?phone|mobile|home|private|personal|direct|cell)\s+(?:(?:tele)?phone\s+)?(?:numbers?|address(?:es)?|phone|email|line)|"
    r"(?:tele)?phone numbers?|(?:e-?mail|home|postal) address(?:es)?|date of birth|birthday|national insurance number|"
    r"bank (?:details|account)|passport number|medical (?:record|history|condition)s?|sexual orientation|marital status"
)
# A role's pay is public (Transparency Code 2015); a named person's is theirs.
_NAMED = r"(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.?\s+)?[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+)+"
_PERSONAL = re.compile(
    rf"\b(?:what(?:['’]s| is| are)|give me|tell me|find(?: me)?|do you (?:have|know)|can i have|i (?:need|want)|where can i find|list|show me)\b(?:(?!\b(?:about|said|rules?|policy|cost|system|line of)\b).){{0,60}}\b(?:{_PRIVATE_THING})\b(?! (?:on|for) (?:the|its|their|our) (?:new )?(?:website|page|site|form|service|helpline|contact))"
    rf"|^\W*[\w'’ -]{{2,60}}['’]s (?:{_PRIVATE_THING})\W*$"
    r""
    r"|\bhow old is (?:cllr|councillor|mr|mrs|ms|miss|dr)\b|\bis (?:cllr|councillor|mr|mrs|ms|miss|dr)\.? [a-z'’-]+(?: [a-z'’-]+)? (?:married|gay|pregnant|ill|divorced|muslim|christian|jewish)\b",
    re.I,
)
_LIVES = re.compile(
    r"\b[Ww]here (?:does|do) (?:(?i:cllrs?|councillor|mr|mrs|ms|miss|dr)\b\.?\s+\w|[A-Z][a-z'’-]+\s+[A-Z]).{0,40}? live\b"
)
_PAY_OF = re.compile(
    rf"\bhow much (?:does|do|did|is|was|will) {_NAMED} (?:earn|paid|get paid|make|on)\b|"
    rf"\b(?:salary|wages?|pay|earnings) of {_NAMED}|\b{_NAMED}['’]s (?:salary|wages?|pay|earnings|age|religion|health|address)\b|"
    rf"\b(?:[Ww]hat|[Hh]ow much) (?:is|was|does|do) {_NAMED} (?:paid|earn)\b"
)
_ROLE_WORDS = re.compile(
    r"\b(?:Chief|Executive|Director|Officer|Head|Leader|Mayor|Clerk|Manager|Service|Services|Council|"
    r"Borough|Chair|Monitoring|Assistant|Deputy|Members?|Councillors?)\b"
)


def out_of_scope(question: str) -> str | None:
    """What to say to something that the record is not for, or None for a question to it."""
    if _INJECTION.search(question):
        return INJECTION
    if _PERSONAL.search(question) or _LIVES.search(question) or _pay_of_a_person(question):
        return PERSONAL
    if _HELLO.match(question):
        return HELLO
    if _THANKS.match(question):
        return WELCOME
    if _WHO.match(question):
        return (
            WHO_I_AM
            if re.match(r"\W*(?:who|what are|are|what(?:['’]s| is) your)", question, re.I)
            else WHAT_I_DO
        )
    if _ABUSE.search(question):
        return CIVIL
    if _VIEWS.search(question):
        return NO_VIEWS
    if _OTHER_TASK.search(question):
        return OTHER_TASK
    return None


def _pay_of_a_person(question: str) -> bool:
    found = _PAY_OF.search(question)
    return found is not None and _ROLE_WORDS.search(found[0]) is None
