"""What the disputed areas are made of: Natural Earth admin-1 units, Natural Earth disputed lines (by fid), and lines drawn by hand."""
ADMIN1_AREAS = {
    "crimea": lambda p: p["iso_3166_2"] in ("UA-43", "UA-40"),
    "northern-cyprus": lambda p: p["adm0_a3"] == "CYN",
}
# fids in world_map.gpkg / disputed_borders
NKAO = [2, 3, 37, 38, 41, 43, 46]
CEASE = [29, 40, 42]
LINE_FIDS = sorted(set(NKAO + CEASE + [7, 8, 9, 45]))
HAND_LINES = []
SUBTRACT = {}
ADD = {}
SEED_AREAS = {
    "abkhazia": ([8], [], [(41.02, 43.00)]),
    "south-ossetia": ([9], [], [(43.97, 42.235)]),
    "transnistria": ([7], [], [(29.64, 46.85), (29.1, 47.8), (28.7, 48.08)]),
    "karabakh-oblast-1988": (NKAO, [], [(46.75, 39.82)]),
    "armenian-held-1994-2020": (CEASE + NKAO, [], [(46.75, 39.82), (46.2, 39.8), (46.93, 39.99)]),
    "donbas-2015-line": ([45], [], [(37.8, 48.0)]),
}
