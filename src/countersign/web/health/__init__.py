"""How the installation gets on: probes and metrics for machines, the page *Health* for people."""
