//! What passes: playback, hover, messages. Never saved.

use super::selection::Selection;
use crate::time::{Day, Playback};

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// It says what has happened.
    Info,
    /// It says what could not be done, and what to do instead.
    Problem,
}

/// One sentence for the person at the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub kind: MessageKind,
    /// The sentence.
    pub text: String,
}

/// The format of a figure that the window writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureFormat {
    /// Pixels.
    Png,
    /// Vectors, text as text.
    Svg,
}

impl FigureFormat {
    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// Where "back" leads after an item was opened from the inspector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnPoint {
    /// What was selected.
    pub selection: Selection,
    /// The day that was shown.
    pub date: Day,
}

/// Everything that is gone when the window closes.
#[derive(Clone, Debug)]
pub struct Transient {
    /// The running of time, over the days of the slider.
    pub playback: Playback,
    /// What the pointer is on, on the map or in a list.
    pub hover: Option<Selection>,
    /// The last message, until it is put away or another takes its place.
    pub message: Option<Message>,
    /// Whether the window of keys is open.
    pub help_open: bool,
    /// Whether the lens is open for changes.
    pub lens_open: bool,
    /// Whether the method is open, and at which of its headings.
    pub method_open: Option<String>,
    /// A figure of what is shown that is waiting to be written.
    pub to_save: Option<FigureFormat>,
    /// Where "back" leads.
    pub back: Option<ReturnPoint>,
    /// Width and height of the map in points, once it has been shown.
    pub map_size: Option<[f32; 2]>,
    /// The camera into which the map fitted the named region that the document asks for.
    pub fitted: Option<crate::map::Camera>,
}

impl Transient {
    /// Nothing under way.
    pub const fn new(playback: Playback) -> Self {
        Self {
            playback,
            hover: None,
            message: None,
            help_open: false,
            lens_open: false,
            method_open: None,
            to_save: None,
            back: None,
            map_size: None,
            fitted: None,
        }
    }
}
