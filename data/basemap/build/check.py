"""Asserts what the basemap promises. Usage: check.py [folder with the geojson files]"""
import json, os, re, sys
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
    ("Qalacha", 71.037, 40.236, "UZB"), ("Jani-Ayil", 71.6572, 40.2025, "UZB"), ("Western Qalacha", 69.5447, 40.0681, "TJK"), ("Barak", 72.765, 40.668, "KGZ"), ("Sankovo-Medvezhye", 31.561, 52.477, "RUS"),
    ("Sevastopol", 33.52, 44.60, "UKR"), ("Simferopol", 34.10, 44.95, "UKR"), ("Donetsk", 37.80, 48.00, "UKR"), ("Sukhumi", 41.02, 43.01, "GEO"), ("Tskhinvali", 43.97, 42.23, "GEO"), ("Khankendi", 46.75, 39.82, "AZE"),
    ("Shusha", 46.75, 39.76, "AZE"), ("Lachin", 46.55, 39.64, "AZE"), ("Tiraspol", 29.63, 46.84, "MDA"), ("Bender", 29.477, 46.832, "MDA"), ("Aktau", 51.17, 43.66, "KAZ"), ("Meghri", 46.24, 38.91, "ARM"),
    ("Khorgos", 80.30, 44.21, "KAZ"), ("Osh", 72.80, 40.53, "KGZ"), ("Batken", 70.82, 40.06, "KGZ"), ("Isfara", 70.63, 40.13, "TJK"), ("Khorog", 71.56, 37.50, "TJK"), ("Golan", 35.75, 33.0, "SYR"),
    ("middle of the Caspian", 51.0, 41.5, None), ("Black Sea", 34.0, 43.2, None), ("Sea of Azov", 36.5, 46.0, None)]
def at(x, y):
    return sorted(k for k, g in G.items() if g.contains(Point(x, y)))
for what, x, y, c in POINTS:
    ok(at(x, y) == ([c] if c else []), f"{what}: {at(x, y)}, not {c}")
# villages on both sides of borders mended by hand (Moldova, Ukraine, Armenia, the Fergana valley)
for c, list_ in {"MDA": "Ocnița 28.636 48.133|Plopi 29.161 47.96|Pervomaisc 29.962 46.733|Nezavertailovca 29.938 46.597|Dnestrovsc 29.906 46.624|Comisarovca Nouă 29.347 47.331|Blijnii Hutor 29.647 46.888|Basarabeasca 28.962 46.334|Ucrainca 29.275 46.432|Palanca 30.096 46.409",
        "UKR": "Bolhan 28.731 48.144|Zahnitkiv 28.887 48.047|Oleksiivka 28.925 47.99|Kruti 29.203 47.961|Tymkove 29.282 47.875|Stanislavka 29.253 47.728|Hulianka 29.391 47.4|Yosypivka 29.604 47.327|Pavlivka 29.569 47.242|Velykokomarivka 29.648 47.086|Hrebenyky 29.809 46.89|Luchynske 29.948 46.862|Novokrasne 29.973 46.794|Kuchurhan 29.978 46.722|Lymanske 29.972 46.68|Hradenytsi 30.002 46.597|Serpneve 29.015 46.305|Chervone 29.234 46.417|Yevhenivka 29.202 46.387|Lisne 29.35 46.468|Chystovodne 29.759 46.439|Krutoiarivka 29.821 46.357|Udobne 30.045 46.378|Vanchikivtsi 26.449 48.216|Milove 40.136 49.376|Seredyna-Buda 34.036 52.189|Izvaryne 39.896 48.288|Strilkove 34.88 45.893|Shchaslyvtseve 34.83 46.03",
        "ARM": "Khnatsakh 46.392 39.606|Kornidzor 46.53 39.548|Agarak 46.195 38.865", "AZE": "Julfa 45.63 38.954|Yaycı 45.732 38.941", "KAZ": "Khorgos 80.385 44.223", "KGZ": "Kara-Suu 72.867 40.705|Samarkandyk 70.546 39.998|Khalmion 71.633 40.212|Isfana 69.528 39.839", "UZB": "Quvasoy 71.98 40.297|Qorgʻontepa 72.76 40.73|Xonobod 72.98 40.8",
        "TJK": "Zarxoq 70.566 40.267", "RUS": "Chertkovo 40.152 49.384"}.items():
    for t in list_.split("|"):
        what, x, y = t.rsplit(" ", 2)
        ok(at(float(x), float(y)) == [c], f"{what}: {at(float(x), float(y))}, not {c}")
def part(c, x, y):
    return [p for p in getattr(G[c], "geoms", [G[c]]) if p.contains(Point(x, y))][0]
for what, x, y, c in POINTS[:15]:
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
DONBAS = {False: "Avdiivka 37.75 48.14|Opytne 37.722 48.097|Pisky 37.675 48.061|Krasnohorivka 37.507 48.005|Marinka 37.505 47.945|Novomykhailivka 37.474 47.854|Solodke 37.494 47.791|Novotroitske 37.58 47.72|Olhynka 37.509 47.695|Buhas 37.561 47.638|Andriivka 37.655 47.46|Starohnativka 37.84 47.52|Myrne 37.734 47.426|Hranitne 37.855 47.42|Chermalyk 37.808 47.314|Hnutove 37.753 47.211|Pavlopil 37.781 47.26|Talakivka 37.721 47.185|Lebedynske 37.753 47.128|Shyrokyne 37.818 47.098|Verkhnotoretske 37.873 48.224|Niu-York 37.841 48.33|Pivdenne 37.926 48.356|Maiorsk 37.99 48.378|Toretsk 37.848 48.395|Zalizne 37.886 48.371|Novoluhanske 38.175 48.426|Svitlodarsk 38.223 48.434|Luhanske 38.255 48.445|Popasna 38.371 48.632|Zolote 38.515 48.695|Hirske 38.496 48.741|Novotoshkivske 38.632 48.725|Krymske 38.792 48.752|Trokhizbenka 38.965 48.757|Shchastia 39.23 48.738|Stanytsia Luhanska 39.484 48.663",
    True: "Trudivski 37.558 47.947|Oleksandrivka 37.579 47.921|Staromykhailivka 37.586 47.993|Vesele 37.725 48.064|Spartak 37.769 48.081|Yakovlivka 37.827 48.09|Yasynuvata 37.859 48.127|Panteleimonivka 37.974 48.202|Ozerianivka 37.973 48.274|Horlivka 38.017 48.3|Mykytivka 38.004 48.314|Holmivskyi 38.082 48.404|Vuhlehirsk 38.272 48.315|Debaltseve 38.4 48.34|Kadiivka 38.644 48.568|Kalynove 38.519 48.567|Pervomaisk 38.524 48.628|Holubivka 38.643 48.638|Donetskyi 38.676 48.7|Sentianivka 38.754 48.67|Slovianoserbsk 38.981 48.698|Vesela Hora 39.255 48.71|Krasnyi Yar 39.404 48.655|Mykolaivka 39.522 48.59|Olenivka 37.66 47.827|Dokuchaievsk 37.678 47.752|Styla 37.846 47.696|Kalmiuske 38.08 47.66|Boikivske 38.02 47.41|Pikuzy 37.812 47.175|Bezimenne 37.94 47.107|Novoazovsk 38.086 47.114|Izvaryne 39.896 48.288"}
HELD = {True: "Kalbajar 46.045 40.11|İstisu 45.961 39.946|Lachin 46.55 39.637|Qubadlı 46.582 39.344|Zangilan 46.66 39.084|Mincivan 46.723 39.03|Jabrayil 47.028 39.399|Fuzuli 47.145 39.601|Khojavend 47.112 39.795|Aghdam 46.927 39.991|Khojaly 46.792 39.914|Shusha 46.75 39.76|Hadrut 47.03 39.52|Aghdara 46.81 40.215|Suqovuşan 46.74 40.33|Talish 46.783 40.389|Vank 46.544 40.053",
    False: "Horadiz 47.335 39.45|Beylagan 47.62 39.77|Hindarkh 47.206 40.068|Quzanlı 47.165 40.159|Banovshalar 47.08 40.127|Tartar 46.932 40.342|Shikharkh 46.886 40.331|Barda 47.13 40.37|Naftalan 46.82 40.508|Ashaghi Aghjakand 46.565 40.418|Zobujug 47.399 39.556|Goygol 46.33 40.59|Dashkasan 46.08 40.52"}
for area, lists in (("donbas-2015-line", DONBAS), ("armenian-held-1994-2020", HELD)):
    for inside, list_ in lists.items():
        for t in list_.split("|"):
            what, x, y = t.rsplit(" ", 2)
            ok(AG[area].contains(Point(float(x), float(y))) == inside, f"{what} is {'not ' * inside}in {area}")
ok(AG["donbas-2015-line"].boundary.distance(Point(38.029, 48.395)) < 0.01, "Zaitseve, divided, is not on the line")
for what, x, y in [("Strilkove", 34.88, 45.893), ("Shchaslyvtseve", 34.83, 46.03), ("Chonhar", 34.55, 46.03)]:
    ok(not AG["crimea"].contains(Point(x, y)), f"{what} is in Crimea")
for what, x, y in [("Plopi", 29.161, 47.96), ("Pervomaisc", 29.962, 46.733), ("Ocnița", 28.636, 48.133), ("Camenca", 28.699, 48.032), ("Grigoriopol", 29.3, 47.153), ("Slobozia", 29.703, 46.727), ("Dnestrovsc", 29.906, 46.624), ("Cremenciug", 29.69, 46.705)]:
    ok(AG["transnistria"].contains(Point(x, y)), f"{what} is not in Transnistria")
# 5. areas in km2 (sphere of equal area), within a few per cent of what is published
def km2(g):
    import math
    R, s = 6371.007, 0.0
    for p in getattr(g, "geoms", [g]):
        for r, sg in [(p.exterior, 1)] + [(i, -1) for i in p.interiors]:
            c = list(r.coords)
            s += sg * abs(sum(math.radians(b[0] - a[0]) * (math.sin(math.radians(a[1])) + math.sin(math.radians(b[1]))) / 2 for a, b in zip(c, c[1:])))
    return s * R * R
for k, v, tol in [("crimea", 27000, .03), ("abkhazia", 8660, .03), ("south-ossetia", 3900, .05), ("karabakh-oblast-1988", 4390, .05), ("armenian-held-1994-2020", 11800, .05), ("northern-cyprus", 3355, .05), ("transnistria", 3500, .02), ("donbas-2015-line", 16900, .02)]:
    ok(abs(km2(AG[k]) / v - 1) < tol, f"{k}: {km2(AG[k]):.0f} km2, published {v}")
for k, v in [("ARM", 29743), ("AZE", 86600), ("GEO", 69700), ("KAZ", 2724900), ("KGZ", 199950), ("TJK", 143100), ("TKM", 491210 - 18400), ("UZB", 448978), ("UKR", 603628), ("BLR", 207600), ("MDA", 33846), ("TUR", 783562)]:
    ok(abs(km2(G[k]) / v - 1) < .04, f"{k}: {km2(G[k]):.0f} km2, published {v}")
for what, c, x, y, v in [("Karki", "AZE", 44.955, 39.788, 19), ("Qalacha", "UZB", 71.037, 40.236, 3), ("Jani-Ayil", "UZB", 71.6572, 40.2025, .8), ("Western Qalacha", "TJK", 69.5447, 40.0681, .88), ("Barak", "KGZ", 72.765, 40.668, 2.08), ("Sankovo-Medvezhye", "RUS", 31.561, 52.477, 4.54)]:
    ok(abs(km2(part(c, x, y)) / v - 1) < .05, f"{what}: {km2(part(c, x, y)):.2f} km2, not {v}")
# no exclave that nobody asked for: parts of the focus countries that others surround
known = {"ARM": 1, "AZE": 4, "KGZ": 1, "TJK": 3, "UZB": 4}
for c in FOCUS:
    n_ = 0
    for p in getattr(G[c], "geoms", [G[c]]):
        r = [list(x) for x in p.exterior.coords]
        n_ += all(len(use[tuple(sorted((tuple(a), tuple(b))))]) == 2 for a, b in zip(r, r[1:])) and km2(p) < 20000
    ok(n_ == known.get(c, 0), f"{c} has {n_} exclaves")
# 5b. first-order units: exact partitions of their country, with the same vertices
U = {f["properties"]["id"]: f for f in load("admin1.geojson")}
UG = {k: shape(f["geometry"]) for k, f in U.items()}
of = defaultdict(list)
for k, f in U.items():
    of[f["properties"]["country"]].append(k)
ok({c: len(v) for c, v in of.items()} == {"ARM": 11, "AZE": 14, "BLR": 7, "GEO": 13, "KAZ": 16, "KGZ": 8, "MDA": 6, "TJK": 5, "TKM": 5, "UKR": 27, "UZB": 14}, "number of units")
inner = 0
for c, ids in of.items():
    count = defaultdict(int)
    for k in ids:
        ok(UG[k].is_valid and U[k]["properties"]["name"] and U[k]["properties"]["native"], f"unit {k}")
        ok(UG[k].contains(Point(U[k]["properties"]["label"])) or UG[k].area < .05, f"label of {k}")
        for r in rings(U[k]):
            ok(r[0] == r[-1] and len(r) >= 4 and all(round(v, 4) == v for q in r for v in q), f"ring of {k}")
        for e in edges(U[k]):
            count[e] += 1
    own = set(edges(C[c]))
    ok({e for e, m in count.items() if m == 1} == own, f"{c}: the units' outer border is not the country's")
    ok(max(count.values()) == 2 and not own & {e for e, m in count.items() if m == 2}, f"{c}: units overlap")
    inner += sum(m == 2 for m in count.values())
    ok(abs(sum(UG[k].area for k in ids) - G[c].area) < 1e-9, f"{c}: units do not add up")
for a, ids in {"crimea": ["UA-43", "UA-40"], "abkhazia": ["GE-AB"], "south-ossetia": ["ge-south-ossetia"], "transnistria": ["MD-SN"]}.items():
    ok(set(edges(A[a])) == {e for k in ids for e in edges(U[k])} - {e for e in edges(U[ids[0]]) if len(ids) > 1 and e in set(edges(U[ids[1]]))}, f"{a} is not its units")
for k, list_ in {"AM-GR": "Artsvashen 45.51 40.64|Vardenis 45.73 40.18", "AM-SU": "Kapan 46.41 39.21", "AM-TV": "Ijevan 45.15 40.88", "AZ-NX": "Nakhchivan 45.41 39.21|Karki 44.955 39.788", "AZ-BA": "Baku 49.89 40.38", "az-gazakh-tovuz": "Barkhudarly 45.19 40.99|Askipara 45.0 41.05|Tovuz 45.62 40.99",
        "az-karabakh": "Khankendi 46.75 39.82|Shusha 46.75 39.76|Aghdam 46.93 39.99|Fuzuli 47.15 39.6|Barda 47.13 40.37|Khojavend 47.11 39.8", "az-eastern-zangezur": "Lachin 46.55 39.64|Kalbajar 46.04 40.11|Qubadlı 46.58 39.34|Zangilan 46.66 39.08|Jabrayil 47.03 39.4", "az-absheron-khizi": "Sumgait 49.67 40.59",
        "az-mil-mughan": "Beylagan 47.62 39.77|Sabirabad 48.48 40.01", "az-shaki-zagatala": "Shaki 47.17 41.19|Gabala 47.85 40.98", "az-ganja-dashkasan": "Ganja 46.36 40.68|Naftalan 46.82 40.51", "az-central-aran": "Yevlakh 47.15 40.62|Mingachevir 47.05 40.77", "az-lankaran-astara": "Lankaran 48.85 38.755", "az-shirvan-salyan": "Shirvan 48.93 39.93",
        "az-guba-khachmaz": "Khachmaz 48.8 41.46", "az-mountainous-shirvan": "Shamakhi 48.64 40.63", "GE-AB": "Gali 41.74 42.63", "GE-SZ": "Zugdidi 41.87 42.51", "ge-south-ossetia": "Akhalgori 44.483 42.124|Tskhinvali 43.97 42.23", "GE-SK": "Gori 44.113 41.985", "GE-RL": "Oni 43.44 42.58", "GE-AJ": "Kobuleti 41.78 41.82", "KZ-43": "Baikonur 63.3 45.62",
        "KZ-63": "Semey 80.25 50.41", "KZ-19": "Taldykorgan 78.37 45.02", "KZ-35": "Zhezkazgan 67.71 47.8", "KZ-61": "Shymkent 69.6 42.31", "KZ-75": "Almaty 76.93 43.25", "KG-B": "Batken 70.82 40.06|Isfana 69.53 39.84", "KG-O": "Osh 72.8 40.53|Barak 72.765 40.668", "KG-J": "Jalal-Abad 73 40.93", "MD-GA": "Comrat 28.66 46.3", "MD-SN": "Tiraspol 29.63 46.84|Bender 29.477 46.832|Rîbnița 29.01 47.768",
        "md-north": "Bălți 27.93 47.76|Soroca 28.28 48.16", "md-centre": "Orhei 28.82 47.38|Cocieri 29.118 47.302", "md-south": "Cahul 28.19 45.9|Căușeni 29.41 46.64", "TJ-SU": "Vorukh 70.58 39.85|Western Qalacha 69.5447 40.0681|Sarvak 70.6 40.98|Khujand 69.62 40.28", "TJ-GB": "Khorog 71.56 37.5", "TJ-RA": "Tursunzoda 68.23 38.51", "TM-L": "Türkmenabat 63.58 39.07",
        "UA-14": "Donetsk 37.8 48|Mariupol 37.55 47.1|Kramatorsk 37.56 48.72|Lyman 37.8 48.99", "UA-09": "Luhansk 39.31 48.57|Popasna 38.37 48.63|Sievierodonetsk 38.49 48.95|Lysychansk 38.43 48.9", "UA-23": "Enerhodar 34.66 47.49|Melitopol 35.37 46.85|Berdiansk 36.8 46.76|Kamianka-Dniprovska 34.41 47.496", "UA-65": "Kherson, left bank 32.72 46.63|Henichesk 34.81 46.17|Strilkove 34.88 45.893|Kakhovka 33.48 46.82|Beryslav 33.43 46.84",
        "UA-12": "Nikopol 34.39 47.57|Kamianske 34.61 48.52", "UA-48": "Mykolaiv 31.99 46.97|Snihurivka 32.8 47.08|Kinburn 31.72 46.5", "UA-63": "Izium 37.26 49.21|Kupiansk 37.62 49.71", "UA-32": "Bucha 30.21 50.55|Chornobyl 30.22 51.27", "UA-43": "Simferopol 34.1 44.95", "UA-40": "Sevastopol 33.52 44.6|Balaklava 33.61 44.51", "UZ-FA": "Sokh 71.13 39.97|Shohimardon 71.805 39.983|Qalacha 71.037 40.243|Jani-Ayil 71.6572 40.2025|Kokand 70.94 40.53", "UZ-QR": "Nukus 59.61 42.46"}.items():
    for t in list_.split("|"):
        what, x, y = t.rsplit(" ", 2)
        ok([i for i in UG if UG[i].contains(Point(float(x), float(y)))] == [k], f"{what} is in {[i for i in UG if UG[i].contains(Point(float(x), float(y)))]}, not {k}")
for k, v, tol in [("UA-14", 26517, .02), ("UA-09", 26684, .03), ("UA-65", 28461, .10), ("UA-23", 27180, .02), ("UA-63", 31415, .02), ("az-karabakh", 8990, .06), ("az-eastern-zangezur", 7470, .10), ("AZ-NX", 5502, .15), ("KG-B", 17000, .03), ("TJ-GB", 64200, .03), ("TJ-SU", 25400, .04), ("KZ-47", 165642, .03), ("UZ-QR", 166590, .03)]:
    ok(abs(km2(UG[k]) / v - 1) < tol, f"{k}: {km2(UG[k]):.0f} km2, published {v}")
# 6. the barrier: the Dnipro cuts Ukraine in two, with every town on its bank
from shapely.geometry import LineString
from shapely.ops import polygonize
RIVERS = {f["properties"]["name"]: shape(f["geometry"]) for f in load("rivers.geojson")}
B = load("barriers.geojson")
ok([f["properties"]["id"] for f in B] == ["dnipro"] and B[0]["geometry"]["type"] == "LineString", "barriers")
dn = LineString(B[0]["geometry"]["coordinates"])
ok(dn.is_simple and not any(a == b for a, b in zip(dn.coords, dn.coords[1:])), "the Dnipro crosses itself")
ok(at(*dn.coords[0]) == ["BLR"] and at(*dn.coords[-1]) == [], "the Dnipro's ends are not outside Ukraine")
ok(dn.intersection(G["UKR"]).geom_type == "LineString", "the Dnipro crosses Ukraine more than once")
ok(RIVERS["Dnipro"].geom_type == "LineString" and len(set(dn.coords) - set(RIVERS["Dnipro"].coords)) == 2 + 15, "the river and the barrier differ")
big = max(G["UKR"].geoms, key=lambda p: p.area)
halves = [p for p in polygonize(shapely.union_all([big.boundary, dn])) if big.contains(p.representative_point())]
ok(len(halves) == 2 and all(p.area > 30 for p in halves), "the Dnipro does not cut Ukraine in two")
# the side: each half closed over the sea, for towns which a simplified coast leaves outside
ring = [(20.0, 53.0), (20.0, 43.0), (31.38, 43.0)]
RIGHT = Polygon([*dn.coords][::-1] + [(30.535, 53.0)] + ring)
ok(RIGHT.is_valid and max(halves, key=lambda p: p.area).within(RIGHT.buffer(1e-9)), "right bank")
BANK = {"right": "Vyshhorod 30.486 50.583|Obolon 30.506 50.513|Rybalskyi Ostriv 30.533 50.479|Podil 30.516 50.469|Kyiv centre 30.524 50.455|Nyzhnia Telychka 30.575 50.388|Koncha-Zaspa 30.575 50.3|Kozyn 30.653 50.222|Ukrainka 30.746 50.143|Vytachiv 30.87 50.114|Rzhyshchiv 31.042 49.969|Kaniv 31.47 49.752|Cherkasy 32.057 49.445|Svitlovodsk 33.246 49.063|Kriukiv 33.438 49.029|Kamiani Potoky 33.527 48.979|Deriivka 33.788 48.911|Verkhnodniprovsk 34.326 48.656|Auly 34.458 48.555|Kamianske 34.606 48.517|Novi Kodaky 34.956 48.487|Dnipro centre 35.041 48.467|Stari Kodaky 35.124 48.377|Voloske 35.139 48.31|Khortytsia 35.08 47.83|Zaporizhzhia, right bank 35.05 47.87|Rozumivka 35.139 47.754|Marhanets 34.625 47.631|Nikopol 34.391 47.568|Pokrovske (Nikopol) 34.152 47.552|Novovorontsovka 33.915 47.5|Dudchany 33.764 47.186|Novokairy 33.601 47.014|Beryslav 33.427 46.839|Kozatske 33.35 46.786|Olhivka 33.196 46.792|Lvove 33.155 46.794|Tiahynka 33.056 46.781|Darivka 32.79 46.75|Antonivka 32.731 46.677|Kherson 32.615 46.637|Bilozerka 32.44 46.63|Stanislav 32.145 46.572|Mykolaiv 31.995 46.975|Oleksandrivka 31.77 46.61|Ochakiv 31.545 46.615|Odesa 30.733 46.477",
    "left": "Liubech 30.66 51.702|Chernihiv 31.289 51.506|Khotianivka 30.571 50.597|Troieshchyna 30.587 50.52|Livoberezhnyi 30.59 50.455|Berezniaky 30.602 50.426|Osokorky 30.602 50.381|Brovary 30.79 50.511|Boryspil 30.955 50.353|Pereiaslav 31.45 50.067|Lipliave 31.55 49.787|Zolotonosha 32.04 49.668|Blahodatne 32.098 49.556|Vlasivka 33.28 49.118|Kremenchuk 33.405 49.063|Horishni Plavni 33.629 49.008|Kurylivka 34.605 48.576|Obukhivka 34.854 48.549|Nyzhnodniprovsk 35.117 48.475|Dnipro, left bank 35.08 48.5|Chapli 35.155 48.417|Prydniprovsk 35.13 48.413|Liubymivka 35.173 48.373|Zaporizhzhia centre 35.117 47.852|Balabyne 35.214 47.737|Enerhodar 34.662 47.49|Kamianka-Dniprovska 34.41 47.496|Velyka Lepetykha 33.931 47.171|Hornostaivka 33.73 47.012|Kairy 33.705 46.946|Kakhovka 33.479 46.816|Nova Kakhovka 33.356 46.76|Dnipriany 33.266 46.748|Krynky 33.081 46.733|Kozachi Laheri 32.982 46.705|Oleshky 32.724 46.626|Hola Prystan 32.524 46.53|Stara Zburivka 32.42 46.474|Rybalche 32.237 46.475|Heroiske 31.893 46.515|Pokrovske (Kinburn) 31.72 46.48|Kinburn spit 31.56 46.56|Henichesk 34.81 46.17"}
for side, list_ in BANK.items():
    for t in list_.split("|"):
        what, x, y = t.rsplit(" ", 2)
        ok(RIGHT.contains(Point(float(x), float(y))) == (side == "right"), f"{what} is not on the {side} bank of the Dnipro")
# 7. the other layers
ok({k for k, f in C.items() if f["properties"].get("native")} == set(FOCUS), "native names of countries")
for k, f in C.items():
    x, y = f["properties"]["label"]
    ok(G[k].contains(Point(x, y)) or G[k].area < 0.05, f"label of {k} is outside")
T = load("towns.geojson")
ok(len(T) <= 500 and len({f["id"] for f in T}) == len(T), "towns")
SCRIPT = {"UKR": "Ѐ-ӿ", "BLR": "Ѐ-ӿ", "RUS": "Ѐ-ӿ", "KAZ": "Ѐ-ӿ", "KGZ": "Ѐ-ӿ", "TJK": "Ѐ-ӿ", "ARM": "Ա-֏", "GEO": "Ⴀ-ჿ", "AZE": "A-Za-zÇçĞğİıÖöŞşÜüƏə", "UZB": "A-Za-zʻ", "TKM": "A-Za-zÄäÇçŇňÖöŞşÜüÝýŽž", "MDA": "A-Za-zĂăÂâÎîȘșȚț", "TUR": "A-Za-zÇçĞğİıÖöŞşÜüÂâ"}
for f in T:
    p = f["properties"]
    ok(p["native"].strip() and re.fullmatch(f"[{SCRIPT.get(p['country'], '')}]" + f"[{SCRIPT[p['country']]} ’-]*", p["native"].split(" / ")[0]) if p["country"] in SCRIPT else p["native"].strip(), f"{p['name']}: native name {p['native']!r}")
no_pop = {f["properties"]["name"] for f in T if "pop" not in f["properties"]}
ok(no_pop == {"Isfara", "Istaravshan", "Konibodom", "Kulob", "Beshariq", "Yevlakh"}, no_pop)
far = []
for f in T:
    p, c = f["properties"], f["geometry"]["coordinates"]
    g = G[p["country"]]
    ok(g.distance(Point(c)) < 0.08, f"{p['name']} is {g.distance(Point(c)):.3f} degrees from {p['country']}")
    if not g.contains(Point(c)):
        far.append(p["name"])
ok(len([f for f in T if f["properties"]["name"] in ("Gyumri", "Meghri", "Lachin", "Shusha", "Goris", "Jermuk", "Bakhmut", "Avdiivka", "Siverskodonetsk (Sievierodonetsk)", "Khorgos", "Aktau", "Tskhinvali", "Sukhumi", "Tiraspol", "Gabala", "Batken", "Isfara", "Osh", "Khorog", "Murghab")]) == 20, "a town of the story is missing")
ok(L["kakhovka-reservoir"]["properties"]["until"] == "2023-06-06" and shape(L["caspian-sea"]["geometry"]).contains(Point(51, 41.5)), "lakes")
cas = set(edges(L["caspian-sea"]))
ok(sum(e in use for e in cas) == len(cas), "the Caspian's shore is not the countries' coast")
for fn, lim in (("countries.geojson", 1_300_000), ("rivers.geojson", 250_000), ("admin1.geojson", 350_000)):
    ok(os.path.getsize(os.path.join(d, fn)) <= lim, fn)
print("towns on the wrong side of a simplified coast or border by a little:", ", ".join(far) or "none")
for k in A: print(f"  {k:26} {km2(AG[k]):8.0f} km2")
print(f"{n} passed, 0 failed")
