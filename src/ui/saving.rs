//! What the window writes: figures of what is shown, and lenses of one's own. Written beside the
//! window's work, whole or not at all; what came of it is said in a message.

use super::colors::scene_theme;
use super::figure_request::{self, Origin};
use crate::atlas::Lens;
use crate::command::{Command, apply};
use crate::session::{FigureFormat, Session};
use crate::{dataset, disk, figure};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

/// What is being written, and what has been.
#[derive(Default)]
pub(super) struct Saving {
    /// Where the data come from, and where own lenses are kept.
    origin: Origin,
    /// Own lenses as the file has them.
    written: Vec<Lens>,
    figure: Option<JoinHandle<Command>>,
}

impl Saving {
    /// With the session's lenses as the file has them.
    pub fn new(origin: Origin, session: &Session) -> Self {
        Self { origin, written: session.own_lenses.clone(), figure: None }
    }

    /// Writes what has changed or was asked for, and says what came of it.
    pub fn follow(&mut self, ctx: &egui::Context, session: &mut Session) {
        if self.written != session.own_lenses {
            self.written.clone_from(&session.own_lenses);
            let written = match self.origin.lens_file.as_deref() {
                Some(file) => write_lenses(file, &self.written),
                None => {
                    Err("Your lenses last until the window closes: there is no file that they can be kept in.".into())
                }
            };
            if let Err(problem) = written {
                apply(session, Command::Complain(problem));
            }
        }
        if self.figure.is_none()
            && let Some(format) = session.transient.to_save.take()
        {
            let dark = ctx.theme() == egui::Theme::Dark;
            self.figure = Some(write_figure(ctx.clone(), session, &self.origin, format, dark));
        }
        if self.figure.as_ref().is_some_and(JoinHandle::is_finished)
            && let Some(done) = self.figure.take().map(JoinHandle::join)
        {
            let failed = || Command::Complain("The figure could not be drawn.".to_owned());
            apply(session, done.unwrap_or_else(|_| failed()));
            ctx.request_repaint();
        }
    }
}

fn write_lenses(file: &Path, lenses: &[Lens]) -> Result<(), String> {
    let folder = disk::folder_of(file);
    let written = std::fs::create_dir_all(folder).and_then(|()| dataset::write_lenses(file, lenses));
    written.map_err(|error| format!("Your lenses could not be saved to {}: {error}", file.display()))
}

/// Draws and writes on a thread of its own; returns the command that says what came of it.
fn write_figure(
    ctx: egui::Context,
    session: &Session,
    origin: &Origin,
    format: FigureFormat,
    dark: bool,
) -> JoinHandle<Command> {
    let request = figure_request::written(session, scene_theme(dark), origin);
    let reading = Arc::clone(&session.reading);
    let view = request.view.to_string().replace([':', '/', ' '], "-");
    let name = format!("realign-{view}-{}", request.day);
    std::thread::spawn(move || {
        let said = write_in(&folder(), &name, format, |path| {
            figure::render(&reading, &request, path).map_err(|error| error.to_string())
        });
        ctx.request_repaint();
        said
    })
}

fn write_in(
    folder: &Path,
    name: &str,
    format: FigureFormat,
    render: impl FnOnce(&Path) -> Result<Vec<u8>, String>,
) -> Command {
    let path = disk::free_name(folder, name, format.ending());
    let written = render(&path).and_then(|bytes| disk::write_whole(&path, &bytes).map_err(|error| error.to_string()));
    match written {
        Ok(()) => Command::Inform(format!("Saved {}", std::path::absolute(&path).unwrap_or(path).display())),
        Err(error) => Command::Complain(not_written(&path, &error)),
    }
}

fn not_written(path: &Path, error: &str) -> String {
    let shown = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let fix = "start realign in a folder that you can write to, or make a folder for pictures, and save again; \
               realign figure -o FILE writes anywhere";
    format!("The figure could not be written to {}: {error}. What to do: {fix}.", shown.display())
}

/// The person's folder of pictures; where there is none, the folder that the program runs in.
fn folder() -> PathBuf {
    let pictures = directories::UserDirs::new().and_then(|dirs| dirs.picture_dir().map(Path::to_owned));
    pictures.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_never_replaces_another_and_says_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        for expected in ["map.png", "map-2.png"] {
            let said = write_in(folder.path(), "map", FigureFormat::Png, |_| Ok(b"x".to_vec()));
            assert!(matches!(said, Command::Inform(text) if text.ends_with(expected)));
        }
        let said = write_in(folder.path(), "map", FigureFormat::Png, |_| Err("too large".into()));
        assert!(matches!(said, Command::Complain(text) if text.contains("too large") && text.contains("What to do")));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn own_lenses_are_written_when_they_change_into_a_folder_that_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("realign").join("lenses.json");
        let mut session = crate::session::sample::session();
        let mut saving = Saving::new(Origin { lens_file: Some(file.clone()), dataset: None }, &session);
        let ctx = egui::Context::default();
        saving.follow(&ctx, &mut session);
        assert!(!file.exists());
        apply(&mut session, Command::SaveLens("Mine".into()));
        saving.follow(&ctx, &mut session);
        assert_eq!(dataset::read_lenses(&file), Ok(session.own_lenses.clone()));
    }
}
