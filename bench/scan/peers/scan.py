"""Asks another scanner about files: paths on standard input, one JSON line for each on output.

    VENV/bin/python bench/scan/peers/scan.py picklescan|fickling|modelscan|modelaudit

`flagged`: it reports an issue. `opened`: it says that it looked at the content.
"""
import json
import logging
import os
import signal
import sys
import time

SECONDS_MAX = 20


def picklescan():
    from picklescan.scanner import scan_file_path

    def scan(path):
        result = scan_file_path(path)
        return result.issues_count > 0, result.scanned_files > 0 and not result.scan_err

    return scan


def fickling():
    from fickling import is_likely_safe

    def scan(path):
        return not is_likely_safe(path), True

    return scan


def modelscan():
    from modelscan.modelscan import ModelScan

    def scan(path):
        result = ModelScan().scan(path)
        summary = result["summary"]
        opened = summary["scanned"]["total_scanned"] > 0 and not result["errors"]
        return summary["total_issues"] > 0, opened

    return scan


def modelaudit():
    from modelaudit.core import scan_model_directory_or_file

    def scan(path):
        result = scan_model_directory_or_file(path, skip_file_types=False)
        issues = [one for one in result.issues if str(one.severity).split(".")[-1].lower() in
                  ("warning", "critical")]
        return bool(issues), result.files_scanned > 0

    return scan


def main():
    logging.disable(logging.CRITICAL)
    os.environ.update(NO_ANALYTICS="1", PROMPTFOO_DISABLE_TELEMETRY="1")
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    scan = globals()[sys.argv[1]]()

    def give_up(*_):
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    started = time.process_time()
    for line in sys.stdin:
        path = line.rstrip("\n")
        signal.alarm(SECONDS_MAX)
        try:
            flagged, opened = scan(path)
        except BaseException as error:  # a scanner that exits or fails has not opened the file
            if isinstance(error, KeyboardInterrupt):
                raise
            flagged, opened = False, False
        signal.alarm(0)
        answers.write(json.dumps({"path": path, "flagged": flagged, "opened": opened}) + "\n")
        answers.flush()
    answers.write(json.dumps({"seconds": time.process_time() - started}) + "\n")


main()
