"""Larkbeam Ltd: thirteen people who make rota software for care homes, through the first year of their ISMS."""
