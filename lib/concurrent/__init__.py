"""Packages for running work in parallel."""
