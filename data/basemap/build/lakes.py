"""lakes.geojson. `prep`: Natural Earth lakes (no names) -> named by seed points, 5 decimals. `finish`: after mapshaper, plus the Caspian from the countries' gap."""
import json, sys
import shapely
from shapely.geometry import Point, box
from common import *
R, L, S = "reservoir", "lake", "sea"
SEEDS = [  # id, name, kind, lon, lat
    ("balkhash", "Lake Balkhash", L, 73.95, 45.9), ("ladoga", "Lake Ladoga", L, 31.66, 60.84), ("onega", "Lake Onega", L, 35.56, 61.89),
    ("issyk-kul", "Issyk-Kul", L, 77.04, 42.45), ("kuibyshev-reservoir", "Kuibyshev Reservoir", R, 48.65, 54.57), ("rybinsk-reservoir", "Rybinsk Reservoir", R, 38.37, 58.62),
    ("qinghai", "Qinghai Lake", L, 100.11, 36.88), ("urmia", "Lake Urmia", L, 45.51, 37.7), ("saimaa", "Saimaa", L, 29.54, 62.33), ("paijanne", "Päijänne", L, 25.74, 62.09),
    ("zaysan", "Lake Zaysan and Bukhtarma Reservoir", R, 83.44, 48.73), ("sarygamysh", "Lake Sarygamysh", L, 57.37, 41.94), ("van", "Lake Van", L, 42.82, 38.66),
    ("aral-north", "North Aral Sea", L, 60.63, 46.43), ("aral-south-west", "South Aral Sea (west basin)", L, 58.53, 45.21), ("uvs", "Lake Uvs", L, 92.77, 50.34),
    ("tsimlyansk-reservoir", "Tsimlyansk Reservoir", R, 43.45, 48.52), ("alakol", "Lake Alakol", L, 81.71, 46.12), ("peipus", "Lake Peipus", L, 27.49, 58.63), ("pskov", "Lake Pskov", L, 27.85, 58.05),
    ("syvash", "Syvash", L, 34.85, 45.77), ("aydar-arnasay", "Aydar-Arnasay lakes", L, 67.43, 40.78), ("kakhovka-reservoir", "Kakhovka Reservoir", R, 34.07, 47.34),
    ("chany", "Lake Chany", L, 76.98, 54.83), ("kama-reservoir", "Kama Reservoir", R, 56.28, 58.8), ("kremenchuk-reservoir", "Kremenchuk Reservoir", R, 32.73, 49.29),
    ("malaren", "Mälaren", L, 16.85, 59.52), ("volgograd-reservoir", "Volgograd Reservoir", R, 46.01, 51.04), ("krasnoyarsk-reservoir", "Krasnoyarsk Reservoir", R, 91.03, 54.61),
    ("tuz", "Lake Tuz", L, 33.31, 38.83), ("khar-us", "Khar-Us Lake", L, 92.35, 48.06), ("khyargas", "Khyargas Lake", L, 93.37, 49.15), ("khar", "Khar Lake", L, 93.27, 47.9),
    ("tharthar", "Lake Tharthar", L, 43.22, 34.02), ("razazah", "Lake Razazah", L, 43.57, 32.81), ("tengiz", "Lake Tengiz", L, 68.92, 50.45), ("sevan", "Lake Sevan", L, 45.36, 40.38),
    ("saratov-reservoir", "Saratov Reservoir", R, 48.31, 52.62), ("cheboksary-reservoir", "Cheboksary Reservoir", R, 46.14, 56.25), ("gorky-reservoir", "Gorky Reservoir", R, 43.07, 57.17),
    ("votkinsk-reservoir", "Votkinsk Reservoir", R, 55.28, 57.32), ("beloye", "Lake Beloye", L, 37.63, 60.2), ("novosibirsk-reservoir", "Novosibirsk Reservoir", R, 82.01, 54.37),
    ("bosten", "Lake Bosten", L, 87.06, 41.98), ("nizhnekamsk-reservoir", "Nizhnekamsk Reservoir", R, 52.65, 55.86), ("kapchagay-reservoir", "Kapchagay Reservoir", R, 77.63, 43.85),
    ("ilmen", "Lake Ilmen", L, 31.32, 58.32), ("sasykkol", "Lake Sasykkol", L, 81.0, 46.58), ("keban-reservoir", "Keban Reservoir", R, 39.29, 38.84), ("kulunda", "Lake Kulunda", L, 79.6, 52.98),
    ("assad", "Lake Assad", R, 38.09, 36.06), ("kyiv-reservoir", "Kyiv Reservoir", R, 30.5, 50.91), ("beysehir", "Lake Beyşehir", L, 31.51, 37.79), ("ataturk-reservoir", "Atatürk Reservoir", R, 38.81, 37.66),
    ("siletiteniz", "Lake Siletiteniz", L, 73.28, 53.23), ("toktogul-reservoir", "Toktogul Reservoir", R, 72.96, 41.8), ("kamianske-reservoir", "Kamianske Reservoir", R, 34.19, 48.76),
    ("shardara-reservoir", "Shardara Reservoir", R, 68.16, 41.13), ("mingachevir-reservoir", "Mingachevir Reservoir", R, 46.61, 40.92), ("ebinur", "Lake Ebinur", L, 82.94, 44.86),
    ("markakol", "Lake Markakol", L, 85.74, 48.75), ("egirdir", "Lake Eğirdir", L, 30.89, 38.06), ("kushmurun", "Lake Kushmurun", L, 64.84, 52.72), ("kayrakkum-reservoir", "Kayrakkum (Bahri Tojik) Reservoir", R, 70.18, 40.33),
    ("balaton", "Lake Balaton", L, 17.82, 46.88), ("dniester-liman", "Dniester Liman", L, 30.33, 46.24), ("kaniv-reservoir", "Kaniv Reservoir", R, 31.51, 49.9), ("karakaya-reservoir", "Karakaya Reservoir", R, 38.42, 38.52),
    ("ohrid", "Lake Ohrid", L, 20.73, 41.04), ("prespa", "Lake Prespa", L, 21.03, 40.89), ("skadar", "Lake Skadar", L, 19.29, 42.21), ("dead-sea", "Dead Sea", L, 35.48, 31.54),
    ("galilee", "Sea of Galilee", L, 35.58, 32.8), ("vortsjarv", "Lake Võrtsjärv", L, 26.06, 58.26), ("teletskoye", "Lake Teletskoye", L, 87.68, 51.57), ("iriklinskoye-reservoir", "Iriklinskoye Reservoir", R, 58.79, 51.94),
    ("shalkar", "Lake Shalkar", L, 51.68, 50.55), ("sarykopa", "Lake Sarykopa", L, 64.17, 50.33), ("tarbela-reservoir", "Tarbela Reservoir", R, 72.85, 34.33), ("mangla-reservoir", "Mangla Reservoir", R, 73.69, 33.22),
    ("vistula-lagoon", "Vistula Lagoon", L, 20.02, 54.6), ("achit", "Achit Lake", L, 90.53, 49.48), ("vanern", "Vänern", L, 13.593, 58.883), ("vattern", "Vättern", L, 14.6, 58.3),
    ("constance", "Lake Constance", L, 9.35, 47.62), ("geneva", "Lake Geneva", L, 6.6, 46.45), ("garda", "Lake Garda", L, 10.68, 45.6), ("baikal", "Lake Baikal", L, 108.159, 53.631), ("khovsgol", "Lake Khövsgöl", L, 100.5, 51.1),
]
UNTIL = {"kakhovka-reservoir": "2023-06-06"}
if sys.argv[1] == "prep":
    src, out = sys.argv[2:4]
    ls = []
    for _, g in read_shp_zip(src, "ne_10m_lakes"):
        if not g.is_valid:
            g = g.buffer(0)
        if g.intersects(box(*BOX)):
            ls += polys(g.intersection(box(*BOX)))
    used, fs = set(), []
    for i, n, k, x, y in SEEDS:
        hit = [j for j, g in enumerate(ls) if g.contains(Point(x, y))]
        if len(hit) != 1 or hit[0] in used:
            print("no lake of its own for", i); continue
        used.add(hit[0])
        p = {"id": i, "name": n, "kind": k}
        if i in UNTIL:
            p["until"] = UNTIL[i]
        fs.append((p, ls[hit[0]]))
    write(out, fs, 5)
else:
    simple, caspian, out = sys.argv[2:5]
    fs = [({"id": "caspian-sea", "name": "Caspian Sea", "kind": S}, g) for _, g in load(caspian)]
    for p, g in load(simple):
        g = shapely.set_precision(g if g.is_valid else g.buffer(0), 1e-4)
        fs.append((p, shapely.geometry.MultiPolygon(polys(g))))
    fs[1:] = sorted(fs[1:], key=lambda t: -t[1].area)
    write(out + "/lakes.geojson", fs)
