"""Writes one artifact after another and keeps the list of them. Runs on Python 2.7 and later."""
import hashlib
import io
import json
import os
import sys
import traceback

HOLDOUT_OF = 3


def split_of(source):
    """Whole sources are held out: the same estimator falls on the same side in every era."""
    digest = hashlib.sha256(source.encode("utf-8")).hexdigest()
    return "holdout" if int(digest[:8], 16) % HOLDOUT_OF == 0 else "tune"


def draw(text, ways):
    """A number below `ways` that depends on the text alone, so that every run makes the same files."""
    return int(hashlib.md5(text.encode("utf-8")).hexdigest()[:8], 16) % ways


def file_name(text):
    return "".join(c if c.isalnum() or c in "-_.+" else "-" for c in text)


class Sink(object):

    def __init__(self, out, era):
        self.out = out
        self.era = era
        self.lines = []
        self.failed = []
        self.versions = "Python " + sys.version.split()[0]

    def folder(self, family, source, expected="clean"):
        """A new folder of one source, inside `suspicious/` when that is what a scan should say."""
        top = [] if expected == "clean" else [expected]
        parts = top + [self.era, family, file_name(source.split(":", 1)[-1])]
        path = os.path.join(self.out, *parts)
        if not os.path.isdir(path):
            os.makedirs(path)
        return path

    def add(self, family, source, name, write, expected="clean"):
        """`write(path)` makes the file; files beside it whose names start with `name` count too."""
        folder = self.folder(family, source, expected)
        path = os.path.join(folder, file_name(name))
        before = set(os.listdir(folder))
        try:
            write(path)
        except Exception as error:
            self.fail(source + " " + name, error)
            for left in set(os.listdir(folder)) - before:
                if os.path.isfile(os.path.join(folder, left)):
                    os.remove(os.path.join(folder, left))
            return False
        self.list_tree(family, source, folder, expected, before - {file_name(name)})
        return True

    def list_tree(self, family, source, folder, expected="clean", known=()):
        for root, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(root, name)
                if os.path.relpath(path, folder).split(os.sep)[0] in known:
                    continue
                self.lines.append(self.line(family, source, path, expected))

    def line(self, family, source, path, expected):
        with open(path, "rb") as stream:
            data = stream.read()
        return {
            "path": os.path.relpath(path, self.out).replace(os.sep, "/"),
            "family": family,
            "source": source,
            "era": self.era,
            "expected": expected,
            "split": split_of(source),
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "madeBy": self.versions,
        }

    def fail(self, what, error):
        last = traceback.format_exception_only(type(error), error)[-1].strip()
        self.failed.append("%s: %s" % (what, last[:200]))

    def close(self, family):
        """Writes the list of one family, and joins all lists to `manifest.jsonl`."""
        lists = os.path.join(self.out, "lists")
        if not os.path.isdir(lists):
            os.makedirs(lists)
        unique = dict((line["path"], line) for line in self.lines)
        rows = [json.dumps(unique[path], sort_keys=True) for path in sorted(unique)]
        name = os.path.join(lists, self.era + "." + family)
        write_lines(name + ".jsonl", rows)
        write_lines(name + ".not-made.txt", self.failed)
        counts = (len(rows), len(self.failed))
        self.lines, self.failed = [], []
        join_lists(self.out, lists)
        return counts


def join_lists(out, lists):
    joined = []
    for name in sorted(os.listdir(lists)):
        if name.endswith(".jsonl"):
            with io.open(os.path.join(lists, name), encoding="utf-8") as stream:
                joined.extend(stream.read().splitlines())
    write_lines(os.path.join(out, "manifest.jsonl"), joined)


def write_lines(path, lines):
    with io.open(path, "w", encoding="utf-8") as stream:
        for line in lines:
            stream.write(line if isinstance(line, type(u"")) else line.decode("utf-8", "replace"))
            stream.write(u"\n")


def write_bytes(data):

    def write(path):
        with open(path, "wb") as stream:
            stream.write(data)

    return write


def write_text(text):
    return write_bytes(text.encode("utf-8"))
