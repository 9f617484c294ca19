"""What a patron can do: use cases over ports, no Kivy, no wire, no disk."""
