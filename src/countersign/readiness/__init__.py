"""What an auditor would say: facts in, findings out."""
