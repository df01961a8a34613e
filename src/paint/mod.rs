//! Painters: one scene, several ways to make it visible.

mod chains;
pub mod png;
pub mod raster;
#[cfg(feature = "gui")]
pub mod screen;
pub mod svg;
