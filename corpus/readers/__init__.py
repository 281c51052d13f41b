"""One reader for each shape of source; each turns a text into a Reading."""
