"""The interface: the only layer besides ``app`` that knows Qt."""
