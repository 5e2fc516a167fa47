"""Names as they are written, and whom they mean."""
