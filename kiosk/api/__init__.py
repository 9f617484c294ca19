"""The contract between kiosk and hub: routes and documents both share. The version is in the path."""
