"""What the disputed areas are made of: Natural Earth admin-1 units, Natural Earth disputed lines (by fid), and lines drawn by hand."""
ADMIN1_AREAS = {
    "crimea": lambda p: p["iso_3166_2"] in ("UA-43", "UA-40"),
    "northern-cyprus": lambda p: p["adm0_a3"] == "CYN",
}
# fids in world_map.gpkg / disputed_borders
NKAO = [2, 3, 37, 38, 41, 43, 46]
CEASE = [29, 40, 42]
# the ends of the oblast's lines do not meet (gaps of up to 0.003 degrees): closed here
NKAO_GAPS = [[(47.1821, 39.85363), (47.18136, 39.85309)], [(46.72881, 40.41284), (46.72684, 40.41273)], [(46.31468, 40.24346), (46.31467, 40.24349)], [(47.23399, 39.75571), (47.23193, 39.7542)]]
# South Ossetia: Natural Earth's line (fid 9) is kept in the west (Kvaisa-Tsnelisi) and the east (Akhalgori-Truso); drawn by hand, about +-2 km:
#  - north-west: the Mamison valley and Shovi belong to Racha (Oni municipality), so the line leaves the Russian border near Khalatsa, not at Mamison pass;
#  - south: Breti, Dirbi, Dvani, Nikozi, Ergneti, Ditsi, Mejvriskhevi, Samtavisi are Georgian-administered, so the line runs north of them.
SO_LINE = [(43.745, 42.632), (43.7226, 42.6249), (43.685, 42.605), (43.640, 42.585), (43.602, 42.562), (43.578, 42.542), (43.584, 42.53), (43.584, 42.50), (43.564, 42.449), (43.569, 42.42), (43.564, 42.38), (43.599, 42.355),
    (43.574, 42.33), (43.584, 42.31), (43.654, 42.289), (43.629, 42.26), (43.594, 42.23), (43.589, 42.21), (43.599, 42.19), (43.599, 42.17), (43.619, 42.15), (43.619, 42.125),
    (43.645, 42.118), (43.68, 42.112), (43.709, 42.115), (43.76, 42.118), (43.80, 42.125), (43.84, 42.138), (43.862, 42.162), (43.90, 42.176), (43.93, 42.192), (43.955, 42.212), (43.98, 42.212), (44.005, 42.205), (44.035, 42.203),
    (44.06, 42.214), (44.10, 42.206), (44.15, 42.195), (44.19, 42.182), (44.215, 42.155), (44.237, 42.12), (44.262, 42.087), (44.29, 42.072), (44.33, 42.062), (44.365, 42.05), (44.40, 42.045), (44.44, 42.036), (44.475, 42.03), (44.505, 42.02),
    (44.539, 42.02), (44.554, 42.04), (44.583, 42.069), (44.599, 42.094), (44.589, 42.115), (44.609, 42.13), (44.644, 42.14), (44.639, 42.175), (44.649, 42.194), (44.644, 42.225), (44.619, 42.265), (44.599, 42.28), (44.604, 42.295),
    (44.619, 42.31), (44.629, 42.33), (44.594, 42.35), (44.574, 42.35), (44.544, 42.37), (44.515, 42.375), (44.484, 42.395), (44.454, 42.435), (44.434, 42.44), (44.409, 42.43), (44.383, 42.44), (44.355, 42.455), (44.379, 42.47),
    (44.394, 42.48), (44.374, 42.50), (44.364, 42.525), (44.333, 42.54), (44.315, 42.56), (44.299, 42.584), (44.279, 42.584), (44.263, 42.58), (44.244, 42.605), (44.224, 42.628), (44.2087, 42.6404), (44.203, 42.645)]
# Transnistria, de facto: Natural Earth's line is the Dniester. Added on the west bank: Bender, Proteagailovca, Gisca, Chitcani, Cremenciug.
# Taken away on the east bank (under the Moldovan government): the Cosnita-Dorotcaia and the Cocieri-Molovata Noua salients. By hand, about +-2 km.
ADD = {"transnistria": [[(29.51, 46.853), (29.475, 46.853), (29.455, 46.85), (29.43, 46.845), (29.405, 46.83), (29.41, 46.805), (29.44, 46.79), (29.46, 46.77), (29.485, 46.764), (29.52, 46.768), (29.55, 46.764), (29.575, 46.754),
    (29.60, 46.741), (29.632, 46.736), (29.652, 46.721), (29.655, 46.705), (29.66, 46.692), (29.69, 46.69), (29.71, 46.73), (29.68, 46.80), (29.65, 46.83), (29.56, 46.83)]]}
SUBTRACT = {"transnistria": [[(29.165, 47.205), (29.215, 47.197), (29.24, 47.178), (29.245, 47.145), (29.20, 47.05), (29.05, 47.05), (29.05, 47.16), (29.13, 47.21)],
    [(29.163, 47.346), (29.178, 47.322), (29.172, 47.30), (29.155, 47.283), (29.12, 47.272), (29.06, 47.32), (29.06, 47.36), (29.10, 47.352), (29.14, 47.335)]]}
SEED_AREAS = {  # fids of disputed_borders, hand lines, seed points
    "abkhazia": ([8], [], [(41.02, 43.00)]),
    "south-ossetia": ([], [SO_LINE], [(43.97, 42.235)]),
    "transnistria": ([7], [], [(29.64, 46.85), (29.1, 47.8), (28.7, 48.08)]),
    "karabakh-oblast-1988": (NKAO, NKAO_GAPS, [(46.75, 39.82)]),
    "armenian-held-1994-2020": (CEASE + NKAO, NKAO_GAPS, [(46.75, 39.82), (46.2, 39.8), (46.93, 39.99)]),
    "donbas-2015-line": ([45], [], [(37.8, 48.0)]),
}
# Corrections to the countries: Shohimardon lies about 3 km too far south-west (its village is outside it): (country of the exclave, country around it, point in it, shift)
SHIFT = [("UZB", "KGZ", (71.73, 39.95), (0.035, 0.008))]
# Karki / Tigranashen (Azerbaijan's, inside Armenia) is missing: an octagon of its 19 km2 about the village, not its true outline
EXCLAVES = [("AZE", "ARM", [(44.955 + 0.0297 * x, 39.788 + 0.0229 * y) for x, y in [(1, -.4142), (1, .4142), (.4142, 1), (-.4142, 1), (-1, .4142), (-1, -.4142), (-.4142, -1), (.4142, -1)]])]
