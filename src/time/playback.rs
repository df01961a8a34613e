//! Playback without a screen: a pure function of elapsed seconds.

use super::Day;

/// What happens at the end of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LoopMode {
    /// Stop on the last day.
    #[default]
    Off,
    /// Start again from the first.
    All,
}

/// The running of time. `position` is fractional so that a slow speed still moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Playback {
    first: Day,
    last: Day,
    position_days: f64,
    /// Days per second of playback, more than 0.
    pub speed_days_per_sec: f64,
    /// What happens at the end.
    pub loop_mode: LoopMode,
    playing: bool,
}

impl Playback {
    /// Standing still at `day` in the period `first..=last`.
    pub fn new(first: Day, last: Day, day: Day) -> Self {
        let mut playback = Self {
            first,
            last: last.max(first),
            position_days: 0.0,
            speed_days_per_sec: 365.25 / 12.0,
            loop_mode: LoopMode::Off,
            playing: false,
        };
        playback.seek(day);
        playback
    }

    /// The day shown.
    pub fn day(&self) -> Day {
        // In range by construction: seek and tick clamp to the period.
        let days = libm::floor(self.position_days) as i32;
        (self.first + days).clamp(self.first, self.last)
    }

    /// Whether time is running.
    pub const fn is_playing(&self) -> bool {
        self.playing
    }

    /// Go to a day; outside the period, to its nearest end.
    pub fn seek(&mut self, day: Day) {
        self.position_days = f64::from(day.clamp(self.first, self.last) - self.first);
    }

    /// Start. At the last day it starts over from the first.
    pub fn play(&mut self) {
        if self.day() >= self.last {
            self.seek(self.first);
        }
        self.playing = true;
    }

    /// Stop where it is.
    pub fn pause(&mut self) {
        self.playing = false;
    }

    /// Let `dt_secs` seconds pass. Returns true when the day changed. A long frame (a sleeping
    /// machine) counts as a quarter of a second at most.
    pub fn tick(&mut self, dt_secs: f64) -> bool {
        if !self.playing || dt_secs.is_nan() {
            return false;
        }
        let before = self.day();
        let length = f64::from(self.last - self.first);
        let next = self.position_days + dt_secs.clamp(0.0, 0.25) * self.speed_days_per_sec.max(0.0);
        match self.loop_mode {
            LoopMode::All if next > length => self.position_days = 0.0,
            LoopMode::Off if next >= length => {
                self.position_days = length;
                self.playing = false;
            }
            _ => self.position_days = next,
        }
        self.day() != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i32) -> Day {
        Day::from_number(n)
    }

    #[test]
    fn playback_stops_on_the_last_day_and_starts_over() {
        let mut playback = Playback::new(day(0), day(60), day(0));
        playback.play();
        for _ in 0..20 {
            playback.tick(0.2);
        }
        assert_eq!((playback.day(), playback.is_playing()), (day(60), false));
        playback.play();
        assert_eq!(playback.day(), day(0));
    }

    #[test]
    fn a_loop_goes_on() {
        let mut playback = Playback::new(day(0), day(10), day(9));
        playback.loop_mode = LoopMode::All;
        playback.play();
        playback.tick(0.25);
        assert!(playback.is_playing() && playback.day() == day(0));
    }

    #[test]
    fn time_runs_at_its_speed_says_when_the_day_changes_and_stands_still_when_paused() {
        let mut playback = Playback::new(day(0), day(100), day(10));
        playback.speed_days_per_sec = 8.0;
        assert!(!playback.tick(0.25) && playback.day() == day(10), "nothing moves before play");
        playback.play();
        assert!(playback.tick(0.25) && playback.day() == day(12), "two days in a quarter of a second");
        assert!(!playback.tick(0.0625) && playback.day() == day(12), "half a day is no other day");
        assert!(playback.tick(0.0625) && playback.day() == day(13) && playback.is_playing());
        assert!(!playback.tick(f64::NAN) && playback.day() == day(13));
        assert!(playback.tick(60.0) && playback.day() == day(15), "a machine that slept goes on where it was");
        playback.pause();
        assert!(!playback.is_playing() && !playback.tick(0.25) && playback.day() == day(15));
    }

    #[test]
    fn a_loop_shows_every_day_to_the_last_and_only_then_the_first() {
        let mut playback = Playback::new(day(0), day(10), day(8));
        playback.loop_mode = LoopMode::All;
        playback.speed_days_per_sec = 4.0;
        playback.play();
        let days = [(); 4].map(|()| {
            playback.tick(0.25);
            playback.day()
        });
        assert_eq!(days, [day(9), day(10), day(0), day(1)]);
    }

    proptest! {
        #[test]
        fn the_day_never_leaves_the_period(steps in proptest::collection::vec(-1.0_f64..5.0, 0..50), speed in 0.1_f64..5000.0) {
            let mut playback = Playback::new(day(100), day(400), day(250));
            playback.speed_days_per_sec = speed;
            playback.play();
            for dt in steps {
                playback.tick(dt);
                prop_assert!(playback.day() >= day(100) && playback.day() <= day(400));
            }
        }
    }
}
