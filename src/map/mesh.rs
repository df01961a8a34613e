//! Triangles for painters that fill nothing else.

use super::{Point, Ring};
use lyon_tessellation::geom::point;
use lyon_tessellation::path::Path;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers};

/// Vertices and, three at a time, indices into them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Triangles {
    /// Vertices in map units.
    pub vertices: Vec<Point>,
    /// Triples of indices.
    pub indices: Vec<u32>,
}

/// Triangles that cover the rings by the even-odd rule. Rings that the tessellator cannot fill
/// (none is known) give no triangles rather than an error: a gap in a picture, not a stop.
pub fn triangulate(rings: &[Ring]) -> Triangles {
    let mut builder = Path::builder();
    for ring in rings.iter().filter(|r| r.len() >= 3) {
        builder.begin(point(ring[0].x, ring[0].y));
        for p in &ring[1..] {
            builder.line_to(point(p.x, p.y));
        }
        builder.end(true);
    }
    let mut buffers: VertexBuffers<Point, u32> = VertexBuffers::new();
    let options = FillOptions::even_odd().with_tolerance(0.001);
    let mut output = BuffersBuilder::new(&mut buffers, |v: FillVertex| Point::new(v.position().x, v.position().y));
    match FillTessellator::new().tessellate_path(&builder.build(), &options, &mut output) {
        Ok(()) => Triangles { vertices: buffers.vertices, indices: buffers.indices },
        Err(_) => Triangles::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_triangles_cover_the_shell_without_the_hole() {
        let square = |a: f32, b: f32| vec![Point::new(a, a), Point::new(b, a), Point::new(b, b), Point::new(a, b)];
        let t = triangulate(&[square(0.0, 10.0), square(4.0, 6.0)]);
        let area: f32 = t
            .indices
            .chunks_exact(3)
            .map(|i| {
                let [a, b, c] = [0, 1, 2].map(|k| t.vertices[i[k] as usize]);
                ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
            })
            .sum();
        assert!((area - 96.0).abs() < 1e-3, "{area}");
    }
}
