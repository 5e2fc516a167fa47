"""Files of every kind that a register comes in, as sheets of cells."""
