"""Read and accept: by the link in a mail, or signed in; what waits for answers; who still owes."""
