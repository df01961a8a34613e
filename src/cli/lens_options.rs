//! Which evidence counts and how much, as people type it: a lens by its id or file, and what is to be
//! different about it.

use super::failure::Failure;
use super::lens_name::by_evidence;
use super::words::same;
use crate::atlas::{Atlas, Kind, Label, Lens, Method, PoleSet, Weights};
use crate::dataset;
use std::path::{Path, PathBuf};

/// Which evidence counts, and how much.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Lens")]
pub(super) struct LensOption {
    /// Id of a lens (`realign list lenses` shows them), or a file that the window saved: FILE for its
    /// first lens, FILE#ID for another [default: the dataset's first].
    #[arg(long, value_name = "ID|FILE")]
    pub lens: Option<String>,
    /// Only these kinds of evidence: tie, vote, event, claim; several with commas.
    #[arg(long, value_name = "KINDS", value_parser = kinds)]
    kinds: Option<List<Kind>>,
    /// Only these labels: recorded fact, attributed report, contested official claim, author's
    /// opinion, prediction.
    #[arg(long, value_name = "LABELS", value_parser = labels)]
    labels: Option<List<Label>>,
    /// Only items with one of these sources, or all.
    #[arg(long, value_name = "IDS")]
    sources: Option<String>,
    /// Leave these sources out; an item that has another source stays.
    #[arg(long, value_name = "IDS")]
    without: Option<String>,
    /// Which poles answer: powers (Russia, the West, Türkiye, China) or regimes (autocracies,
    /// democracies).
    #[arg(long, value_name = "SET", value_parser = |text: &str| poles(&text.to_lowercase()))]
    poles: Option<PoleSet>,
    /// A preset (equal, "security first", "institutions first", "economy first") or four numbers:
    /// security,politics,economy,society.
    #[arg(long, value_name = "WEIGHTS", value_parser = weights)]
    weights: Option<Weights>,
    /// Damping constant K, 0.1 to 10.
    #[arg(long, value_name = "K", value_parser = damping)]
    damping: Option<f64>,
    /// Half-lives in months: security,politics,economy,society.
    #[arg(long, value_name = "MONTHS", value_parser = half_lives)]
    half_lives: Option<[f64; 4]>,
    /// What the changed lens is called on figures.
    #[arg(long, value_name = "NAME")]
    lens_name: Option<String>,
}

/// A list that clap takes as one value.
type List<T> = Box<[T]>;

impl LensOption {
    /// Whether anything is asked of the lens.
    pub fn is_given(&self) -> bool {
        let named = self.lens.is_some() || self.lens_name.is_some();
        let evidence =
            self.kinds.is_some() || self.labels.is_some() || self.sources.is_some() || self.without.is_some();
        let constants = self.damping.is_some() || self.half_lives.is_some();
        named || evidence || constants || self.poles.is_some() || self.weights.is_some()
    }

    /// The lens.
    pub fn of(&self, atlas: &Atlas) -> Result<Lens, Failure> {
        let mut lens = self.base(atlas)?;
        let before = lens.clone();
        if let Some(kinds) = &self.kinds {
            lens.kinds = kinds.to_vec();
        }
        if let Some(labels) = &self.labels {
            lens.labels = labels.to_vec();
        }
        if let Some(ids) = &self.sources {
            lens.sources = if ids == "all" { None } else { Some(known_sources(atlas, "--sources", ids)?) };
        }
        if let Some(ids) = &self.without {
            lens.without = known_sources(atlas, "--without", ids)?;
        }
        lens.pole_set = self.poles.unwrap_or(lens.pole_set);
        lens.weights = self.weights.unwrap_or(lens.weights);
        lens.damping = self.damping.or(lens.damping);
        lens.half_life_months = self.half_lives.or(lens.half_life_months);
        match &self.lens_name {
            Some(name) => lens.name.clone_from(name),
            // Another evidence must not go by the lens's own name.
            None if changed_evidence(&lens, &before) => lens.name = by_evidence(&lens, &before, &usual(atlas)),
            None => {}
        }
        Ok(lens)
    }

    fn base(&self, atlas: &Atlas) -> Result<Lens, Failure> {
        let Some(id) = &self.lens else { return Ok(usual(atlas)) };
        if let Some(lens) = atlas.lens(id) {
            return Ok(lens.clone());
        }
        if let Some(lens) = atlas.lenses.iter().find(|lens| same(&lens.id, id) || same(&lens.name, id)) {
            return Ok(lens.clone());
        }
        if let Some(lens) = in_file(id) {
            let lens = lens?;
            let named = lens.sources.iter().flatten().chain(&lens.without);
            let missing = named.filter(|id| atlas.source(id).is_none()).map(String::as_str).next();
            return missing.map_or_else(|| Ok(lens.clone()), |id| Err(unknown_source("--lens", id)));
        }
        if names_a_file(id) {
            let message =
                format!("--lens: the file {id} does not exist; check the path, or name a lens of the dataset");
            return Err(Failure::Arguments(message));
        }
        let known: Vec<&str> = atlas.lenses.iter().map(|lens| lens.id.as_str()).collect();
        let message = format!("no lens \"{id}\"; use --lens with one of {}, or with a lens's file", known.join(", "));
        Err(Failure::Arguments(message))
    }
}

/// The lens of whoever names none.
fn usual(atlas: &Atlas) -> Lens {
    atlas.lenses.first().cloned().unwrap_or_else(Lens::all)
}

/// Whether the text can only be meant as a file.
fn names_a_file(text: &str) -> bool {
    let file = Path::new(text.split_once('#').map_or(text, |(file, _)| file));
    file.components().count() > 1 || file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// A lens of a file: `FILE` for its first, `FILE#ID` (or its name) for another; `None` when there is no
/// such file.
pub(super) fn in_file(text: &str) -> Option<Result<Lens, Failure>> {
    let (file, wanted) = match text.rsplit_once('#') {
        Some((file, wanted)) if !Path::new(text).is_file() => (file, Some(wanted)),
        _ => (text, None),
    };
    Path::new(file).is_file().then(|| from_file(Path::new(file), wanted))
}

fn from_file(path: &Path, wanted: Option<&str>) -> Result<Lens, Failure> {
    let wrong = |why: String| Failure::Arguments(format!("{}: {why}", path.display()));
    let lenses = dataset::read_lenses(&PathBuf::from(path)).map_err(wrong)?;
    let names: Vec<String> = lenses.iter().map(|lens| lens.id.clone()).collect();
    let is_wanted = |lens: &Lens| wanted.is_none_or(|wanted| lens.id == wanted || lens.name == wanted);
    lenses.into_iter().find(is_wanted).ok_or_else(|| match wanted {
        Some(wanted) => wrong(format!("no lens \"{wanted}\" in it; it has {}", names.join(", "))),
        None => wrong("there is no lens in it; save one in the window".to_owned()),
    })
}

fn changed_evidence(lens: &Lens, before: &Lens) -> bool {
    lens.kinds != before.kinds || lens.labels != before.labels || lens.sources != before.sources
}

fn unknown_source(option: &str, id: &str) -> Failure {
    Failure::Arguments(format!("{option}: no source \"{id}\"; realign list sources names them"))
}

fn known_sources(atlas: &Atlas, option: &str, ids: &str) -> Result<Vec<String>, Failure> {
    let ids = ids.split(',').map(str::trim).filter(|id| !id.is_empty());
    let known = |id: &str| match atlas.source(id) {
        Some(source) => Ok(source.id.clone()),
        None => Err(unknown_source(option, id)),
    };
    ids.map(known).collect()
}

fn list<T: Copy>(text: &str, all: &[T], word: fn(T) -> &'static str) -> Result<List<T>, String> {
    let one = |part: &str| {
        let words = || all.iter().map(|value| word(*value)).collect::<Vec<_>>().join(", ");
        let is_meant = |value: &T| same(word(*value), part) || same(&format!("{}s", word(*value)), part);
        let found = all.iter().copied().find(is_meant);
        found.ok_or_else(|| format!("no \"{}\"; use some of {}", part.trim(), words()))
    };
    if text == "none" { Ok(Box::default()) } else { text.split(',').map(one).collect() }
}

fn kinds(text: &str) -> Result<List<Kind>, String> {
    list(text, Kind::ALL, Kind::word)
}

fn labels(text: &str) -> Result<List<Label>, String> {
    list(text, Label::ALL, Label::word)
}

fn poles(text: &str) -> Result<PoleSet, String> {
    match text {
        "powers" => Ok(PoleSet::Powers),
        "regimes" => Ok(PoleSet::Regimes),
        word => PoleSet::from_word(word).ok_or_else(|| "use powers or regimes".to_owned()),
    }
}

fn four(text: &str) -> Option<[f64; 4]> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    numbers?.try_into().ok()
}

fn weights(text: &str) -> Result<Weights, String> {
    if let Some((_, weights)) = Weights::PRESETS.iter().find(|(name, _)| same(name, text)) {
        return Ok(*weights);
    }
    let good = |w: &[f64; 4]| w.iter().all(|w| w.is_finite() && *w >= 0.0) && w.iter().sum::<f64>() > 0.0;
    four(text).filter(good).map(Weights).ok_or_else(|| {
        let presets: Vec<&str> = Weights::PRESETS.iter().map(|(name, _)| *name).collect();
        format!("use one of {}, or four numbers such as 0.4,0.2,0.2,0.2, none negative, not all 0", presets.join(", "))
    })
}

fn damping(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    let (least, most) = (Method::DAMPING.start(), Method::DAMPING.end());
    number
        .filter(|k| Method::DAMPING.contains(k))
        .ok_or_else(|| format!("\"{text}\" is not a number from {least} to {most}"))
}

fn half_lives(text: &str) -> Result<[f64; 4], String> {
    let (least, most) = (Method::HALF_LIFE_MONTHS.start(), Method::HALF_LIFE_MONTHS.end());
    four(text)
        .filter(|m| m.iter().all(|m| Method::HALF_LIFE_MONTHS.contains(m)))
        .ok_or_else(|| format!("\"{text}\" is not four numbers of months from {least} to {most}; type 12,24,24,12"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_a_preset_or_four_numbers() {
        assert_eq!(weights("security first"), Ok(Weights::PRESETS[1].1));
        assert_eq!(weights("1, 0,0,3"), Ok(Weights([1.0, 0.0, 0.0, 3.0])));
        for text in ["0,0,0,0", "1,1,1", "1,1,1,-1", "NaN,1,1,1", "heavy"] {
            assert!(weights(text).is_err(), "{text}");
        }
    }

    #[test]
    fn kinds_and_labels_are_named_as_in_the_files() {
        assert_eq!(kinds("tie, vote").as_deref(), Ok([Kind::Tie, Kind::Vote].as_slice()));
        assert_eq!(kinds("Ties, VOTES").as_deref(), Ok([Kind::Tie, Kind::Vote].as_slice()));
        assert!(kinds("tie,rumour").is_err_and(|m| m.contains("tie, vote, event, claim")));
        assert!(labels("author's opinion").is_ok());
    }
}
