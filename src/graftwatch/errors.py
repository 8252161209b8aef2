"""The root of everything that graftwatch raises on purpose.

Each room defines its own errors below this one, a class for each thing that a caller could handle differently. An error
holds its fields as `args`, so it survives pickling, and its text says what is wrong, with what, and what to do next.
"""


class GraftwatchError(Exception):
    """Something went wrong that the person at the keyboard can understand and act on."""
