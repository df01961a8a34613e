//! A view as people type it: in any case, its country by any of its names, its lens by its name.

use super::country;
use super::failure::Failure;
use super::words::{folded, same};
use crate::atlas::Atlas;
use crate::view::View;

/// A view that is known to be one; what it is about is looked up in the atlas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TypedView {
    /// Whole as it is, but for ids.
    Named(View),
    /// `history` or `brief`, and the country.
    OfCountry(&'static str, String),
}

impl TypedView {
    /// Reads a view.
    pub fn read(text: &str) -> Result<Self, String> {
        let (name, parameter) = text.split_once(':').map_or((text, None), |(name, own)| (name, Some(own.trim())));
        let name = name.trim().to_lowercase();
        let country = parameter.filter(|own| !own.is_empty());
        match (name.as_str(), country) {
            ("history", Some(country)) => Ok(Self::OfCountry("history", country.to_owned())),
            ("brief", Some(country)) => Ok(Self::OfCountry("brief", country.to_owned())),
            ("pull" | "change", Some(pole)) => View::parse(&format!("{name}:{}", pole_word(pole))).map(Self::Named),
            _ => {
                let whole = parameter.map_or_else(|| name.clone(), |own| format!("{name}:{own}"));
                View::parse(&whole).map(Self::Named)
            }
        }
    }

    /// The view with its country's code and its lens's id; other ids are as they were typed.
    pub fn of(&self, atlas: &Atlas) -> Result<View, Failure> {
        let wrong = |what: String| Failure::Arguments(format!("--view: {what}"));
        match self {
            Self::OfCountry(name, text) => {
                let id = country::scored(atlas, text).map_err(|failure| wrong(failure.to_string()))?.id;
                View::parse(&format!("{name}:{id}")).map_err(wrong)
            }
            Self::Named(View::Disagreement(text)) if atlas.lens(text).is_none() => {
                let named = atlas.lenses.iter().find(|lens| same(&lens.id, text) || same(&lens.name, text));
                Ok(View::Disagreement(named.map_or_else(|| text.clone(), |lens| lens.id.clone())))
            }
            Self::Named(view) => Ok(view.clone()),
        }
    }
}

/// The pole's word for its name: `the West`, `Türkiye`, `USA`.
fn pole_word(text: &str) -> String {
    match folded(text).as_str() {
        "turkey" => "turkiye".to_owned(),
        "usa" | "unitedstates" => "us".to_owned(),
        "europeanunion" => "eu".to_owned(),
        // What is no pole is to be named as it was typed.
        word => word.strip_prefix("the").filter(|_| text.contains(' ')).unwrap_or(word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Pole;

    #[test]
    fn a_pole_is_named_as_people_name_it() {
        for text in ["pull:turkiye", "Pull:Türkiye", "pull: Turkey", "PULL:TURKIYE"] {
            assert_eq!(TypedView::read(text), Ok(TypedView::Named(View::Pull(Pole::Turkiye))), "{text}");
        }
        assert_eq!(TypedView::read("change:the West"), Ok(TypedView::Named(View::Change(Some(Pole::West)))));
        assert!(TypedView::read("pull:").is_err_and(|what| what.contains("needs")));
        assert!(TypedView::read("moon").is_err_and(|what| what.contains("the views are")));
    }
}
