"""What the reader's page says, part by part. Every statement brings the number of the leaf that makes it."""
