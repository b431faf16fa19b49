#!/usr/bin/env bash
# tests/windows/wine.sh DIR [TESTS …]: kontrak under a Windows CPython, in Wine.
#
# Without TESTS the smoke: install from the offline folder (pasang/) with the network closed, run the main job, compare
# seal, md, html, json and csv with those of Linux byte by byte, workbooks by content, then the rooms scoring and contracts. With TESTS
# those rooms or files instead, as pytest takes them. DIR is built at the first call (some 600 MB, a few minutes).
#
# Needs Debian 12 (root for apt-get when wine is missing), python3.11 (PYTHON names another one) and the environment of
# the README's test block in .venv. python311.dll, sqlite3.dll and the .pyd files are those of CPython 3.11.9, taken out
# of panda3d's win_amd64 wheel; their signatures are not checked, so this Windows is for tests only.
set -euo pipefail
checkout=$(realpath "$(dirname "$0")/../..")
[ $# -ge 1 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2; }
mkdir -p "$1"
dir=$(realpath "$1")
shift
python3=${PYTHON:-python3.11}
linux=$checkout/.venv/bin
py=$dir/py
export WINEPREFIX=$dir/prefix WINEDEBUG=-all PYTHONDONTWRITEBYTECODE=1
step() { printf '\n== %s\n' "$1"; }
windows_path() { local path=${1//\//\\}; echo "Z:$path"; }

build() {
    step "wine and the cross compiler"
    if ! command -v wine > /dev/null || ! command -v x86_64-w64-mingw32-gcc > /dev/null; then
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends wine64 wine gcc-mingw-w64-x86-64-win32 > /dev/null
    fi
    step "the Windows interpreter"
    local work=$dir/bangun
    rm -rf "$py" "$work"
    mkdir -p "$py/DLLs" "$work"
    "$python3" -m pip download -q --no-deps --only-binary=:all: --platform win_amd64 --python-version 3.11 \
        --implementation cp -d "$work" 'panda3d==1.10.16'
    "$python3" -m zipfile -e "$work"/panda3d-*.whl "$work/panda"
    cp "$work"/panda/deploy_libs/*.pyd "$work"/panda/deploy_libs/{libffi-8,libcrypto-3,libssl-3,sqlite3}.dll "$py/DLLs/"
    cp "$work/panda/deploy_libs/python311.dll" "$py/"
    cp -r "$("$python3" -c 'import sysconfig; print(sysconfig.get_paths()["stdlib"])')" "$py/Lib"
    (cd "$py/Lib" && rm -rf lib-dynload config-3.11* site-packages test idlelib tkinter turtledemo ensurepip _sysconfigdata* \
        && find . -name __pycache__ -prune -exec rm -rf {} + && mkdir site-packages)
    (cd "$work" && compile)
    step "the prefix"
    wineboot -i > /dev/null 2>&1
    rm -rf "$work"
}

libraries() { # of the locked set, for the tests; colorama and tzdata by name, for pip judges markers on this machine
    step "the libraries"
    rm -rf "$py/Lib/site-packages"
    "$python3" -m pip install -q --no-warn-conflicts --target "$py/Lib/site-packages" --platform win_amd64 --only-binary=:all: \
        --python-version 3.11 --implementation cp --constraint "$checkout/constraints.txt" \
        pip pytest pytest-xdist hypothesis openpyxl packaging coverage colorama tzdata $(needs)
    cp "$checkout/constraints.txt" "$dir/siap"
}

needs() { # what kontrak needs, for Word and PDF too, as pyproject.toml says
    "$python3" -c 'import sys, tomllib
project = tomllib.load(open(sys.argv[1], "rb"))["project"]
print(*(word.replace(" ", "") for word in project["dependencies"] + project["optional-dependencies"]["dokumen"]))' "$checkout/pyproject.toml"
}

compile() { # python.exe, and two libraries that Wine 8 has not
    cat > main.c << 'C'
#include <wchar.h>
__declspec(dllimport) int Py_Main(int argc, wchar_t **argv);
int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
C
    x86_64-w64-mingw32-gcc -municode -O1 -s -o "$py/python.exe" main.c "$py/python311.dll"
    # Extensions in Rust (pydantic-core, python-calamine) want bcryptprimitives!ProcessPrng.
    cat > prng.c << 'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }
C
    x86_64-w64-mingw32-gcc -shared -O1 -s -o "$py/bcryptprimitives.dll" prng.c -ladvapi32
    # python3.dll (the stable ABI) only forwards to python311.dll.
    {
        echo "LIBRARY python3.dll"
        echo EXPORTS
        x86_64-w64-mingw32-objdump -p "$py/python311.dll" \
            | awk '/Ordinal\/Name Pointer\] Table/ { f = 1; next } f && /\[ *[0-9]+\]/ { print $NF " = python311." $NF } NF == 0 { f = 0 }'
    } > python3.def
    echo 'int unused;' > empty.c
    x86_64-w64-mingw32-gcc -shared -s -nostdlib -o "$py/python3.dll" empty.c python3.def 2> /dev/null
}

# Always through pipes: Wine 8 refuses CPython's fstat on Unix files that it inherits as standard streams.
win() { cat /dev/null | { wine "$@" 2> >(cat >&2); } | cat; }
rooms() { (cd "$checkout" && PYTHONPATH=$(windows_path "$checkout") win "$py/python.exe" -m pytest -q -p no:cacheprovider --tb=short -rsfE "$@"); }

main_job() { # main_job FOLDER COMMAND…: the same work on both systems; what must be the same bytes goes to FOLDER/hasil
    rm -rf "$1"
    mkdir -p "$1/hasil"
    cp -r "$checkout/contracts.yaml" "$checkout/contoh" "$1"
    (
        cd "$1"
        shift
        export KONTRAK_SEKARANG=2023-02-01T09:00:00+07:00 KONTRAK_OLEH=Setda
        "$@" impor contracts.yaml > impor.txt
        "$@" catat --dari contoh/realisasi-2022.csv
        "$@" segel > hasil/segel.txt
        "$@" status > hasil/status.txt
        "$@" rapor --opd PUPR > hasil/rapor.md
        "$@" rapor --opd PUPR --format html > hasil/rapor.html
        "$@" nilai --json > hasil/nilai.json
        "$@" ekspor --format csv > hasil/ekspor.csv
        "$@" rapor --semua --keluar hasil/rapor
        "$@" rapat --keluar hasil/rapat.html
        "$@" ekspor --keluar buku/nilai.xlsx
        "$@" formulir --bulan 2022-12 --opd PUPR --keluar buku
        "$@" cadangkan cadangan.db
        "$@" pulihkan cadangan.db
        "$@" segel > hasil/segel-sesudah-pulih.txt
    )
}

same_books() { # a zip tells its system and the version of zlib, XlsxWriter ends lines as the system does: compare what is inside
    "$linux/python" - "$dir/linux/buku" "$dir/windows/buku" << 'P'
import sys
from pathlib import Path
from zipfile import ZipFile

def inside(path):
    with ZipFile(path) as book:
        return {name: book.read(name).replace(b"\r\n", b"\n") for name in book.namelist()}

here, there = ({path.name: inside(path) for path in Path(folder).iterdir()} for folder in sys.argv[1:])
sys.exit(0 if here == there else "the workbooks differ")
P
}

smoke() {
    step "an offline folder, installed with the network closed"
    "$linux/python" "$checkout/pasang/siapkan.py" "$dir/usb" --python 3.11 --sistem windows
    rm -rf "$dir/program"
    local closed=()
    unshare -n true 2> /dev/null && closed=(unshare -n)
    wineserver -k || true
    export -f win
    WINEPATH=$(windows_path "$py") "${closed[@]}" bash -c 'win "$@"' bash cmd /c "$(windows_path "$dir/usb/pasang.bat")" \
        --ke "$(windows_path "$dir/program")" --kerja "$(windows_path "$dir/kerja")"
    wineserver -k || true
    step "the main job, the same bytes as on Linux"
    main_job "$dir/linux" env PYTHONPATH="$checkout" "$linux/python" -P -m kontrak
    main_job "$dir/windows" win cmd /c "$(windows_path "$dir/program/kontrak.bat")"
    diff -r "$dir/linux/hasil" "$dir/windows/hasil"
    same_books
    head -n 1 "$dir/windows/hasil/segel.txt"
    step "the rooms scoring and contracts"
    rooms tests/scoring tests/contracts
    step "the smoke under Wine passed"
}

[ -e "$WINEPREFIX" ] || build
cmp -s "$checkout/constraints.txt" "$dir/siap" || libraries
if [ $# -gt 0 ]; then rooms "$@"; else smoke; fi
