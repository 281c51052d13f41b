"""The promises register: what was undertaken, asked for and resolved, and whether it was done."""
