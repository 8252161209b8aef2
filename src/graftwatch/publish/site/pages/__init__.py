"""The pages, one family a file; each gives a router for a site."""
