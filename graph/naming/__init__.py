"""How names are compared, by those who search and by those who read."""
