//! Measuring the window from inside: how long the start took, how long frames take.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What to measure before closing by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// The time until the first map frame has been handed to the display.
    Startup,
    /// Frames of an empty window and of the map, each for half of the time.
    Frames {
        /// For how long, in seconds.
        secs: f64,
    },
}

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// When the window and its GPU device were there.
    pub window_open: Option<Instant>,
    /// When the first frame with the map had been handed to the display.
    pub first_map_frame: Option<Instant>,
    /// Frames of the empty window.
    pub empty: FrameTimes,
    /// Frames of the map.
    pub map: FrameTimes,
}

/// Times of frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameTimes {
    /// From the start of one frame to the start of the next.
    pub intervals: Vec<Duration>,
    /// CPU time of this program's own code in each frame (not egui's tessellation, nor the GPU's).
    pub own_cpu: Vec<Duration>,
}

/// The value below which the given share (0 to 1) of the durations lies, in milliseconds; 0
/// without any.
pub fn percentile_ms(durations: &[Duration], share: f64) -> f64 {
    let mut sorted = durations.to_vec();
    sorted.sort_unstable();
    let index = ((sorted.len() as f64 - 1.0).max(0.0) * share).round() as usize;
    sorted.get(index).map_or(0.0, |d| d.as_secs_f64() * 1000.0)
}

/// What is drawn while measuring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// One plain panel over the whole window.
    Empty,
    /// The program as it is.
    Map,
    /// Done: close.
    Over,
}

/// Frames left out at the start of each phase: they compile shaders and fill caches.
const WARM_UP: usize = 5;

/// A measurement under way.
pub struct Meter {
    measure: Measure,
    result: Arc<Mutex<Measured>>,
    phase: Phase,
    phase_began: Instant,
    frames: usize,
    last_frame: Option<Instant>,
    cpu_at_start: Option<cpu_time::ThreadTime>,
}

impl Meter {
    /// Starts to measure; the result is in `result` when the window has closed.
    pub fn new(measure: Measure, result: Arc<Mutex<Measured>>) -> Self {
        let now = Instant::now();
        result.lock().unwrap_or_else(PoisonError::into_inner).window_open = Some(now);
        let phase = if measure == Measure::Startup { Phase::Map } else { Phase::Empty };
        Self { measure, result, phase, phase_began: now, frames: 0, last_frame: None, cpu_at_start: None }
    }

    /// What to draw.
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// A frame begins.
    pub fn frame_begins(&mut self) {
        let now = Instant::now();
        let mut result = self.result.lock().unwrap_or_else(PoisonError::into_inner);
        match self.measure {
            // The frame before this one has been handed to the display.
            Measure::Startup if self.frames == 1 => {
                result.first_map_frame = Some(now);
                self.phase = Phase::Over;
            }
            Measure::Startup => {}
            Measure::Frames { secs } => {
                if self.frames > WARM_UP
                    && let Some(last) = self.last_frame
                {
                    times(&mut result, self.phase).intervals.push(now - last);
                }
                if now - self.phase_began >= Duration::from_secs_f64(secs / 2.0) {
                    self.phase = if self.phase == Phase::Empty { Phase::Map } else { Phase::Over };
                    self.phase_began = now;
                    self.frames = 0;
                }
            }
        }
        self.frames += 1;
        self.last_frame = Some(now);
        self.cpu_at_start = Some(cpu_time::ThreadTime::now());
    }

    /// Our own code of the frame is done.
    pub fn frame_ends(&mut self) {
        let Some(start) = self.cpu_at_start.take() else { return };
        if self.frames > WARM_UP {
            let mut result = self.result.lock().unwrap_or_else(PoisonError::into_inner);
            times(&mut result, self.phase).own_cpu.push(start.elapsed());
        }
    }
}

fn times(result: &mut Measured, phase: Phase) -> &mut FrameTimes {
    if phase == Phase::Empty { &mut result.empty } else { &mut result.map }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_taken_from_the_sorted_durations() {
        let ms = |n: u64| Duration::from_millis(n);
        let durations = [ms(30), ms(10), ms(20), ms(40), ms(50)];
        assert_eq!(percentile_ms(&durations, 0.5), 30.0);
        assert_eq!(percentile_ms(&durations, 1.0), 50.0);
        assert_eq!(percentile_ms(&[], 0.5), 0.0);
    }
}
