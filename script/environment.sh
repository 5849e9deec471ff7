# Read by the other scripts with `.`: where the project and its caches are. Nothing is built here.
#
# Caches live outside the tree, so that a fresh clone starts warm:
#   PATCHTRIAGE_CACHE   default ${XDG_CACHE_HOME:-~/.cache}/patchtriage
#   CCACHE_DIR          default the folder ccache under it
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cache=${PATCHTRIAGE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/patchtriage}

export CCACHE_DIR=${CCACHE_DIR:-$cache/ccache}
# Two clones in different folders share their objects: paths below the root are hashed relative.
export CCACHE_BASEDIR=$root
export CCACHE_NOHASHDIR=1

say() { printf '== %s\n' "$*" >&2; }
