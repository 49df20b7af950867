"""The page that shows every part, in trial mode."""
