"""The strip: how many findings stood through twelve months, and which have stood longest, as a picture. Pure."""
