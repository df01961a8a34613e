//! Countries as people name them: by an ISO 3166 code of two or three letters, by their English name
//! with or without its marks, by a name in use beside it; and the poles, which are not scored.

use super::failure::Failure;
use super::words::{folded, same};
use crate::atlas::{Atlas, Country, CountryId, Pole, Role};

/// A country or pole that records are asked for.
pub(super) struct Place {
    /// Its code.
    pub id: CountryId,
    /// Its name.
    pub name: String,
    /// The pole that it is: nothing for one state of several.
    pub pole: Option<Pole>,
}

/// Names in use beside the map's own, folded.
const OTHER_NAMES: [(&str, &str); 17] = [
    ("turkey", "TUR"),
    ("republicofturkiye", "TUR"),
    ("russianfederation", "RUS"),
    ("peoplesrepublicofchina", "CHN"),
    ("prc", "CHN"),
    ("moldavia", "MDA"),
    ("republicofmoldova", "MDA"),
    ("belorussia", "BLR"),
    ("kirghizia", "KGZ"),
    ("kirgizstan", "KGZ"),
    ("kyrgyzrepublic", "KGZ"),
    ("theukraine", "UKR"),
    ("czechrepublic", "CZE"),
    ("holland", "NLD"),
    ("thenetherlands", "NLD"),
    ("burma", "MMR"),
    ("macedonia", "MKD"),
];

/// ISO 3166 codes of two letters for those of three, of the states on the map.
const TWO_LETTERS: &str = "\
    AF:AFG AX:ALA AL:ALB AE:ARE AM:ARM AT:AUT AZ:AZE BE:BEL BD:BGD BG:BGR BH:BHR BA:BIH BY:BLR BT:BTN \
    CH:CHE CN:CHN CY:CYP CZ:CZE DE:DEU DK:DNK DZ:DZA EG:EGY EE:EST FI:FIN FR:FRA GE:GEO GR:GRC HR:HRV \
    HU:HUN IN:IND IR:IRN IQ:IRQ IL:ISR IT:ITA JO:JOR KZ:KAZ KG:KGZ KW:KWT LA:LAO LB:LBN LY:LBY LI:LIE \
    LT:LTU LU:LUX LV:LVA MC:MCO MD:MDA MK:MKD MT:MLT MM:MMR ME:MNE MN:MNG NE:NER NL:NLD NO:NOR NP:NPL \
    OM:OMN PK:PAK PL:POL PS:PSE QA:QAT RO:ROU RU:RUS SA:SAU SD:SDN SM:SMR RS:SRB SK:SVK SI:SVN SE:SWE \
    SY:SYR TD:TCD TH:THA TJ:TJK TM:TKM TN:TUN TR:TUR UA:UKR UZ:UZB VA:VAT VN:VNM XK:XKX";

/// What is a pole without being land on the map, folded.
const POLES: [(&[&str], &str, &str, Pole); 4] = [
    (&["usa", "us", "unitedstates", "unitedstatesofamerica", "america"], "USA", "the United States", Pole::Us),
    (&["eu", "europeanunion", "theeu"], "EU", "the European Union", Pole::Eu),
    (&["gbr", "gb", "uk", "unitedkingdom", "britain", "greatbritain"], "GBR", "the United Kingdom", Pole::Eu),
    (&["west", "thewest"], "WEST", "the West", Pole::West),
];

/// A country of the map by its code or name.
fn find<'a>(atlas: &'a Atlas, text: &str) -> Option<&'a Country> {
    let asked = text.trim();
    let by_code = |code: &str| CountryId::parse(code).and_then(|id| atlas.country(id));
    let upper = asked.to_ascii_uppercase();
    by_code(asked)
        .or_else(|| by_code(&upper))
        .or_else(|| atlas.countries.iter().find(|country| same(&country.name, asked)))
        .or_else(|| by_code(three_letters(&upper)?))
        .or_else(|| OTHER_NAMES.iter().find(|(name, _)| *name == folded(asked)).and_then(|(_, id)| by_code(id)))
}

fn three_letters(two: &str) -> Option<&'static str> {
    TWO_LETTERS.split(' ').find_map(|pair| pair.split_once(':').filter(|(code, _)| *code == two)).map(|(_, id)| id)
}

/// A pole that is no land on the map.
fn pole(text: &str) -> Option<Place> {
    let asked = folded(text);
    let (_, id, name, pole) = POLES.iter().find(|(names, ..)| names.contains(&asked.as_str()))?;
    Some(Place { id: CountryId::parse(id)?, name: (*name).to_owned(), pole: Some(*pole) })
}

fn scored_ids(atlas: &Atlas) -> String {
    atlas.scored().map(|country| country.id.to_string()).collect::<Vec<_>>().join(", ")
}

/// A scored country.
pub(super) fn scored<'a>(atlas: &'a Atlas, text: &str) -> Result<&'a Country, Failure> {
    let (who, why) = match (find(atlas, text), pole(text)) {
        (Some(country), _) => {
            let why = match country.role {
                Role::Pole if stands_alone(atlas, country) => "is one of the poles and is not scored",
                Role::Pole => "belongs to one of the poles and is not scored",
                Role::Context => "is drawn around the region and is not scored",
                Role::Focus | Role::Outline => return Ok(country),
            };
            (format!("{} ({})", country.name, country.id), why)
        }
        (None, Some(place)) if place.id.as_str() == "GBR" => {
            (place.name, "belongs to one of the poles and is not scored")
        }
        (None, Some(place)) => (place.name, "is one of the poles and is not scored"),
        (None, None) => {
            let message = format!(
                "no country \"{text}\" in the dataset; the scored ones are {} (by code or English name)",
                scored_ids(atlas)
            );
            return Err(Failure::Arguments(message));
        }
    };
    Err(Failure::Arguments(format!("{who} {why}; the scored countries are {}", scored_ids(atlas))))
}

/// Any country of the map, or a pole.
pub(super) fn any(atlas: &Atlas, text: &str) -> Result<Place, Failure> {
    let on_map = find(atlas, text).map(|country| Place {
        id: country.id,
        name: country.name.clone(),
        pole: country.pole.filter(|_| stands_alone(atlas, country)),
    });
    on_map.or_else(|| pole(text)).ok_or_else(|| {
        let codes = scored_ids(atlas);
        Failure::Arguments(format!("no country \"{text}\" in the dataset; use an ISO 3166 code such as {codes}"))
    })
}

/// Whether a country is a pole by itself, as Russia is and Germany is not.
fn stands_alone(atlas: &Atlas, country: &Country) -> bool {
    country.pole.is_some() && atlas.countries.iter().filter(|other| other.pole == country.pole).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_two_letters_stands_for_one_of_three() {
        let pairs: Vec<(&str, &str)> = TWO_LETTERS.split(' ').filter_map(|pair| pair.split_once(':')).collect();
        assert_eq!(pairs.len(), TWO_LETTERS.split(' ').count());
        assert!(pairs.iter().all(|(two, three)| two.len() == 2 && three.len() == 3));
        assert_eq!((three_letters("AM"), three_letters("GE"), three_letters("ZZ")), (Some("ARM"), Some("GEO"), None));
    }
}
