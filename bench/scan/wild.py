#!/usr/bin/env python3
"""Scans what others publish: the models, data and settings in ordinary packages.

    bench/scan/wild.py FOLDER [--list bench/scan/wild.txt]

Downloads the packages of the list with pip, npm and apt-get into FOLDER/packages, unpacks all but
code and pictures into FOLDER/files, scans that and prints a table. Nothing of it is ever run: the
source packages are fetched by pip's own finder, without building them.
"""

import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import tarfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGE_MAX = 450_000_000
FILE_MAX = 400_000_000
CODE = set(
    ".py .pyi .pyx .pxd .pyc .c .cc .cpp .cxx .h .hh .hpp .cu .cuh .f .f90 .rs .go .java .js .cjs "
    ".mjs .ts .tsx .css .scss .map .so .a .o .lib .dll .dylib .exe .wasm .png .jpg .jpeg .gif .svg "
    ".ico .ttf .woff .woff2 .eot .mo .po .rst .html .htm .pdf".split()
)


def pip_download(kind, name, version, out):
    """As `pip download --no-deps`, which would also run the build of a source package."""
    from pip._internal.commands import create_command

    command = create_command("download")
    choice = "--only-binary" if kind == "wheel" else "--no-binary"
    options, _ = command.parse_args([name, choice, ":all:", "-q"])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)
        links = [c.link for c in finder.find_all_candidates(name) if str(c.version) == version]
        if not links:
            return
        link = links[-1]
        answer = session.get(link.url_without_fragment, stream=True)
        if int(answer.headers.get("content-length", 0)) > PACKAGE_MAX:
            return
        with open(out / f"{kind}={link.filename}", "wb") as file:
            for piece in answer.iter_content(1 << 20):
                file.write(piece)


def download(kind, name, version, out):
    if kind in ("sdist", "wheel"):
        pip_download(kind, name, version, out)
    elif kind == "npm":
        spec = f"{name}@{version}"
        subprocess.run(["npm", "pack", spec, "--silent", "--pack-destination", out], check=False)
    elif kind == "deb":
        subprocess.run(["apt-get", "download", "-qq", f"{name}={version}"], cwd=out, check=False)


def wanted(name):
    """The rest is code, pictures or pages, which no one loads as a model."""
    path = pathlib.PurePosixPath(name)
    return path.suffix.lower() not in CODE and ".so." not in path.name and path.name != "RECORD"


def place(out, name):
    """Where a member goes; None for names that lead out."""
    target = (out / name).resolve()
    return target if target.is_relative_to(out.resolve()) else None


def save(stream, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target, "wb") as file:
        shutil.copyfileobj(stream, file)


def unpack_tar(tar, out):
    for member in tar:
        target = place(out, member.name)
        if not member.isfile() or member.size > FILE_MAX or target is None:
            continue
        if wanted(member.name):
            try:
                save(tar.extractfile(member), target)
            except OSError:
                pass


def unpack_zip(archive, out):
    for member in archive.infolist():
        target = place(out, member.filename)
        if member.is_dir() or member.file_size > FILE_MAX or target is None:
            continue
        if wanted(member.filename):
            try:
                save(archive.open(member), target)
            except OSError:
                pass


def unpack(package, out):
    if package.suffix == ".deb":
        process = subprocess.Popen(
            ["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE
        )
        with tarfile.open(fileobj=process.stdout, mode="r|") as tar:
            unpack_tar(tar, out)
        process.wait()
    elif zipfile.is_zipfile(package):
        with zipfile.ZipFile(package) as archive:
            unpack_zip(archive, out)
    else:
        with tarfile.open(package) as tar:
            unpack_tar(tar, out)


def scan(files):
    command = ["node", "bin/garita.mjs", "scan", files, "--format", "json", "--no-hash"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["files"]


def show(reports):
    families = collections.defaultdict(collections.Counter)
    rules = collections.defaultdict(list)
    for report in reports:
        family = (report["format"] or ["(not recognized)"])[0]
        families[family][report["verdict"]] += 1
        for finding in report["findings"] if report["verdict"] != "clean" else []:
            rules[report["verdict"], finding["rule"]].append(report["path"])
    verdicts = ["clean", "suspicious", "malicious", "unreadable"]
    print("| format | " + " | ".join(verdicts) + " |\n| --- |" + " ---: |" * len(verdicts))
    for family, counts in sorted(families.items(), key=lambda item: -item[1].total()):
        print(f"| {family} | " + " | ".join(str(counts[verdict]) for verdict in verdicts) + " |")
    for (verdict, rule), paths in sorted(rules.items(), key=lambda item: -len(item[1])):
        print(f"\n{verdict} {rule}: {len(set(paths))}")
        for path in sorted(set(paths))[:40]:
            print(f"  {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--list", type=pathlib.Path, default=HERE / "wild.txt")
    parser.add_argument("--offline", action="store_true", help="scan what is there already")
    options = parser.parse_args()
    packages, files = options.folder / "packages", options.folder / "files"
    packages.mkdir(parents=True, exist_ok=True)
    if not options.offline:
        for line in options.list.read_text().splitlines():
            if line and not line.startswith("#"):
                download(*line.split(), packages)
    for package in sorted(packages.iterdir()):
        out = files / package.name
        if not out.exists():
            out.mkdir(parents=True)
            unpack(package, out)
    reports = scan(files)
    (options.folder / "reports.json").write_text(json.dumps(reports))
    show(reports)


if __name__ == "__main__":
    main()
