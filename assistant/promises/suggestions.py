"""Finds changes that a sentence suggests, in minutes or in a report."""

from __future__ import annotations

import re

from assistant.promises.cues import ADVERBS, DOING, DONE, FOLLOW_UP
from assistant.promises.parties import Cast
from assistant.promises.sayings import Clause, perfect, told

_QUICK = re.compile(
    r"suggest|recommend|propos|felt|considered|thought|view|argued|commented|stressed|noted|asked|"
    r"opinion|comment|point",
    re.IGNORECASE,
)
_SUGGESTED = re.compile(
    rf"\b(?P<cue>suggest(?:s|ed|ing)|recommend(?:s|ed|ing)|propos(?:es|ed|"
    rf"ing))\s+{ADVERBS}(?P<what>[^.;]+)"
)
_THINGS = re.compile(
    r"\b(?:which|that|data|figures?|evidence|report|trends?|survey|research|numbers?|structure|"
    r"analysis|results?|findings?|this|these|feedback|statistics|reports|the|an?|any|its|their|"
    r"newly)"
    r"\s+(?:also\s+)?$",
    re.IGNORECASE,
)
_FELT = re.compile(
    r"\b(?:felt|considered|thought|(?:was|were)\s+of\s+the\s+view|argued|commented|stressed|noted|"
    r"asked)\s+(?:that\s+)?(?P<what>(?:the|this|these|its|their|any)\s+(?:\w+\s+){0,3}?(?:report|"
    r"document|plan|policy|strategy|wording|minute|letter|leaflet|survey|questionnaire|framework|"
    r"table|figure|paragraph|section|recommendation|scheme|draft|guidance|form|website|newsletter|"
    r"response)s?\b[^.;]{0,40}?\b(?:should|could|needed\s+to|ought\s+to|would\s+benefit\s+from)"
    r"\s+[^.;]+)"
)
_VIEW = re.compile(
    r"\b(?:it\s+was\s+(?:also\s+)?(?:felt|considered|thought)\s+that|(?:views?|opinion|"
    r"suggestions?|comments?|point|proposal)\s+(?:was|"
    r"were)\s+(?:also\s+)?(?:expressed|"
    r"made|raised|put\s+forward)\s+that)\s+(?P<what>[^.;]*\b(?:should|could\s+be|might\s+be|"
    r"be\s+[a-z]+ed)\b[^.;]*)",
    re.IGNORECASE,
)
_FOR_OFFICE = re.compile(r"\bseconded\b|\brecommended\s+(?:for|to)\b")
_INDICATIVE = re.compile(
    r"\b(?:was|were|is|are|had|has|did|does|have|needed|looked|seemed|could|can|may|might|remained|"
    r"felt|made|took|meant|works?|worked|shows?|showed)\b"
)
_DIRECTIVE = re.compile(r"\b(?:should|shall|will|would|must|be|to)\b")
_NOUNS = re.compile(r"(?:an?|the|some|more|further|additional|different|that)\s")
_CHANGES = re.compile(r"\b(?:change|amendment|addition|wording|insertion)\b")


def suggestions(sentence: str, cast: Cast) -> list[Clause]:
    """Changes that a sentence suggests; figures and trends that "suggest" are no one's proposal."""
    found: list[Clause] = []
    if not _QUICK.search(sentence):
        return found
    for match in _SUGGESTED.finditer(sentence):
        before = sentence[: match.start()]
        if _THINGS.search(before) or perfect(before) or told(sentence, match.start()):
            continue
        if _FOR_OFFICE.search(sentence):
            continue
        what = match["what"]
        that = re.match(r"that\s+", what)
        body = what[that.end() :] if that else what
        impersonal = bool(re.search(r"\bit\s+was\s+(?:also\s+|further\s+)?$", before, re.I))
        if not impersonal and re.search(r"\b(?:is|are|was|were|be|being)\s+(?:\w+ly\s+)?$", before):
            continue
        subject = None
        if not impersonal:
            subject = cast.subject(sentence, match.start()) or cast.first(sentence)
            if subject is None:
                continue
        if _would_change(body, bare=not that, cue=match["cue"]):
            found.append(
                Clause("suggested-change", "firm", match.start(), body, match["cue"], 0.8, subject)
            )
    view = _VIEW.search(sentence)
    if view and not told(sentence, view.start()):
        found.append(Clause("suggested-change", "firm", view.start(), view["what"], "view", 0.6))
    felt = _FELT.search(sentence)
    if felt and not perfect(sentence[: felt.start()]):
        subject = cast.subject(sentence, felt.start()) or cast.first(sentence)
        if subject is not None:
            found.append(
                Clause("suggested-change", "firm", felt.start(), felt["what"], "felt", 0.6, subject)
            )
    return found


def _would_change(body: str, *, bare: bool, cue: str) -> bool:
    """Whether what was suggested is something to do, rather than how things are."""
    if re.search(r"\b(?:could|might)\s+(?:be\s+)?(?P<verb>[a-z-]+)", body):
        verbs = re.findall(r"\b(?:could|might)\s+(?:be\s+)?([a-z-]+)", body)
        return any(verb in FOLLOW_UP or verb in DONE for verb in verbs)
    directive, indicative = _DIRECTIVE.search(body), _INDICATIVE.search(body)
    if directive and (indicative is None or directive.start() < indicative.start()):
        return True
    if indicative is not None:
        return False
    if body.split(" ", 1)[0].lower() in DOING:
        return True
    if bare:
        noun = bool(_NOUNS.match(body))
        return noun and (not cue.startswith("propos") or bool(_CHANGES.search(body)))
    # A bare subjunctive: "that the Panel visit the school".
    return any(word in FOLLOW_UP for word in re.findall(r"[a-z-]+", body)[:9])
