"""Patterns of how minutes write people, posts and bodies."""

from __future__ import annotations

TITLE = (
    r"(?:(?:County|Borough|District|City|Ward|Town|Parish|Community)\s+)?(?:Cllrs?|Clrs?|"
    r"Councill?ors?|Council\s?[Mm]embers?|CC|Crs?|Ald(?:erman|erwoman)?|Messrs|Mr|Mrs|Ms|Miss|"
    r"Mx|Dr|"
    r"Prof(?:essor)?|Rev(?:d|erend)?|Sir|Dame|Lord|Lady|PC|PCSO|Sgt|Inspector|Deputy\s+Mayor|Mayor)"
)
# Posts that stand before a name in the minutes of boards, in America above all.
MEMBER = (
    r"(?:(?:Committee|Board|Council|Commission)\s+)?(?:Member|Commissioner|Director|Trustee|"
    r"Supervisor|"
    r"Chair(?:man|woman|person)?|Vice[- ]Chair\w*|President|Secretary|Treasurer|Chief|Selectman|"
    r"Senator|"
    r"Representative|Delegate|Manager|Planner|Attorney)\s+(?!(?:Of|For|And|"
    r"The)\b)[A-Z][a-z][\w'’-]+"
    r"(?=[\s,]+(?:[a-z]|\())"
)
PLURAL = (
    r"(?:Cllrs|Clrs|Councillors|Crs|Councilmembers|Messrs)\.?\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?"
    r"(?:,\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)*,?\s+(?:and|"
    r"&)\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?"
)
WORD = r"[A-Z][\w'’-]*"
HEAD = (
    r"(?:Clerk|Officers?|Managers?|Directors?|Head|Chair(?:man|woman|person)?|Chairs|"
    r"Vice[- ]Chair(?:man|woman|person)?|Leader|Mayor|Secretary|Treasurer|Solicitor|Engineers?|"
    r"Planners?|Attorney|Administrator|Administration|Executive|Superintendent|Supervisor|"
    r"Inspector|"
    r"Warden|Surveyor|Accountant|Auditor|Commissioner|Lead|Advis[eo]rs?|Conven[eo]r|President|"
    r"Registrar|Librarian|Assistant|Co-?ordinator|Contractor|Team|Department|Staff|RFO|CEO|CAO|"
    r"Chief|Rector|Headteacher|Member|Representative|Planner|Foreman|Caretaker|Groundsman|"
    r"Working\s+(?:Group|Party))"
)
AFTER_HEAD = (
    r"(?:\s+(?:Chair(?:man|woman|person)?|Clerk|Officers?|Manager|Director|Lead|Member|Executive|"
    r"Staff|Team))?"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w'’&/-]*(?:,?\s+(?:and\s+|of\s+|for\s+|the\s+|&\s+)*"
    r"(?=[A-Z]))?){1,7})?"
)
POST = (
    rf"(?:(?:[Tt]he|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|[Aa])\s+)?(?:(?:[A-Z][\w'’&/-]*|of|and|for|"
    rf"the)\s+){{0,8}}?{HEAD}\b{AFTER_HEAD}"
    rf"(?:\s+(?!(?:Is|Was|The|That|Be|To)\b)[A-Z][\w'’-]+(?=\s+(?:said|stated|reported|will|"
    rf"would|agreed|noted|to)\b))?"
)
SMALL = (
    r"(?:(?:[Tt]he|[Aa]|[Aa]n|[Oo]ur|[Tt]heir|[Aa]ll)\s+)?(?:(?!(?:that|and|of|by|to|with|for|"
    r"from|as|if|whether|said|asked|when|which|then|but|so|while)\s)[a-z-]+\s+)?(?:officers?|"
    r"staff|clerk|chair(?:man|woman|person)?|secretary|"
    r"treasurer|contractors?|warden|engineers?|surveyor|auditor|architects?|manager|director|"
    r"administration|solicitors?|consultants?|handyman|groundsman|caretaker|planners|lengthsman|"
    r"working (?:group|party)|bookkeeper|steward)\b"
)
BODY = (
    r"(?:(?:[Tt]he|[Tt]his|[Tt]hat|THE)\s+)?(?:(?:[A-Z][\w'’&-]*|and|of|for|the|,)\s+){0,8}?"
    r"(?:Panels?|Committees?|Council|Cabinet|Board|Sub-?[Cc]ommittee|Commission|Forum|Executive|"
    r"Members|"
    r"Councillors|Trustees|Governors|Meeting|panel|committee|council|cabinet|board|"
    r"sub-?committee|members|councillors|meeting|commission|forum|PANEL|COMMITTEE|COUNCIL|"
    r"CABINET|CC|TC|PC)\b"
)
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)"
