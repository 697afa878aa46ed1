//! Where people live: real districts and villages, as full as the provinces they lie in.

use pack::areas::Areas;
use rand::{Rng, RngExt, seq::IndexedRandom};
use std::collections::BTreeMap;

/// A district with its villages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct District {
    /// Six digits.
    pub(crate) code: String,
    /// Ten digits each.
    pub(crate) villages: Vec<String>,
}

/// The districts of a country, drawn by how many people live in each province.
#[derive(Debug)]
pub(crate) struct Places {
    /// Running sum of weights and the districts of that province.
    provinces: Vec<(u32, Vec<District>)>,
    weight: u32,
}

/// Roughly how many of a thousand residents live in a province, by the first two digits of its code. An assumption
/// for the synthetic country: rounded by eye, no statistic rests on it. Provinces not listed count as [`ELSEWHERE`].
const RESIDENTS_PER_MILLE: &[(&str, u32)] = &[
    ("11", 20),
    ("12", 55),
    ("13", 20),
    ("14", 24),
    ("16", 31),
    ("18", 33),
    ("31", 39),
    ("32", 178),
    ("33", 135),
    ("34", 14),
    ("35", 150),
    ("36", 44),
    ("51", 16),
    ("52", 20),
    ("53", 20),
    ("61", 20),
    ("63", 15),
    ("64", 14),
    ("73", 33),
];
const ELSEWHERE: u32 = 8;

impl Places {
    /// Every district of the pack's area table that has a village.
    pub(crate) fn of(areas: &Areas) -> Option<Self> {
        let regencies = areas.regencies();
        let districts = regencies.flat_map(|regency| {
            let of_regency = areas.districts_of(&regency.code);
            of_regency.map(|area| area.code).collect::<Vec<_>>()
        });
        Self::new(districts.map(|code| District {
            villages: areas.villages_of(&code).map(|area| area.code).collect(),
            code,
        }))
    }

    /// From districts in any order; those without a village are left out, because nobody can live there.
    pub(crate) fn new(districts: impl IntoIterator<Item = District>) -> Option<Self> {
        let mut by_province: BTreeMap<String, Vec<District>> = BTreeMap::new();
        for district in districts {
            if district.code.len() == 6 && !district.villages.is_empty() {
                let province = district.code[..2].to_owned();
                by_province.entry(province).or_default().push(district);
            }
        }
        let mut weight = 0;
        let mut provinces = Vec::with_capacity(by_province.len());
        for (province, districts) in by_province {
            weight += RESIDENTS_PER_MILLE
                .iter()
                .find(|(code, _)| *code == province)
                .map_or(ELSEWHERE, |(_, residents)| *residents);
            provinces.push((weight, districts));
        }
        (weight > 0).then_some(Self { provinces, weight })
    }

    /// A district, more often where more people live.
    pub(crate) fn district(&self, dice: &mut impl Rng) -> &District {
        let luck = dice.random_range(0..self.weight);
        let at = self.provinces.partition_point(|(upto, _)| *upto <= luck);
        let districts = &self.provinces[at].1;
        &districts[dice.random_range(0..districts.len())]
    }
}

impl District {
    /// One of its villages.
    pub(crate) fn village(&self, dice: &mut impl Rng) -> &str {
        self.villages.choose(dice).map_or("", String::as_str)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    /// A small piece of the country, enough for families to move about in.
    pub(crate) fn places() -> Places {
        let districts = [
            "327301", "327302", "320101", "357801", "510301", "947101", "120703",
        ];
        Places::new(districts.map(|code| District {
            code: code.to_owned(),
            villages: (1..=4).map(|n| format!("{code}100{n}")).collect(),
        }))
        .unwrap()
    }

    #[test]
    fn full_provinces_are_drawn_more_often() {
        let places = places();
        let mut dice = ChaCha8Rng::seed_from_u64(1);
        let mut west_java = 0;
        for _ in 0..1000 {
            west_java += u32::from(places.district(&mut dice).code.starts_with("32"));
        }
        assert!((350..520).contains(&west_java), "{west_java}");
    }

    #[test]
    fn a_country_without_villages_has_no_places() {
        let empty = District {
            code: "327301".to_owned(),
            villages: Vec::new(),
        };
        assert!(Places::new([empty]).is_none());
    }
}
