# shellcheck shell=bash
# Read by the other scripts with `.`: where the project and its caches are. Nothing is built here.
#
# What the scripts download and make again only when it changes lives outside the tree, so that a
# fresh clone starts warm: in $PATCHTRIAGE_CACHE, by default ${XDG_CACHE_HOME:-~/.cache}/patchtriage.
# ccache has its own folder (CCACHE_DIR); CMakePresets.json says how clones share it.
# shellcheck disable=SC2034
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck disable=SC2034
cache=${PATCHTRIAGE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/patchtriage}

say() { printf '== %s\n' "$*" >&2; }
