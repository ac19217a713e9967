"""From degrees to metres and back: WGS84 and the national grid (RD, EPSG:28992), in which everything is drawn.

Source: F.H. Schreutelkamp and G.L. Strang van Hees, 'Benaderingsformules voor de transformatie tussen RD- en
WGS84-kaartcoördinaten', Geodesia 2001. Within a metre on land, far finer than a screen can show.
"""

LAT, LON, X, Y = 52.15517440, 5.38720621, 155_000.0, 463_000.0
# (power of latitude, power of longitude, coefficient)
EAST = (
    (0, 1, 190094.945), (1, 1, -11832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705), (3, 1, -2.340),
    (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148),
)  # fmt: skip
NORTH = (
    (1, 0, 309056.544), (0, 2, 3638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788), (0, 1, 0.433),
    (2, 2, -6.439), (1, 1, -0.032), (0, 4, 0.092), (1, 4, -0.054),
)  # fmt: skip


def to_grid(lon: float, lat: float) -> tuple[float, float]:
    """Degrees as metres east and north on the national grid."""
    north, east = 0.36 * (lat - LAT), 0.36 * (lon - LON)
    return (
        X + sum(factor * north**p * east**q for p, q, factor in EAST),
        Y + sum(factor * north**p * east**q for p, q, factor in NORTH),
    )


# (power of x, power of y, coefficient), of the same source; x and y in units of 100 km from the middle.
LATITUDE = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550), (2, 2, -0.01709),
    (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
)  # fmt: skip
LONGITUDE = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594), (3, 1, -0.05607),
    (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022), (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Metres on the national grid as degrees: longitude, latitude."""
    east, north = (x - X) * 1e-5, (y - Y) * 1e-5
    return (
        LON + sum(factor * east**p * north**q for p, q, factor in LONGITUDE) / 3600,
        LAT + sum(factor * east**p * north**q for p, q, factor in LATITUDE) / 3600,
    )
