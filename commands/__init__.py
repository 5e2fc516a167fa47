"""Commands that read what an office has, review it, and leave a file: one module for each."""
