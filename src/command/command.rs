//! Everything that a person can do to a session.

use crate::atlas::{Borders, CategoryGroup, Kind, Label, Lens, PoleSet, Weights};
use crate::map::{Camera, ProjectionKind, Region};
use crate::session::{Appearance, Direction, FigureFormat, Layer, Selection, TimeWindow};
use crate::time::{Date, Day, LoopMode, Step};
use crate::view::View;

/// One change of a session, asked for by a button, a key, the map or the passing of time.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show a day; outside the dataset, the nearest day inside (a slider cannot be wrong).
    SetDate(Day),
    /// Show the first day of a typed date; outside the dataset it stays and says why.
    SetDateTyped(Date),
    /// Move by `count` steps (negative: back); stops at the ends of the slider.
    Step {
        /// How long one step is.
        step: Step,
        /// How many.
        count: i32,
    },
    /// Go to the nearest day with an event.
    ToEvent(Direction),
    /// Go to the nearest day on which a country changes its class.
    ToChange(Direction),
    /// Go to the first day of the slider.
    First,
    /// Go to the last day of the slider.
    Last,
    /// Let time run.
    Play,
    /// Let time run from one day to another, over and over: for `--frame-report --play` alone.
    PlayBetween(Day, Day),
    /// Let time stand.
    Pause,
    /// Play when paused, pause when playing.
    TogglePlay,
    /// Let that many seconds of playback pass.
    Tick {
        /// Seconds since the last tick.
        dt_secs: f64,
    },
    /// Days per second of playback, more than 0.
    SetSpeed(f64),
    /// What playback does at the end.
    SetLoop(LoopMode),
    /// How far one step goes.
    SetStep(Step),
    /// Show the dataset through the lens with this id.
    SetLens(String),
    /// Show the dataset through the lens after this one.
    NextLens,
    /// Show the dataset through this lens, wherever it comes from.
    ReadThrough(Box<Lens>),
    /// Change the lens shown.
    EditLens(LensEdit),
    /// Keep the lens shown under a name.
    SaveLens(String),
    /// Delete a lens of one's own, by its id.
    DeleteLens(String),
    /// Open or close the lens for changes.
    ToggleLens,
    /// Let the colours say this, or show a page in the map's place.
    SetView(View),
    /// Count changes from this day; `None`: from a year before the day shown.
    SetSince(Option<Day>),
    /// Count changes from the first day of a typed date; outside the dataset or after the day shown it
    /// stays and says why.
    SetSinceTyped(Date),
    /// Let pages of time run over these days; `None`: over those of the slider.
    SetPeriod(Option<(Day, Day)>),
    /// Show the West whole, or as its stronger part.
    ToggleWestSplit,
    /// Open the method at a heading, or close it.
    ShowMethod(Option<String>),
    /// Write what is shown as a figure.
    SaveFigure(FigureFormat),
    /// Tell the person what has been done.
    Inform(String),
    /// Draw the map in another projection.
    SetProjection(ProjectionKind),
    /// Draw the map in the other projection.
    NextProjection,
    /// Fit a named region into the map's free space.
    LookAt(Region),
    /// Look somewhere else.
    SetCamera(Camera),
    /// Closer (or, negative, farther) about the middle; one step is half a zoom level.
    ZoomBy {
        /// How many steps.
        steps: f64,
    },
    /// Move the view by px of the window: positive shows what lies east and south.
    PanBy {
        /// East and south.
        px: [f64; 2],
    },
    /// The map says how large it is, in points.
    SetMapSize([f32; 2]),
    /// The map says which camera it fitted to the named region.
    SetFitted(Camera),
    /// Pick something out.
    Select(Selection),
    /// Pick nothing out.
    ClearSelection,
    /// Select an event and go to its date.
    ShowEvent(String),
    /// Open evidence of any kind and go to the day on which it began, or to the first of the slider.
    ShowItem(String),
    /// Return to what was selected, and the day shown, before an item was opened.
    Back,
    /// Which events are listed and drawn.
    SetWindow(TimeWindow),
    /// Light or dark.
    SetAppearance(Appearance),
    /// Light, dark, as the system has it.
    NextAppearance,
    /// Tell borders in this way.
    SetBorders(Borders),
    /// Tell borders in the next way.
    NextBorders,
    /// Draw a part of the map, or leave it out.
    ToggleLayer(Layer),
    /// List and draw a group of events, or leave it out.
    ToggleGroup(CategoryGroup),
    /// List and draw every group of events.
    ShowAllGroups,
    /// What the pointer is on.
    Hover(Option<Selection>),
    /// Open or close the window of keys.
    ToggleHelp,
    /// Tell the person what could not be done.
    Complain(String),
    /// Put the message away.
    DismissMessage,
    /// Close what is open, then put the message away, then clear the selection: one at a time.
    Escape,
}

/// One change of the lens shown. The lens of the dataset stays as it is: what is changed is a copy.
#[derive(Clone, Debug, PartialEq)]
pub enum LensEdit {
    /// How much the domains weigh.
    Weights(Weights),
    /// Damping constant K.
    Damping(f64),
    /// Half-lives in months by domain.
    HalfLives([f64; 4]),
    /// The dataset's own K and half-lives again.
    OwnConstants,
    /// Count a kind of evidence, or not.
    Kind(Kind, bool),
    /// Count a label, or not.
    Label(Label, bool),
    /// Leave a source out.
    Hide(String),
    /// Count a source again.
    Unhide(String),
    /// Count none but those that are ticked from now on, or all but those that are left out.
    OnlyTicked(bool),
    /// Where only ticked sources count: tick this one, or not.
    Tick(String, bool),
    /// Count every source.
    AllSources,
    /// Answer in other poles.
    Poles(PoleSet),
}
