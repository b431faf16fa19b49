#!/usr/bin/env bash
# tests/windows/wine.sh DIR [TESTS …]: kontrak under a Windows CPython, in Wine.
#
# Without TESTS the smoke: install from the offline folder (pasang/) with the network closed, run the main job, compare
# seal, md, html, json, csv and xlsx with those of Linux byte by byte, then the rooms scoring and contracts. With TESTS
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
    # colorama and tzdata by name: pip judges markers on this machine.
    "$python3" -m pip install -q --target "$py/Lib/site-packages" --platform win_amd64 --only-binary=:all: \
        --python-version 3.11 --implementation cp --constraint "$checkout/constraints.txt" \
        pip pytest pytest-xdist hypothesis openpyxl packaging coverage colorama $(needs) 2>&1 | grep -v -e WARNING -e depend -e requires || true
    step "the prefix"
    wineboot -i > /dev/null 2>&1
    rm -rf "$work"
    touch "$dir/siap"
}

needs() { # what kontrak needs, as pyproject.toml says
    "$python3" -c 'import sys, tomllib
print(*(word.replace(" ", "") for word in tomllib.load(open(sys.argv[1], "rb"))["project"]["dependencies"]))' "$checkout/pyproject.toml"
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

main_job() { # main_job FOLDER COMMAND…: the same work on both systems; everything it prints and writes lies in FOLDER
    local folder=$1
    shift
    rm -rf "$folder"
    mkdir -p "$folder"
    cp -r "$checkout/contracts.yaml" "$checkout/contoh" "$folder"
    (
        cd "$folder"
        export KONTRAK_SEKARANG=2023-01-05T09:00:00+07:00 KONTRAK_OLEH=Setda KONTRAK_DB=kontrak.db
        "$@" impor contracts.yaml > 01-impor.txt
        "$@" catat --dari contoh/realisasi-2022.csv > 02-catat.txt
        "$@" segel > 03-segel.txt
        "$@" rapor --opd PUPR --bulan 2022-12 > 04-rapor.md
        "$@" rapor --opd PUPR --bulan 2022-12 --format html > 05-rapor.html
        "$@" nilai --bulan 2022-12 --json > 06-nilai.json
        "$@" ekspor --format csv > 07-ekspor.csv
        "$@" status > 08-status.txt
        "$@" rapor --semua --bulan 2022-12 --keluar rapor
        "$@" rapat --bulan 2022-12 --keluar rapat.html
        "$@" ekspor --keluar nilai.xlsx
        "$@" formulir --bulan 2022-12 --opd PUPR
        "$@" cadangkan cadangan.db > 09-cadangkan.txt
        "$@" pulihkan cadangan.db > 10-pulihkan.txt || true
        "$@" segel > 11-segel.txt
    ) 2> "$folder.err" || { cat "$folder.err" >&2; return 1; }
    rm -f "$folder"/*.db
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
    main_job "$dir/linux" "$linux/kontrak"
    main_job "$dir/windows" win cmd /c "$(windows_path "$dir/program/kontrak.bat")"
    diff -r "$dir/linux" "$dir/windows"
    cat "$dir/windows/03-segel.txt"
    step "the rooms scoring and contracts"
    rooms tests/scoring tests/contracts
    step "the smoke under Wine passed"
}

[ -e "$dir/siap" ] || build
if [ $# -gt 0 ]; then rooms "$@"; else smoke; fi
