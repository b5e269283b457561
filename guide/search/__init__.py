"""People's words → the right page. Nothing of a query is kept."""
