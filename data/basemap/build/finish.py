"""Step 3. Simplified faces -> snap-rounded to 1e-4 degrees -> countries.geojson, areas.geojson, admin1.geojson, caspian polygon (for lakes.py)."""
import json, sys
from collections import defaultdict
import shapely
from shapely import unary_union
from shapely.geometry import shape, Point, box
from shapely.ops import polygonize, polylabel
from common import *
from admin1_def import UNITS

src, meta, out, tmp = sys.argv[1:5]
GRID = 1e-4
faces = []
for f in json.load(open(src))["features"]:
    if f["geometry"]:
        for p in polys(shape(f["geometry"])):
            faces.append((f["properties"], p))
net = unary_union([p.boundary for _, p in faces], grid_size=GRID)
tree = shapely.STRtree([p for _, p in faces])
by_c, by_a, by_w, by_u = defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
for cell in polygonize(net):
    best = max(((faces[i][1].intersection(cell).area if faces[i][1].is_valid else faces[i][1].buffer(0).intersection(cell).area, -i) for i in tree.query(cell, "intersects")), default=(0, 0))
    if best[0] < 0.5 * cell.area:
        if cell.area < 1e-5: print("small gap", cell.area, cell.representative_point())
        continue
    pr = faces[-best[1]][0]
    if pr["c"]: by_c[pr["c"]].append(cell)
    for a in filter(None, pr["a"].split("|")): by_a[a].append(cell)
    if pr["u"]: by_u[pr["u"]].append(cell)
    if pr["w"]: by_w[pr["w"]].append(cell)
merge = lambda ps: shapely.coverage_union_all(sorted(ps, key=lambda p: p.bounds))
VIEW = box(18, 30, 96, 62)
NAMES = {"CHN": "China", "TUR": "Türkiye", "CZE": "Czechia", "PSE": "Palestine", "XAK": "Akrotiri (UK base area)", "XDH": "Dhekelia (UK base area)", "MKD": "North Macedonia"}
NATIVE = {"ARM": "Հայաստան", "AZE": "Azərbaycan", "BLR": "Беларусь", "GEO": "საქართველო", "KAZ": "Қазақстан / Казахстан", "KGZ": "Кыргызстан", "MDA": "Moldova",
    "TJK": "Тоҷикистон", "TKM": "Türkmenistan", "TUR": "Türkiye", "UKR": "Україна", "UZB": "Oʻzbekiston"}  # in Belarus and Kyrgyzstan both official languages write it alike
rec = json.load(open(meta))
def pole(g):
    """Pole of inaccessibility of the largest part, in degrees scaled by cos(latitude)."""
    k = __import__("math").cos(__import__("math").radians(g.centroid.y))
    p = max(polys(shapely.transform(g, lambda a: a * [k, 1])), key=lambda p: p.area)
    q = polylabel(p, 0.02)
    return Point(q.x / k, q.y)
rows = []
missing = sorted(set(rec) - set(by_c))
assert not missing, missing
for c in sorted(by_c):
    g = merge(by_c[c])
    m = rec[c]
    pt = Point(m["LABEL_X"], m["LABEL_Y"])
    v = g.intersection(VIEW)
    if not (g.contains(pt) and (VIEW.contains(pt) or v.area < 0.25)):
        pt = pole(v if v.area >= 0.25 else g)
    native = {"native": NATIVE[c]} if c in NATIVE else {}
    rows.append(({"id": c, "name": NAMES.get(c, m["NAME_EN"]), **native, "label": [round(pt.x, 2), round(pt.y, 2)]}, g))
write(out + "/countries.geojson", rows)
AREA_NAMES = {
    "crimea": "Crimea and Sevastopol", "donbas-2015-line": "Donetsk and Luhansk “republics”, line of 2015–2022", "abkhazia": "Abkhazia",
    "south-ossetia": "South Ossetia", "transnistria": "Transnistria", "karabakh-oblast-1988": "Nagorno-Karabakh oblast, 1988",
    "armenian-held-1994-2020": "Armenian-held area, 1994–2020", "northern-cyprus": "Northern Cyprus"}
assert set(by_a) == set(AREA_NAMES), set(by_a) ^ set(AREA_NAMES)
write(out + "/areas.geojson", [({"id": a, "name": n}, merge(by_a[a])) for a, n in AREA_NAMES.items()])
write(tmp + "/caspian.geojson", [({"id": w}, merge(ps)) for w, ps in by_w.items()])
assert set(by_u) == {u[0] for u in UNITS}, set(by_u) ^ {u[0] for u in UNITS}
rows = []
for u, c, name, native, _ in UNITS:
    g = merge(by_u[u])
    pt = pole(g)
    rows.append(({"id": u, "country": c, "name": name, "native": native, "label": [round(pt.x, 2), round(pt.y, 2)]}, g))
write(out + "/admin1.geojson", rows)
