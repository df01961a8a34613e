//! Painters: one scene, several ways to make it visible.

mod chains;
pub mod png;
pub mod raster;
pub mod svg;
