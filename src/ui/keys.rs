//! Keys pressed in the window, as commands.

use crate::command::{Chord, Command, Key, command_for};
use crate::session::Session;
use egui::{Event, FocusDirection, Modifiers, Popup, Ui};

/// The commands of the keys pressed since the last frame. Text fields and open menus keep theirs;
/// a focused button keeps Space.
pub(super) fn pressed(ui: &Ui, session: &Session) -> Vec<Command> {
    if ui.ctx().text_edit_focused() || Popup::is_any_open(ui.ctx()) {
        return Vec::new();
    }
    let focused = ui.memory(|m| m.focused().is_some());
    let mut commands = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
            let Some(chord) = chord(*key, *modifiers) else { return true };
            let Some(command) = command_for(session, chord) else { return true };
            let kept = focused && chord.key == Key::Space;
            if !kept && (!repeat || repeats(&command)) {
                commands.push(command);
            }
            kept
        });
    });
    let arrows = commands.iter().any(|c| matches!(c, Command::Step { .. }));
    if arrows && focused {
        // The arrows move time here, not the keyboard's focus: Tab does that.
        ui.memory_mut(|m| m.move_focus(FocusDirection::None));
    }
    commands
}

/// Whether a key that is held down does it again and again.
const fn repeats(command: &Command) -> bool {
    matches!(
        command,
        Command::Step { .. }
            | Command::PanBy { .. }
            | Command::ZoomBy { .. }
            | Command::ToEvent(_)
            | Command::ToChange(_)
    )
}

fn chord(key: egui::Key, modifiers: Modifiers) -> Option<Chord> {
    Some(Chord { key: plain(key)?, ctrl: modifiers.command, shift: modifiers.shift, alt: modifiers.alt })
}

fn plain(key: egui::Key) -> Option<Key> {
    use egui::Key as K;
    Some(match key {
        K::Space => Key::Space,
        K::ArrowLeft => Key::Left,
        K::ArrowRight => Key::Right,
        K::ArrowUp => Key::Up,
        K::ArrowDown => Key::Down,
        K::Home => Key::Home,
        K::End => Key::End,
        K::Escape => Key::Escape,
        K::F1 => Key::F1,
        K::Minus => Key::Char('-'),
        // Letters, digits and signs are named or written as one character.
        other => {
            let mut name = other.symbol_or_name().chars();
            let c = name.next()?;
            if name.next().is_some() {
                return None;
            }
            Key::Char(c.to_ascii_uppercase())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_can_be_pressed() {
        let all: Vec<Key> = egui::Key::ALL.iter().filter_map(|k| plain(*k)).collect();
        for shortcut in crate::command::SHORTCUTS {
            for chord in shortcut.chords {
                assert!(all.contains(&chord.key), "{chord:?}");
            }
        }
    }
}
