//! # Realign
//!
//! A desktop map that shows how the South Caucasus, Central Asia and Ukraine change sides. Every
//! colour on the map, at any date, comes apart into the cited evidence behind it; rival readings
//! stand side by side; the same picture is on the screen, in the talk and in the report.
//!
//! ## The house
//!
//! ```text
//! data/*.json *.geojson *.csv
//!    │  dataset::load   → diagnostics with file, line, column, hint; never a panic
//!    ▼
//! atlas (immutable, validated, shared by Arc)
//!    │  alignment       evidence → scores → class → explanation, for a lens and a day
//!    │  territory       settlements' dated control → who holds which land on a day
//!    ▼
//! snapshot (the world on a day, no pixels)     ───────────► cli: state, explain, list
//!    │  view            what the colours say: class, pull, change, standing, vote, rating
//!    │  scene::build    what is drawn: fills, lines, marks and placed labels
//!    ▼
//! scene ──► paint::screen   (egui + walkers, GPU)
//!       ├─► paint::raster   (CPU, no window)
//!       └─► paint::svg
//!             ▲
//! figure (page: title, map, legend, inset, sources) ──► PNG, SVG
//!
//! ui ──Command──► command::apply ──► session (document: saved; transient: hover, playback)
//! ```
//!
//! ## Floors
//!
//! A room imports only from floors below its own; `tests/architecture.rs` fails on an arrow that
//! goes up. `ui` and `paint::screen` alone name egui or walkers.
//!
//! ```text
//! 10  main
//! 9  cli
//! 8  ui
//! 7  figure
//! 6  paint   command
//! 5  scene   session
//! 4  view
//! 3  dataset   alignment   territory   citation
//! 2  atlas
//! 1  map   time   text   disk
//! ```
//!
//! Time is a value passed in and never read from the clock; state holds no pixels; gaps and doubt
//! are data. Lengths carry their unit in the name (`width_px`, `area_km2`), and so do spaces:
//! *lon/lat* degrees, *map* units (the projected world is 256 wide) and *px* of a page or window.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test"))]

pub mod alignment;
pub mod atlas;
pub mod citation;
pub mod cli;
pub mod command;
pub mod dataset;
pub mod disk;
pub mod figure;
pub mod map;
pub mod paint;
pub mod scene;
pub mod session;
pub mod territory;
pub mod text;
pub mod time;
#[cfg(feature = "gui")]
pub mod ui;
pub mod view;
