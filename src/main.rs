//! Arguments in, window or command out.
fn main() -> std::process::ExitCode {
    let t0 = std::time::Instant::now();
    let loaded = realign::dataset::load_built_in();
    let t1 = t0.elapsed();
    let a: Vec<String> = std::env::args().collect();
    let atlas = std::sync::Arc::new(loaded.atlas.unwrap());
    if a[1] == "window" {
        realign::ui::run(atlas, realign::ui::RunOptions::default()).unwrap();
        return std::process::ExitCode::SUCCESS;
    }
    let lens = atlas.lenses[0].clone();
    let reading = realign::alignment::Reading::new(atlas.clone(), lens);
    let t2 = t0.elapsed();
    let day = realign::time::Date::parse_typed(&a[1]).unwrap().first();
    let mut r = realign::figure::Request::new(day);
    if let Some(s) = a.get(3) {
        let (w, h) = s.split_once('x').unwrap();
        r.size_px = [w.parse().unwrap(), h.parse().unwrap()];
    }
    if a.get(4).is_some_and(|x| x == "dark") {
        r.style.theme = realign::scene::Theme::of(true);
    }
    let scene = realign::figure::compose(&reading, &r);
    let t3 = t0.elapsed();
    let bytes = realign::figure::render(&reading, &r, std::path::Path::new(&a[2])).unwrap();
    std::fs::write(&a[2], bytes).unwrap();
    eprintln!(
        "load {t1:?} reading {t2:?} compose {t3:?} total {:?} {} frames, diagnostics {}",
        t0.elapsed(),
        scene.frames.len(),
        loaded.diagnostics.errors()
    );
    std::process::ExitCode::SUCCESS
}
