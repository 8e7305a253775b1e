"""Web addresses: urllib.parse. What opens them needs the network, which Balloon does not have."""
