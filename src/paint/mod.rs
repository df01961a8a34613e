//! Painters: one scene, several ways to make it visible.

pub mod png;
pub mod raster;
