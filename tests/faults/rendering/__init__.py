"""Words that would be markup, a script, a formula or a request, if anything took them for more than words."""
