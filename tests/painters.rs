//! The painters against a page made by hand, with every kind of item and mark on it.

use realign::map::{Point, Ring, hatch_lines, stripe_rings};
use realign::paint::{png, raster, svg};
use realign::scene::{MapFrame, MapItem, Mark, Placement, Px, RectPx, Rgba, Scene, SymbolShape, TextMark, Weight};
use std::path::Path;
use std::sync::Arc;

const INK: Rgba = Rgba::hex(0x22_22_22);
const PAPER: Rgba = Rgba::hex(0xff_ff_ff);
const WATER: Rgba = Rgba::hex(0xdf_e9_f0);
const RED: Rgba = Rgba::hex(0xf4_8d_91);
const BLUE: Rgba = Rgba::hex(0x8a_cd_fe);

/// A jagged line from `(x, 0)` to `(x, 100)`: the border that two countries share.
fn border() -> Vec<Point> {
    (0..=50_i16).map(|i| Point::new(50.0 + f32::from(i * 37 % 11) * 0.9, f32::from(i) * 2.0)).collect()
}

fn square(from: f32, to: f32) -> Ring {
    [(from, from), (to, from), (to, to), (from, to)].map(|(x, y)| Point::new(x, y)).to_vec()
}

fn west() -> Vec<Ring> {
    let mut shell = border();
    shell.extend([Point::new(-40.0, 100.0), Point::new(5.0, 50.0), Point::new(-40.0, 0.0)]);
    // A hole turns against its shell, as in GeoJSON.
    vec![shell, square(20.0, 35.0).into_iter().rev().collect()]
}

fn east() -> Vec<Ring> {
    let mut shell = border();
    shell.extend([Point::new(95.0, 90.0), Point::new(95.0, 10.0)]);
    vec![shell]
}

fn fill(name: &str, rings: Vec<Ring>, color: Rgba) -> MapItem {
    MapItem::Fill { name: name.into(), rings: Arc::new(rings), color }
}

fn lines(name: &str, lines: Vec<Vec<Point>>, closed: bool, width_px: f32, dash_px: &[f32]) -> MapItem {
    MapItem::Lines {
        name: name.into(),
        lines: Arc::new(lines),
        closed,
        width_px,
        dash_px: dash_px.to_vec(),
        color: INK,
    }
}

fn text(text: &str, x: f32, y: f32, size_px: f32) -> TextMark {
    let baseline = Px::new(x, y);
    TextMark { text: text.into(), baseline, size_px, weight: Weight::Regular, spacing_px: 0.0, color: INK, halo: None }
}

fn map() -> MapFrame {
    use SymbolShape::{Circle, Cross, Diamond, Hexagon, Square, Star, Triangle, TriangleDown};
    let hatch = hatch_lines(&east(), 6.0, false).into_iter().map(Vec::from).collect();
    let label =
        TextMark { weight: Weight::Bold, spacing_px: 3.0, halo: Some((PAPER, 1.5)), ..text("WEST", 30.0, 175.0, 14.0) };
    let symbol = |(i, shape): (u8, SymbolShape)| Mark::Symbol {
        shape,
        centre: Px::new(30.0 + f32::from(i) * 22.0, 56.0),
        radius_px: 7.0,
        fill: RED,
        stroke: Some((INK, 1.2)),
        id: format!("event-{i}"),
    };
    let shapes = [Circle, Square, Diamond, Triangle, TriangleDown, Cross, Hexagon, Star];
    let mut marks: Vec<Mark> = (0..).zip(shapes).map(symbol).collect();
    marks.push(Mark::Text(label));
    marks.push(Mark::Text(TextMark {
        halo: Some((PAPER, 1.5)), ..text("Tbilisi თბილისი", 120.0, 120.0, 11.0)
    }));
    marks.push(Mark::Text(TextMark { halo: Some((PAPER, 1.5)), ..text("over the edge", 165.0, 210.0, 13.0) }));
    MapFrame {
        clip: RectPx::new(10.0, 36.0, 200.0, 180.0),
        background: WATER,
        placement: Placement { scale: 1.8, offset: Px::new(12.0, 40.0) },
        items: vec![
            fill("country-WWW", west(), RED),
            fill("stripes-WWW", stripe_rings(&west(), 8.0, 0.3), BLUE),
            fill("country-EEE", east(), BLUE),
            fill("area \"x\" <&", vec![square(60.0, 80.0)], INK.alpha(60)),
            lines("hatch-EEE", hatch, false, 0.6, &[]),
            lines("borders", vec![west()[0].clone(), east()[0].clone()], true, 0.8, &[]),
            lines("claim", vec![square(15.0, 70.0)], true, 1.6, &[6.0, 3.0]),
            lines(
                "route",
                vec![vec![
                    Point::new(-9.0, 90.0),
                    Point::new(60.0, 70.0),
                    Point::new(40.0, 60.0),
                    Point::new(120.0, 20.0),
                ]],
                false,
                4.0,
                &[],
            ),
        ],
        marks,
    }
}

fn inset() -> MapFrame {
    MapFrame {
        clip: RectPx::new(220.4, 36.0, 90.0, 70.0),
        background: PAPER,
        placement: Placement { scale: 0.7, offset: Px::new(224.0, 36.0) },
        items: vec![fill("country-EEE", east(), BLUE), lines("borders", east(), true, 0.5, &[])],
        marks: Vec::new(),
    }
}

fn page_marks() -> Vec<Mark> {
    let swatch = RectPx::new(222.0, 116.0, 86.0, 26.0);
    let triangle = [(230.0, 150.0), (300.0, 150.0), (265.0, 180.0)].map(|(x, y)| Px::new(x, y)).to_vec();
    let hole = [(255.0, 155.0), (275.0, 155.0), (265.0, 165.0)].map(|(x, y)| Px::new(x, y)).to_vec();
    vec![
        Mark::Text(TextMark { weight: Weight::Bold, ..text("Who leans where? <&\"> əğş", 10.0, 24.0, 17.0) }),
        Mark::Rect { rect: RectPx::new(220.0, 36.0, 90.0, 70.0), radius_px: 0.0, fill: None, stroke: Some((INK, 1.0)) },
        Mark::Rect { rect: swatch, radius_px: 8.0, fill: Some(WATER), stroke: Some((INK, 1.0)) },
        Mark::Text(text("Երևան · Київ", 230.0, 133.0, 11.0)),
        Mark::Polygon { rings: vec![triangle, hole], fill: RED },
        Mark::Line {
            points: vec![Px::new(222.0, 190.0), Px::new(308.0, 190.0)],
            width_px: 2.0,
            dash_px: vec![8.0, 4.0],
            color: INK,
        },
        Mark::Text(text("missing: 中 −1 → 2", 222.0, 208.0, 10.0)),
    ]
}

fn page() -> Scene {
    Scene {
        size_px: [320.0, 226.0],
        background: PAPER,
        frames: vec![map(), inset()],
        marks: page_marks(),
        title: "A page <made> by hand".into(),
        description: "Two countries & a border".into(),
    }
}

/// Compares with the file of that name in `tests/golden`, byte by byte; with `REALIGN_BLESS=1` in
/// the environment it writes the file instead. Look at it before it is committed.
fn golden(name: &str, bytes: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("REALIGN_BLESS").is_some() {
        std::fs::write(&path, bytes).expect("the golden file can be written");
    }
    let expected = std::fs::read(&path).unwrap_or_default();
    assert!(
        expected == bytes,
        "{name} is painted differently: look at it after REALIGN_BLESS=1 cargo test --test painters"
    );
}

#[test]
fn the_page_looks_as_it_did() {
    let sheet = raster::Sheet::new(&page(), 2.0).unwrap();
    golden("painter.png", &png::encode(&sheet, &[("Title", "A page"), ("Description", "თბილისი")]).unwrap());
}

#[test]
fn a_picture_is_the_same_whatever_the_number_of_threads() {
    let one = raster::paint_with_threads(&page(), 3.0, 1).unwrap();
    assert_eq!((one.width, one.height), (960, 678));
    for threads in [1, 2, 5] {
        assert!(one == raster::paint_with_threads(&page(), 3.0, threads).unwrap(), "{threads}");
    }
}

fn facts() -> Vec<(String, String)> {
    let command = "realign figure --title \"<&>\" -o x.svg";
    [("command", command), ("dataset", "sha256:00"), ("sources", "a\nb")].map(|(k, v)| (k.into(), v.into())).to_vec()
}

#[test]
fn the_drawing_reads_as_it_did() {
    golden("painter.svg", svg::paint(&page(), &facts()).as_bytes());
}

#[test]
fn the_drawing_is_xml_that_says_what_it_shows() {
    let drawing = svg::paint(&page(), &facts());
    let xml = roxmltree::Document::parse(&drawing).unwrap();
    let root = xml.root_element();
    assert_eq!(root.attribute("viewBox"), Some("0 0 320 226"));
    let texts: Vec<&str> = root.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
    assert!(texts.contains(&"Who leans where? <&\"> əğş") && texts.contains(&"Երևան · Київ"), "{texts:?}");
    assert_eq!(root.first_element_child().and_then(|n| n.text()), Some("A page <made> by hand"));
    let ids: Vec<&str> = root.descendants().filter_map(|n| n.attribute("id")).collect();
    assert!(ids.contains(&"country-EEE") && ids.contains(&"clip-1"));
    assert!((1..ids.len()).all(|i| !ids[..i].contains(&ids[i])), "an id stands twice: {ids:?}");
    assert_eq!(root.descendants().filter(|n| n.attribute("data-id").is_some()).count(), 8);
    assert_eq!(svg::read_metadata(&drawing), facts());
}

#[test]
fn the_facts_of_a_picture_come_back() {
    let sheet = raster::Sheet::new(&page(), 1.0).unwrap();
    let file = png::encode(&sheet, &[("Title", "A page"), ("Software", "თბილისი\u{0}")]).unwrap();
    let expected = [("Title", "A page"), ("Software", "თბილისი")].map(|(k, v)| (k.to_owned(), v.to_owned()));
    assert_eq!(png::read_texts(&file).unwrap(), expected);
}

#[test]
fn a_border_that_two_countries_share_is_not_twice_as_dark() {
    let paint = |borders: Vec<Vec<Point>>| {
        let mut scene = page();
        scene.frames[0].items = vec![lines("borders", borders, false, 0.8, &[])];
        raster::paint(&scene, 1.0).unwrap().rgba
    };
    let back = border().into_iter().rev().collect();
    let (once, twice) = (paint(vec![border()]), paint(vec![border(), back]));
    assert!(once.iter().zip(&twice).all(|(a, b)| a.abs_diff(*b) <= 2));
}

#[test]
fn hostile_numbers_and_texts_are_painted_without_a_panic() {
    let mut scene = page();
    let wild = [f32::NAN, f32::INFINITY, -1e30, 1e30, 0.0];
    for (i, a) in wild.iter().copied().enumerate() {
        let b = wild[(i + 1) % wild.len()];
        let ring =
            vec![Point::new(a, b), Point::new(b, a), Point::new(5.0, a), Point::new(b, 7.0), Point::new(50.0, 50.0)];
        scene.frames[0].items.push(fill("\u{0}<", vec![ring.clone()], RED));
        for width_px in [a, 1.0, 5.0] {
            scene.frames[0].items.push(lines("wild", vec![ring.clone()], i % 2 == 0, width_px, &[a, b]));
            scene.frames[0].items.push(lines("wild", vec![ring.clone()], i % 2 == 1, width_px, &[]));
        }
        scene.marks.push(Mark::Text(TextMark { halo: Some((RED, b)), ..text("a\u{0}\u{202e}]]>&", a, b, a) }));
        scene.marks.push(Mark::Text(TextMark { halo: Some((RED, b)), ..text("wide", 10.0, 20.0, a) }));
        scene.marks.push(Mark::Line {
            points: vec![Px::new(a, b), Px::new(b, 3.0)],
            width_px: b,
            dash_px: vec![a],
            color: INK,
        });
        scene.marks.push(Mark::Rect {
            rect: RectPx::new(a, b, b, a),
            radius_px: a,
            fill: Some(RED),
            stroke: Some((INK, b)),
        });
        scene.marks.push(Mark::Polygon { rings: vec![vec![Px::new(a, b); 3]], fill: RED });
        for shape in [SymbolShape::Circle, SymbolShape::Star] {
            let (centre, stroke) = (Px::new(a, b), Some((INK, a)));
            scene.marks.push(Mark::Symbol { shape, centre, radius_px: b, fill: RED, stroke, id: "\u{1}\"".into() });
        }
        scene.frames.push(MapFrame { clip: RectPx::new(a, b, b, a), ..inset() });
        scene.frames.push(MapFrame { placement: Placement { scale: a, offset: Px::new(b, a) }, ..inset() });
    }
    assert!(raster::paint(&scene, 1.0).is_ok());
    let drawing = svg::paint(&scene, &[]);
    roxmltree::Document::parse(&drawing).unwrap();
    assert!(!drawing.contains("NaN") && !drawing.contains("inf"));
}

#[test]
fn a_page_without_size_or_too_large_is_refused_with_its_size() {
    let mut scene = page();
    assert_eq!(raster::paint(&scene, 0.0), Err(raster::PaintError::Empty));
    assert_eq!(raster::paint(&scene, f32::NAN), Err(raster::PaintError::Empty));
    let error = raster::paint(&scene, 100.0).unwrap_err();
    assert!(error.to_string().contains("32000 × 22600"), "{error}");
    scene.size_px = [0.2, 10.0];
    assert_eq!(raster::paint(&scene, 1.0), Err(raster::PaintError::Empty));
}

#[test]
fn a_page_without_a_colour_is_transparent_and_what_stands_on_it_keeps_its_colour() {
    let mut scene = page();
    scene.background = PAPER.alpha(0);
    scene.frames.clear();
    scene.marks = vec![Mark::Rect {
        rect: RectPx::new(0.0, 0.0, 10.0, 10.0),
        radius_px: 0.0,
        fill: Some(RED.alpha(128)),
        stroke: None,
    }];
    let picture = raster::paint(&scene, 1.0).unwrap();
    assert_eq!(picture.rgba[4 * 20..4 * 21], [0, 0, 0, 0]);
    let [r, _, _, a] = picture.rgba[..4] else { panic!("no pixel") };
    assert!(a == 128 && r.abs_diff(RED.r) < 2, "{r} {a}");
}
