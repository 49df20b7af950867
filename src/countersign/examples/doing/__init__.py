"""What the people of several stories do alike; who does it, and to what, each story says itself."""
