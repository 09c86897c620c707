"""Measures, as ratios in one run: our paths beside the peers and the raw limit of the same machine."""
