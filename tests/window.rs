//! The program in a real window, on a display of its own (Xvfb, a window manager, a software GPU).
//!
//! These tests are ignored by `cargo test`; `bash tests/run.sh` installs what they need and runs
//! them one at a time. Each starts its own display and ends only what it started.

use realign::atlas::Pole;
use realign::scene::{DARK, LIGHT, Rgba};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PACKAGES: &str = "Debian packages: apt-get install xvfb xdotool imagemagick openbox mesa-vulkan-drivers \
                        libvulkan1 libxkbcommon-x11-0";
/// A debug build on a busy machine takes its time.
const PATIENCE: Duration = Duration::from_secs(90);
/// Size of the display, and so of the window, in points.
const POINTS: [u32; 2] = [1280, 800];

/// Parts of the window, as shares of its width and height: left, top, right, bottom.
const TIME_BAR: [f64; 4] = [0.0, 0.89, 1.0, 1.0];
const INSPECTOR: [f64; 4] = [0.78, 0.1, 1.0, 0.85];
/// In the steppe, far from every border, event and name.
const KAZAKHSTAN: [f64; 2] = [0.61, 0.26];
/// On the panel of events, on nothing that answers.
const NOWHERE: [f64; 2] = [0.09, 0.05];

/// Runs a tool and gives back what it wrote.
fn tool(name: &str, arguments: &[&str], display: &str) -> Option<Vec<u8>> {
    let ran = Command::new(name).args(arguments).env("DISPLAY", display).stderr(Stdio::null()).output();
    let output = ran.unwrap_or_else(|error| panic!("{name} cannot be run ({error}); {PACKAGES}"));
    output.status.success().then_some(output.stdout)
}

/// A display with a window manager that gives a window the whole of it.
struct Desktop {
    display: String,
    folder: TempDir,
    children: Vec<Child>,
}

impl Desktop {
    fn new([width_px, height_px]: [u32; 2]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let screen = format!("{width_px}x{height_px}x24");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb cannot be run ({error}); {PACKAGES}"));
        let mut number = String::new();
        let out = server.stdout.take().expect("a pipe");
        BufReader::new(out).read_line(&mut number).expect("the display's number");
        let display = format!(":{}", number.trim());
        let mut desktop = Self { display, folder, children: vec![server] };
        let manager = Command::new("openbox")
            .args(["--config-file", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window/openbox.xml")])
            .env("DISPLAY", &desktop.display)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("openbox cannot be run ({error}); {PACKAGES}"));
        desktop.children.push(manager);
        sleep(Duration::from_millis(500));
        desktop
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for mut child in self.children.drain(..).rev() {
            end(&mut child);
        }
    }
}

/// Asks a program to end (so that a display removes its lock), and sees to it.
fn end(child: &mut Child) {
    if matches!(child.try_wait(), Ok(None)) {
        let _ = Command::new("kill").arg(child.id().to_string()).status();
        if wait_until(Duration::from_secs(5), || child.try_wait().ok().flatten()).is_none() {
            let _ = child.kill();
        }
    }
    let _ = child.wait();
}

/// Asks again and again until there is an answer.
fn wait_until<T>(patience: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if begun.elapsed() > patience {
            return None;
        }
        sleep(Duration::from_millis(200));
    }
}

/// The program on its desktop.
struct Window {
    program: Child,
    id: String,
    size_px: [u32; 2],
    desktop: Desktop,
}

impl Window {
    /// Starts the program and waits until the map is drawn and stands still.
    fn open(scale: u32) -> Self {
        let size_px = POINTS.map(|side| side * scale);
        let desktop = Desktop::new(size_px);
        let log = File::create(desktop.folder.path().join("log")).expect("a log");
        let mut program = Command::new(env!("CARGO_BIN_EXE_realign"))
            .arg("window")
            .current_dir(desktop.folder.path())
            .env("DISPLAY", &desktop.display)
            .env("WINIT_X11_SCALE_FACTOR", scale.to_string())
            .env("XDG_RUNTIME_DIR", desktop.folder.path())
            .env_remove("WAYLAND_DISPLAY")
            .stdout(log.try_clone().expect("a log"))
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let pid = program.id().to_string();
        let search = ["search", "--onlyvisible", "--pid", &pid];
        let found = wait_until(PATIENCE, || match program.try_wait() {
            Ok(None) => tool("xdotool", &search, &desktop.display).and_then(|out| first_line(&out)),
            // It has ended: no window will come.
            _ => Some(String::new()),
        });
        let id = found.filter(|id| !id.is_empty()).unwrap_or_else(|| {
            end(&mut program);
            let said = fs::read_to_string(desktop.folder.path().join("log")).unwrap_or_default();
            panic!("the program opened no window\n{said}{}", help())
        });
        let window = Self { program, id, size_px, desktop };
        window.point_at(NOWHERE);
        window.wait_for_the_map();
        window
    }

    fn xdotool(&self, arguments: &[&str]) {
        assert!(tool("xdotool", arguments, &self.desktop.display).is_some(), "xdotool {arguments:?} failed");
        sleep(Duration::from_millis(300));
    }

    fn wait_for_the_map(&self) {
        let drawn = wait_until(PATIENCE, || self.picture().filter(|picture| picture.pixels_of_the_west() > 500));
        assert!(drawn.is_some(), "the map was never drawn\n{}{}", self.log(), help());
        self.settled();
    }

    fn log(&self) -> String {
        fs::read_to_string(self.desktop.folder.path().join("log")).unwrap_or_default()
    }

    /// What the window shows once it shows the same for a second.
    fn settled(&self) -> Picture {
        let mut before = None;
        let settled = wait_until(PATIENCE, || {
            sleep(Duration::from_millis(800));
            let now = self.picture();
            let same = now.is_some() && now == before;
            before = now;
            same.then(|| before.clone()).flatten()
        });
        settled.unwrap_or_else(|| panic!("the window never stood still\n{}", self.log()))
    }

    /// What the window shows.
    fn picture(&self) -> Option<Picture> {
        let rgb = tool("import", &["-window", &self.id, "-depth", "8", "rgb:-"], &self.desktop.display)?;
        let [width, height] = self.size_px.map(|side| side as usize);
        (rgb.len() == width * height * 3).then_some(Picture { width, height, rgb })
    }

    fn point_at(&self, share: [f64; 2]) {
        let [x, y] = [0, 1].map(|i| (f64::from(self.size_px[i]) * share[i]).round().to_string());
        self.xdotool(&["mousemove", "--window", &self.id, &x, &y]);
    }

    /// A click like a person's: the pointer rests before it and after it.
    fn click(&self, share: [f64; 2]) -> Picture {
        self.point_at(share);
        self.settled();
        self.xdotool(&["click", "1"]);
        self.settled();
        self.point_at(NOWHERE);
        self.settled()
    }

    fn press(&self, key: &str) {
        self.xdotool(&["key", "--clearmodifiers", key]);
    }

    /// CPU time that the program has used so far.
    fn cpu_secs(&self) -> f64 {
        let ticks_per_sec = tool("getconf", &["CLK_TCK"], "").and_then(|out| first_line(&out)?.parse().ok());
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.program.id())).expect("a running program");
        // The name in parentheses may hold anything; user and system time are the 12th and 13th after it.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks: f64 = fields[11..13].iter().map(|field| field.parse::<f64>().expect("a number")).sum();
        ticks / ticks_per_sec.unwrap_or(100.0)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        end(&mut self.program);
    }
}

fn first_line(out: &[u8]) -> Option<String> {
    String::from_utf8_lossy(out).lines().next().map(str::to_owned).filter(|line| !line.is_empty())
}

/// What is missing when no window comes up.
fn help() -> String {
    let folder = Path::new("/usr/share/vulkan/icd.d");
    let drivers = fs::read_dir(folder).map_or(0, Iterator::count);
    let vulkan = if drivers == 0 { "There is no Vulkan driver on this machine. " } else { "" };
    format!("{vulkan}{PACKAGES}")
}

/// What was on the screen.
#[derive(Clone, PartialEq)]
struct Picture {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Picture {
    fn pixels(&self) -> impl Iterator<Item = [u8; 3]> {
        self.rgb.as_chunks::<3>().0.iter().copied()
    }

    fn colours(&self) -> usize {
        self.pixels().collect::<HashSet<_>>().len()
    }

    /// Pixels in the colour of a country that leans strongly to the West, light or dark.
    fn pixels_of_the_west(&self) -> usize {
        let west = [&LIGHT, &DARK].map(|theme| theme.pole(Pole::West, true));
        let is = |pixel: &[u8; 3], c: Rgba| pixel.iter().zip([c.r, c.g, c.b]).all(|(a, b)| a.abs_diff(b) <= 3);
        self.pixels().filter(|pixel| west.iter().any(|colour| is(pixel, *colour))).count()
    }

    /// How many pixels of a part differ from another picture.
    fn differing(&self, other: &Self, part: [f64; 4]) -> usize {
        assert_eq!((self.width, self.height), (other.width, other.height));
        let [left, right] = [part[0], part[2]].map(|share| (self.width as f64 * share) as usize);
        let [top, bottom] = [part[1], part[3]].map(|share| (self.height as f64 * share) as usize);
        let row =
            |picture: &Self, y: usize| picture.rgb[(y * picture.width + left) * 3..][..(right - left) * 3].to_vec();
        let differing = |y: usize| {
            let (own, others) = (row(self, y), row(other, y));
            own.as_chunks::<3>().0.iter().zip(others.as_chunks::<3>().0).filter(|(a, b)| a != b).count()
        };
        (top..bottom).map(differing).sum()
    }
}

#[test]
#[ignore = "needs a display and a GPU; tests/run.sh brings both"]
fn it_opens_draws_the_map_and_closes_when_asked() {
    let mut window = Window::open(1);
    let picture = window.settled();
    assert!(picture.colours() > 300, "{} colours", picture.colours());
    assert!(picture.pixels_of_the_west() > 2000, "{} pixels", picture.pixels_of_the_west());
    window.press("alt+F4");
    let status = wait_until(Duration::from_secs(20), || window.program.try_wait().ok().flatten());
    assert!(status.is_some_and(|status| status.success()), "{status:?}\n{}", window.log());
    assert_eq!(window.log(), "");
}

#[test]
#[ignore = "needs a display and a GPU; tests/run.sh brings both"]
fn space_lets_time_run_and_stops_it() {
    let window = Window::open(1);
    let before = window.settled();
    window.press("space");
    sleep(Duration::from_secs(2));
    let playing = window.picture().expect("a picture");
    let moved = before.differing(&playing, TIME_BAR);
    assert!(moved > 200, "the time bar changed by {moved} pixels in two seconds");
    window.press("space");
    let stopped = window.settled();
    assert!(stopped.differing(&before, TIME_BAR) > 200, "time went back to where it was");
}

#[test]
#[ignore = "needs a display and a GPU; tests/run.sh brings both"]
fn a_click_on_a_country_opens_it_in_the_inspector() {
    let window = Window::open(1);
    let before = window.settled();
    let changed = before.differing(&window.click(KAZAKHSTAN), INSPECTOR);
    assert!(changed > 2000, "the inspector changed by {changed} pixels");
    window.press("Escape");
    let again = window.settled().differing(&before, INSPECTOR);
    assert_eq!(again, 0, "Escape does not bring the first page back: {again} pixels differ");
}

#[test]
#[ignore = "needs a display and a GPU; tests/run.sh brings both"]
fn while_nothing_moves_nothing_is_drawn() {
    let window = Window::open(1);
    window.settled();
    let before = window.cpu_secs();
    sleep(Duration::from_secs(3));
    let used = window.cpu_secs() - before;
    assert!(used < 0.15, "{used} s of CPU time in three idle seconds");
}

#[test]
#[ignore = "needs a display and a GPU; tests/run.sh brings both"]
fn at_scale_two_it_is_the_same_window_twice_as_fine() {
    let window = Window::open(2);
    let before = window.settled();
    assert!(before.colours() > 300, "{} colours", before.colours());
    assert!(before.pixels_of_the_west() > 8000, "{} pixels", before.pixels_of_the_west());
    let changed = before.differing(&window.click(KAZAKHSTAN), INSPECTOR);
    assert!(changed > 8000, "the inspector changed by {changed} pixels");
}
