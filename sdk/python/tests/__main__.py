"""`python -m tests report.json`: runs everything, and writes how many passed and failed."""

from __future__ import annotations

import json
import sys
import unittest
from pathlib import Path

here = Path(__file__).parent
suite = unittest.defaultTestLoader.discover(str(here), top_level_dir=str(here.parent))
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
broken = [getattr(test, "test_case", test).id() for test, _ in [*result.failures, *result.errors]]
failed = len(set(broken)) + len(result.unexpectedSuccesses)
passed = max(0, result.testsRun - failed - len(result.skipped))
Path(sys.argv[1]).write_text(json.dumps({"passed": passed, "failed": failed}))
sys.exit(0 if result.wasSuccessful() else 1)
