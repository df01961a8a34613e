"""Asserts what the basemap promises. Usage: check.py [folder with the geojson files]"""
import json, os, sys
from collections import defaultdict
import shapely
from shapely.geometry import shape, Point, Polygon
from shapely.geometry.polygon import LinearRing

d = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
load = lambda n: json.load(open(os.path.join(d, n), encoding="utf8"))["features"]
FOCUS = "ARM AZE GEO KAZ KGZ TJK TKM UZB UKR BLR MDA TUR".split()
C = {f["properties"]["id"]: f for f in load("countries.geojson")}
A = {f["properties"]["id"]: f for f in load("areas.geojson")}
L = {f["properties"]["id"]: f for f in load("lakes.geojson")}
G = {k: shape(f["geometry"]) for k, f in C.items()}
AG = {k: shape(f["geometry"]) for k, f in A.items()}
n = 0
def ok(test, what):
    global n
    assert test, what
    n += 1

def rings(f):
    g = f["geometry"]
    for p in g["coordinates"] if g["type"] == "MultiPolygon" else [g["coordinates"]]:
        yield from p
def edges(f):
    for r in rings(f):
        for a, b in zip(r, r[1:]):
            yield tuple(sorted((tuple(a), tuple(b))))

ok(len(C) == 85, len(C))
# 1. validity: no self-intersection (all countries, areas and lakes), winding, precision, closed rings
for name, fs in (("country", C), ("area", A), ("lake", L)):
    for k, f in fs.items():
        g = shape(f["geometry"])
        ok(g.is_valid, f"{name} {k}: {shapely.is_valid_reason(g)}")
        for p in getattr(g, "geoms", [g]):
            ok(LinearRing(p.exterior.coords).is_ccw and all(not LinearRing(i.coords).is_ccw for i in p.interiors), f"winding {k}")
        for r in rings(f):
            ok(r[0] == r[-1] and len(r) >= 4 and all(round(v, 4) == v for c in r for v in c), f"ring of {k}")
            ok(all(a != b for a, b in zip(r, r[1:])), f"repeated vertex {k}")
# 2. shared borders are vertex-identical
use = defaultdict(list)
for k, f in C.items():
    for e in edges(f):
        use[e].append(k)
ok(max(map(len, use.values())) <= 2, "an edge used by more than two countries")
ok(all(len(set(u)) == len(u) for u in use.values()), "an edge twice in one country")
# an edge used once is coast (or the box's edge): no other country may touch its middle, and none may lie within a hair of it
names, tree = list(G), shapely.STRtree(list(G.values()))
shared = defaultdict(int)
for e, u in use.items():
    if len(u) == 2:
        shared[tuple(sorted(u))] += 1
    elif u[0] in FOCUS:
        m = Point((e[0][0] + e[1][0]) / 2, (e[0][1] + e[1][1]) / 2)
        others = [names[i] for i in tree.query(m, "dwithin", 2e-5) if names[i] != u[0]]
        ok(not others, f"edge {e} of {u[0]} is within 2e-5 degrees of {others} without being shared")
# no overlaps of interiors, no slivers between neighbours
for i, j in tree.query(list(G.values()), "intersects").T:
    if i < j:
        ok(G[names[i]].intersection(G[names[j]]).area < 1e-12, f"overlap {names[i]} {names[j]}")
for pair in "UKR RUS|UKR MDA|UKR BLR|GEO RUS|GEO AZE|GEO ARM|ARM AZE|ARM IRN|ARM TUR|AZE TUR|AZE IRN|KAZ RUS|KAZ CHN|KAZ UZB|KGZ TJK|KGZ UZB|TJK UZB|TJK AFG|TKM AFG|TKM IRN|UZB AFG|UZB TKM|KAZ TKM|AZE RUS".split("|"):
    ok(shared[tuple(sorted(pair.split()))] > 0, f"no shared border {pair}")
# the union of all has no needle holes (gaps between neighbours)
u = shapely.coverage_union_all(list(G.values()))
for p in getattr(u, "geoms", [u]):
    for r in p.interiors:
        h = Polygon(r)
        ok(h.area > 1e-5, f"needle gap at {h.representative_point()} {h.area}")
ok(bool(shapely.coverage_is_valid(list(G.values()))), "countries are not a valid coverage")
# 3. areas: their edges are either in the inside of their host, or exactly edges of the host
HOST = {"crimea": "UKR", "donbas-2015-line": "UKR", "abkhazia": "GEO", "south-ossetia": "GEO", "transnistria": "MDA", "karabakh-oblast-1988": "AZE", "armenian-held-1994-2020": "AZE", "northern-cyprus": "CYP"}
ok(set(A) == set(HOST), set(A) ^ set(HOST))
for k, f in A.items():
    h = HOST[k]
    bound = G[h].boundary
    he = set(edges(C[h]))
    on = 0
    for e in edges(f):
        if e in he:
            on += 1
            continue
        m = Point((e[0][0] + e[1][0]) / 2, (e[0][1] + e[1][1]) / 2)
        ok(G[h].contains(m) and bound.distance(m) > 1e-7, f"{k}: edge {e} is not inside {h} and not its border")
    ok(on > 0 or k == "karabakh-oblast-1988", f"{k}: no edge on the border of {h}")
    ok(AG[k].difference(G[h]).area < 1e-12, f"{k} sticks out of {h}")
# 4. enclaves, exclaves and points: (what, lon, lat, country or None for water)
POINTS = [("Nakhchivan", 45.41, 39.21, "AZE"), ("Sokh", 71.13, 39.97, "UZB"), ("Vorukh", 70.58, 39.85, "TJK"), ("Kaliningrad", 20.51, 54.71, "RUS"), ("Shohimardon", 71.805, 39.983, "UZB"), ("Karki", 44.955, 39.788, "AZE"), ("Artsvashen", 45.51, 40.64, "ARM"), ("Yukhari Askipara", 45.0, 41.05, "AZE"), ("Barkhudarly", 45.19, 40.99, "AZE"), ("Sarvak", 70.6, 40.98, "TJK"),
    ("Sevastopol", 33.52, 44.60, "UKR"), ("Simferopol", 34.10, 44.95, "UKR"), ("Donetsk", 37.80, 48.00, "UKR"), ("Sukhumi", 41.02, 43.01, "GEO"), ("Tskhinvali", 43.97, 42.23, "GEO"), ("Khankendi", 46.75, 39.82, "AZE"),
    ("Shusha", 46.75, 39.76, "AZE"), ("Lachin", 46.55, 39.64, "AZE"), ("Tiraspol", 29.63, 46.84, "MDA"), ("Bender", 29.477, 46.832, "MDA"), ("Aktau", 51.17, 43.66, "KAZ"), ("Meghri", 46.24, 38.91, "ARM"),
    ("Khorgos", 80.30, 44.21, "KAZ"), ("Osh", 72.80, 40.53, "KGZ"), ("Batken", 70.82, 40.06, "KGZ"), ("Isfara", 70.63, 40.13, "TJK"), ("Khorog", 71.56, 37.50, "TJK"), ("Golan", 35.75, 33.0, "SYR"),
    ("middle of the Caspian", 51.0, 41.5, None), ("Black Sea", 34.0, 43.2, None), ("Sea of Azov", 36.5, 46.0, None)]
def at(x, y):
    return sorted(k for k, g in G.items() if g.contains(Point(x, y)))
for what, x, y, c in POINTS:
    ok(at(x, y) == ([c] if c else []), f"{what}: {at(x, y)}, not {c}")
def part(c, x, y):
    return [p for p in getattr(G[c], "geoms", [G[c]]) if p.contains(Point(x, y))][0]
for what, x, y, c in POINTS[:10]:
    ok(part(c, x, y).area < 0.5 * max(p.area for p in getattr(G[c], "geoms", [G[c]])), f"{what} is not a separate part of {c}")
for what, x, y, a in [("Sevastopol", 33.52, 44.60, "crimea"), ("Donetsk", 37.8, 48.0, "donbas-2015-line"), ("Luhansk", 39.31, 48.57, "donbas-2015-line"), ("Sloviansoserbsk", 38.981, 48.698, "donbas-2015-line"), ("Horlivka", 38.017, 48.3, "donbas-2015-line"), ("Debaltseve", 38.4, 48.34, "donbas-2015-line"),
        ("Pikuzy", 37.812, 47.175, "donbas-2015-line"), ("Yasynuvata", 37.859, 48.127, "donbas-2015-line"), ("Pervomaisk", 38.524, 48.628, "donbas-2015-line"), ("Krasnyi Yar", 39.404, 48.655, "donbas-2015-line"), ("Sukhumi", 41.02, 43.01, "abkhazia"), ("Tskhinvali", 43.97, 42.23, "south-ossetia"),
        ("Akhalgori", 44.483, 42.124, "south-ossetia"), ("Java", 43.924, 42.39, "south-ossetia"), ("Tiraspol", 29.63, 46.84, "transnistria"), ("Bender", 29.477, 46.832, "transnistria"), ("Rîbnița", 29.01, 47.768, "transnistria"), ("Dubăsari", 29.167, 47.266, "transnistria"),
        ("Khankendi", 46.75, 39.82, "karabakh-oblast-1988"), ("Khankendi", 46.75, 39.82, "armenian-held-1994-2020"), ("Lachin", 46.55, 39.64, "armenian-held-1994-2020"), ("Aghdam", 46.93, 39.99, "armenian-held-1994-2020"), ("Kyrenia", 33.32, 35.32, "northern-cyprus")]:
    ok(AG[a].contains(Point(x, y)), f"{what} is not in {a}")
for what, x, y, a in [("Gori", 44.113, 41.985, "south-ossetia"), ("Oni", 43.443, 42.585, "south-ossetia"), ("Mariupol", 37.55, 47.10, "donbas-2015-line"), ("Avdiivka", 37.75, 48.14, "donbas-2015-line"), ("Varnița", 29.466, 46.866, "transnistria"), ("Cocieri", 29.1176, 47.3017, "transnistria"),
        ("Lachin", 46.55, 39.64, "karabakh-oblast-1988"), ("Henichesk", 34.81, 46.17, "crimea")] + [(n, x, y, "donbas-2015-line") for n, x, y in [("Popasna", 38.371, 48.632), ("Svitlodarsk", 38.223, 48.434), ("Marinka", 37.505, 47.945),
        ("Toretsk", 37.848, 48.395), ("Verkhnotoretske", 37.873, 48.224), ("Pavlopil", 37.781, 47.26), ("Chermalyk", 37.808, 47.314), ("Shyrokyne", 37.818, 47.098), ("Shchastia", 39.23, 48.738), ("Stanytsia Luhanska", 39.484, 48.662), ("Zolote", 38.515, 48.695), ("Krymske", 38.792, 48.752), ("Volnovakha", 37.494, 47.601)]]:
    ok(not AG[a].contains(Point(x, y)), f"{what} is in {a}")
# 5. areas in km2 (sphere of equal area), within a few per cent of what is published
def km2(g):
    import math
    R, s = 6371.007, 0.0
    for p in getattr(g, "geoms", [g]):
        for r, sg in [(p.exterior, 1)] + [(i, -1) for i in p.interiors]:
            c = list(r.coords)
            s += sg * abs(sum(math.radians(b[0] - a[0]) * (math.sin(math.radians(a[1])) + math.sin(math.radians(b[1]))) / 2 for a, b in zip(c, c[1:])))
    return s * R * R
for k, v, tol in [("crimea", 27000, .03), ("abkhazia", 8660, .03), ("south-ossetia", 3900, .05), ("karabakh-oblast-1988", 4390, .05), ("armenian-held-1994-2020", 11800, .05), ("northern-cyprus", 3355, .05)]:
    ok(abs(km2(AG[k]) / v - 1) < tol, f"{k}: {km2(AG[k]):.0f} km2, published {v}")
for k, v in [("ARM", 29743), ("AZE", 86600), ("GEO", 69700), ("KAZ", 2724900), ("KGZ", 199950), ("TJK", 143100), ("TKM", 491210 - 18400), ("UZB", 448978), ("UKR", 603628), ("BLR", 207600), ("MDA", 33846), ("TUR", 783562)]:
    ok(abs(km2(G[k]) / v - 1) < .04, f"{k}: {km2(G[k]):.0f} km2, published {v}")
# 6. the other layers
for k, f in C.items():
    x, y = f["properties"]["label"]
    ok(G[k].contains(Point(x, y)) or G[k].area < 0.05, f"label of {k} is outside")
T = load("towns.geojson")
ok(len(T) <= 500 and len({f["id"] for f in T}) == len(T), "towns")
far = []
for f in T:
    p, c = f["properties"], f["geometry"]["coordinates"]
    g = G[p["country"]]
    ok(g.distance(Point(c)) < 0.08, f"{p['name']} is {g.distance(Point(c)):.3f} degrees from {p['country']}")
    if not g.contains(Point(c)):
        far.append(p["name"])
ok(len([f for f in T if f["properties"]["name"] in ("Gyumri", "Meghri", "Lachin", "Shusha", "Goris", "Jermuk", "Bakhmut", "Avdiivka", "Sievierodonetsk", "Khorgos", "Aktau", "Tskhinvali", "Sukhumi", "Tiraspol", "Gabala", "Batken", "Isfara", "Osh", "Khorog", "Murghab")]) == 20, "a town of the story is missing")
ok(L["kakhovka-reservoir"]["properties"]["until"] == "2023-06-06" and shape(L["caspian-sea"]["geometry"]).contains(Point(51, 41.5)), "lakes")
cas = set(edges(L["caspian-sea"]))
ok(sum(e in use for e in cas) == len(cas), "the Caspian's shore is not the countries' coast")
for fn, lim in (("countries.geojson", 1_300_000), ("rivers.geojson", 250_000)):
    ok(os.path.getsize(os.path.join(d, fn)) <= lim, fn)
print("towns on the wrong side of a simplified coast or border by a little:", ", ".join(far) or "none")
for k in A: print(f"  {k:26} {km2(AG[k]):8.0f} km2")
print(f"{n} passed, 0 failed")
