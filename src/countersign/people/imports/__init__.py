"""Lists of people that come from outside: a file becomes rows, rows become a plan. Nothing here writes."""
