"""Commands that leave a file: a figure, the facts in other programs' forms."""
