"""The receipt printer on a pseudo terminal, its bytes read by an independent reader."""
