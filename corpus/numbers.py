"""Numbers as words: cardinals and ordinals, in order, lower case."""

CARDINALS: tuple[str, ...] = tuple(
    "one two three four five six seven eight nine ten eleven twelve".split()
)
"""From one; ``CARDINALS[n - 1]`` is the word for n."""

ORDINALS: tuple[str, ...] = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
"""From first to twentieth."""
