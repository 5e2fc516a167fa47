"""From what a reader proposes to what stands in the facts: a person decides, and accepted rows are entered."""
