"""`python -m graftwatch`: the command line where the script is not on the path."""

import sys

from graftwatch.cli import main

sys.exit(main())
