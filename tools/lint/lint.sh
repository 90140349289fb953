#!/usr/bin/env bash
# Format, headers that compile alone, include rules, clang, tidy. Any failure fails the whole.
set -uo pipefail
cd "$(dirname "$0")/../.."
failed=0
report() { echo "lint: $*" >&2; failed=1; }

mapfile -t sources < <(git ls-files '*.cpp' '*.hpp')
clang-format-14 --dry-run --Werror "${sources[@]}" || report "run clang-format-14 -i on the files above"

/usr/bin/python3 tools/lint/include_rules.py || report "include rules"

cmake --preset clang >/dev/null || report "configure with clang"
cmake --build --preset clang || report "the code does not build with clang"
/usr/bin/python3 tools/lint/headers_alone.py build/clang || report "a header does not compile alone"

mapfile -t units < <(git ls-files 'lib/*.cpp' 'tools/*.cpp')
printf '%s\n' "${units[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy-14 -p build/clang --quiet 2>/dev/null || report "clang-tidy"

[ $failed -eq 0 ] && echo "lint: clean"
exit $failed
