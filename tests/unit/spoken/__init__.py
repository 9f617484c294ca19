"""What is said instead of what is written."""
