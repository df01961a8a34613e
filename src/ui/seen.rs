//! What several parts of one frame ask for, worked out once and only when it is asked for.

use crate::session::Session;
use crate::view::{Face, faces};
use std::cell::OnceCell;

/// What one frame shows of the session.
pub struct Seen<'a> {
    session: &'a Session,
    faces: OnceCell<Vec<Face>>,
}

impl<'a> Seen<'a> {
    /// Of a session, for one frame.
    pub const fn new(session: &'a Session) -> Self {
        Self { session, faces: OnceCell::new() }
    }

    /// What every country shows in the view.
    pub fn faces(&self) -> &[Face] {
        self.faces.get_or_init(|| faces(&self.session.document.view, &self.session.scope()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::session;

    #[test]
    fn what_a_frame_shows_is_worked_out_once() {
        let session = session();
        let seen = Seen::new(&session);
        assert!(seen.faces.get().is_none());
        assert_eq!(seen.faces(), faces(&session.document.view, &session.scope()));
        assert!(std::ptr::eq(seen.faces(), seen.faces()));
    }
}
