"""Mentions → entities: which names, in one document or in many, mean the same thing."""

from hankenlp.linking.linker import link

__all__ = ["link"]
