"""Who comes in, and when: sign-in, sessions, the one clock, and the way from a form to a command."""
