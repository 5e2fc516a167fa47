"""The pages, one file each; each ends in show(store)."""
