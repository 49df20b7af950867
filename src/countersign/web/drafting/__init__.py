"""Reading a draft together: what people say about it, who is asked, and what becomes of it."""
