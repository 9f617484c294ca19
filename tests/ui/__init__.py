"""The screens as a patron meets them: a real window in a virtual display, real pointer events, a real hub."""
