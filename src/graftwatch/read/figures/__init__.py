"""From quantities to figures: what a number counts, of whom, over what span, and whether it is a figure at all."""
