#!/bin/sh
# Memasang kontrak dari folder ini, tanpa internet: sh pasang.sh [--ke FOLDER]
for python in python3 python; do
    if command -v "$python" > /dev/null 2>&1; then
        exec "$python" "$(dirname "$0")/pasang.py" "$@"
    fi
done
echo "Galat: Python 3.11 atau lebih baru belum terpasang di laptop ini." >&2
exit 1
