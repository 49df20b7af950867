"""Finding a passage again in a few hundred documents, without an engine (decision 31). Pure."""
