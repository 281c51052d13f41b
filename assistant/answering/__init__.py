"""From hits to a checked answer: candidates, their scores, the choice, the wording, the check."""
