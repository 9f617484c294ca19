"""What the adapters' tests are driven with: a hub in a process of its own, bad servers, a UI thread to post to."""
