//! Keys: one table that the window obeys and its help shows.

use super::command::Command;
use crate::map::Region;
use crate::session::{Direction, Layer, Session};

/// How far one press pans, in px.
const PAN_PX: f64 = 80.0;

/// A key, named apart from any window toolkit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The space bar.
    Space,
    /// Arrow to the left.
    Left,
    /// Arrow to the right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Escape.
    Escape,
    /// F1.
    F1,
    /// A key that writes this character; letters in capitals, and another chord with Shift held.
    Char(char),
}

/// A key with the modifiers held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Ctrl (on a Mac, Command).
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

impl Chord {
    const fn plain(key: Key) -> Self {
        Self { key, ctrl: false, shift: false, alt: false }
    }
    const fn ctrl(key: Key) -> Self {
        Self { ctrl: true, ..Self::plain(key) }
    }
    const fn shift(key: Key) -> Self {
        Self { shift: true, ..Self::plain(key) }
    }
    const fn alt(key: Key) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }
}

/// Keys, what they do in words, and the command.
pub struct Shortcut {
    /// Any of these.
    pub chords: &'static [Chord],
    /// The keys as the help writes them.
    pub keys: &'static str,
    /// What they do.
    pub does: &'static str,
    /// The command, which may depend on what is shown.
    pub command: fn(&Session) -> Command,
}

const fn shortcut(
    chords: &'static [Chord],
    keys: &'static str,
    does: &'static str,
    command: fn(&Session) -> Command,
) -> Shortcut {
    Shortcut { chords, keys, does, command }
}

fn step(session: &Session, count: i32) -> Command {
    Command::Step { step: session.document.step, count }
}

fn long_step(session: &Session, count: i32) -> Command {
    Command::Step { step: session.document.step.longer(), count }
}

const fn pan(x: f64, y: f64) -> Command {
    Command::PanBy { px: [x * PAN_PX, y * PAN_PX] }
}

/// Every shortcut, in the order of the help.
pub const SHORTCUTS: &[Shortcut] = &[
    shortcut(&[Chord::plain(Key::Space)], "Space", "Play or pause", |_| Command::TogglePlay),
    shortcut(&[Chord::plain(Key::Left)], "Left", "One step back", |s| step(s, -1)),
    shortcut(&[Chord::plain(Key::Right)], "Right", "One step on", |s| step(s, 1)),
    shortcut(&[Chord::shift(Key::Left)], "Shift + Left", "One longer step back", |s| long_step(s, -1)),
    shortcut(&[Chord::shift(Key::Right)], "Shift + Right", "One longer step on", |s| long_step(s, 1)),
    shortcut(&[Chord::plain(Key::Char('[')), Chord::plain(Key::Char(','))], "[ or ,", "Previous event", |_| {
        Command::ToEvent(Direction::Back)
    }),
    shortcut(&[Chord::plain(Key::Char(']')), Chord::plain(Key::Char('.'))], "] or .", "Next event", |_| {
        Command::ToEvent(Direction::Forward)
    }),
    shortcut(&[Chord::ctrl(Key::Left)], "Ctrl + Left", "Previous change of class", |_| {
        Command::ToChange(Direction::Back)
    }),
    shortcut(&[Chord::ctrl(Key::Right)], "Ctrl + Right", "Next change of class", |_| {
        Command::ToChange(Direction::Forward)
    }),
    shortcut(&[Chord::plain(Key::Home)], "Home", "First day of the slider", |_| Command::First),
    shortcut(&[Chord::plain(Key::End)], "End", "Last day", |_| Command::Last),
    shortcut(&[Chord::plain(Key::Char('+')), Chord::plain(Key::Char('='))], "+", "Closer", |_| Command::ZoomBy {
        steps: 1.0,
    }),
    shortcut(&[Chord::plain(Key::Char('-'))], "-", "Farther", |_| Command::ZoomBy { steps: -1.0 }),
    shortcut(&[Chord::alt(Key::Left), Chord::plain(Key::Char('A'))], "Alt + Left, or A", "Pan west", |_| {
        pan(-1.0, 0.0)
    }),
    shortcut(&[Chord::alt(Key::Right), Chord::plain(Key::Char('D'))], "Alt + Right, or D", "Pan east", |_| {
        pan(1.0, 0.0)
    }),
    shortcut(&[Chord::alt(Key::Up), Chord::plain(Key::Char('W'))], "Alt + Up, or W", "Pan north", |_| pan(0.0, -1.0)),
    shortcut(&[Chord::alt(Key::Down), Chord::plain(Key::Char('S'))], "Alt + Down, or S", "Pan south", |_| {
        pan(0.0, 1.0)
    }),
    shortcut(&[Chord::plain(Key::Char('0'))], "0", "Whole region", |_| Command::LookAt(Region::Whole)),
    shortcut(&[Chord::plain(Key::Char('1'))], "1", "South Caucasus", |_| Command::LookAt(Region::SouthCaucasus)),
    shortcut(&[Chord::plain(Key::Char('2'))], "2", "Central Asia", |_| Command::LookAt(Region::CentralAsia)),
    shortcut(&[Chord::plain(Key::Char('3'))], "3", "Ukraine", |_| Command::LookAt(Region::Ukraine)),
    shortcut(&[Chord::plain(Key::Char('P'))], "P", "Other projection", |_| Command::NextProjection),
    shortcut(&[Chord::plain(Key::Char('V'))], "V", "Other viewpoint on borders", |_| Command::NextBorders),
    shortcut(&[Chord::plain(Key::Char('L'))], "L", "Next lens", |_| Command::NextLens),
    shortcut(&[Chord::plain(Key::Char('T'))], "T", "Light, dark, as the system", |_| Command::NextAppearance),
    shortcut(&[Chord::plain(Key::Char('E'))], "E", "Events on the map, or not", |_| {
        Command::ToggleLayer(Layer::Events)
    }),
    shortcut(&[Chord::plain(Key::F1), Chord::plain(Key::Char('?'))], "? or F1", "These keys", |_| Command::ToggleHelp),
    shortcut(&[Chord::plain(Key::Escape)], "Esc", "Close, put away, select nothing", |_| Command::Escape),
];

/// The command of a chord, if it has one. A key that writes a sign is known by the sign: Shift
/// does not matter to it, since keyboards differ in where they put `+` and `?`.
pub fn command_for(session: &Session, chord: Chord) -> Option<Command> {
    let sign = matches!(chord.key, Key::Char(c) if !c.is_alphanumeric());
    let chord = if sign { Chord { shift: false, ..chord } } else { chord };
    SHORTCUTS.iter().find(|s| s.chords.contains(&chord)).map(|s| (s.command)(session))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::session;
    use crate::time::Step;
    use std::collections::HashSet;

    #[test]
    fn no_chord_means_two_things() {
        let mut seen = HashSet::new();
        for shortcut in SHORTCUTS {
            assert!(!shortcut.chords.is_empty() && !shortcut.does.is_empty(), "{}", shortcut.keys);
            for chord in shortcut.chords {
                assert!(seen.insert(*chord), "{chord:?} twice");
            }
        }
    }

    #[test]
    fn shift_makes_the_step_longer() {
        let session = session();
        let count = |chord| command_for(&session, chord);
        assert_eq!(count(Chord::plain(Key::Left)), Some(Command::Step { step: Step::Month, count: -1 }));
        assert_eq!(count(Chord::shift(Key::Right)), Some(Command::Step { step: Step::Quarter, count: 1 }));
    }

    #[test]
    fn signs_are_known_whether_or_not_shift_writes_them() {
        let session = session();
        let plus = Chord::plain(Key::Char('+'));
        assert_eq!(command_for(&session, plus), command_for(&session, Chord { shift: true, ..plus }));
        assert_eq!(command_for(&session, Chord::shift(Key::Char('?'))), Some(Command::ToggleHelp));
    }

    #[test]
    fn a_chord_of_no_shortcut_is_left_alone() {
        assert_eq!(command_for(&session(), Chord::ctrl(Key::Char('P'))), None);
    }
}
