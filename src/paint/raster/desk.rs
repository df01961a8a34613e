//! Who paints which band, and which comes next: painters take the bands in their order, and whoever
//! packs them gets them in their order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Where painters find work and put down what they have painted.
pub(super) struct Desk {
    /// Bands of the picture.
    count: usize,
    /// How many bands may be painted before the one that is waited for is passed on.
    ahead: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The next band to be painted.
    next: usize,
    /// The next band to be passed on.
    wanted: usize,
    painted: BTreeMap<usize, Vec<u8>>,
    /// Memory of bands that have been passed on.
    free: Vec<Vec<u8>>,
    /// Nothing more is wanted.
    over: bool,
}

/// What the thread that packs is to do next.
pub(super) enum Task {
    /// Pass on the band that is waited for.
    Finished(Vec<u8>),
    /// Paint this band into this memory.
    Paint(usize, Vec<u8>),
}

impl Desk {
    pub fn new(count: usize, ahead: usize) -> Self {
        Self { count, ahead, state: Mutex::default(), changed: Condvar::new() }
    }

    /// The next band to paint and memory for it; `None` when there is none left.
    pub fn wait_for_work(&self) -> Option<(usize, Vec<u8>)> {
        let mut state = self.lock();
        loop {
            if state.over || state.next >= self.count {
                return None;
            }
            if let Some(work) = self.claim(&mut state) {
                return Some(work);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The band to be passed on if it is painted, otherwise one to paint; `None` at the end.
    pub fn wait_for_either(&self) -> Option<Task> {
        let mut state = self.lock();
        loop {
            let wanted = state.wanted;
            if state.over || wanted >= self.count {
                return None;
            }
            if let Some(pixels) = state.painted.remove(&wanted) {
                return Some(Task::Finished(pixels));
            }
            if let Some((band, pixels)) = self.claim(&mut state) {
                return Some(Task::Paint(band, pixels));
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Puts a painted band down.
    pub fn put_down(&self, band: usize, pixels: Vec<u8>) {
        self.lock().painted.insert(band, pixels);
        self.changed.notify_all();
    }

    /// The band that was waited for has been passed on.
    pub fn done_with(&self, pixels: Vec<u8>) {
        let mut state = self.lock();
        state.wanted += 1;
        state.free.push(pixels);
        drop(state);
        self.changed.notify_all();
    }

    /// Nothing more is wanted.
    pub fn close(&self) {
        self.lock().over = true;
        self.changed.notify_all();
    }

    fn claim(&self, state: &mut State) -> Option<(usize, Vec<u8>)> {
        let band = state.next;
        (band < self.count && band <= state.wanted + self.ahead).then(|| {
            state.next += 1;
            (band, state.free.pop().unwrap_or_default())
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sends everybody home when its holder panics, so that nobody waits for a band that will not come.
pub(super) struct Alarm<'d>(pub &'d Desk);

impl Drop for Alarm<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.close();
        }
    }
}
