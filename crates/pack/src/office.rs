//! Which office handles a case, and what else is looked up in a pack by name.

use crate::model::{Office, Offices, Pack, Service};
use crate::rules::{Seen, View};
use base::{Facts, Value, Zone};

impl Pack {
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.get(id)
    }

    /// The office that handles a case of `service`: by the area the service names, or the agency's only one.
    /// Nothing while that area is not known, or lies in no regency of the table.
    pub fn office(&self, service: &str, facts: &Facts) -> Option<Office> {
        let service = self.services.get(service)?;
        let about = &service.about;
        let agency = self.agencies.get(&about.owner)?;
        match agency.offices {
            Offices::National => Some(national(&agency.id)),
            Offices::Regency => {
                let (fact, field) = about.office_by.split_once('.')?;
                // Of several records, the one that is meant.
                let view = View::new(&service.form, facts);
                let Ok(Seen::Known(Value::Text(area))) = view.field(fact, field) else {
                    return None;
                };
                let regency = area.get(..4)?;
                let known = self.areas.is_empty() || self.areas.exists(regency);
                known.then(|| regional(&agency.id, regency, self.areas.zone(regency)))
            }
        }
    }

    /// The agency itself, as the office of what no other office is known for.
    pub fn head_office(&self, agency: &str) -> Option<Office> {
        let agency = self.agencies.get(agency)?;
        Some(national(&agency.id))
    }

    /// Every office of an agency that decides for an area, or its only one.
    pub fn offices(&self, agency: &str) -> Vec<Office> {
        match self.agencies.get(agency).map(|agency| agency.offices) {
            None => Vec::new(),
            Some(Offices::National) => vec![national(agency)],
            Some(Offices::Regency) => self
                .areas
                .regencies()
                .map(|area| regional(agency, &area.code, self.areas.zone(&area.code)))
                .collect(),
        }
    }
}

fn national(agency: &str) -> Office {
    Office {
        id: agency.to_owned(),
        agency: agency.to_owned(),
        area: None,
        // The seat of the government lies in the western zone.
        zone: Zone::Wib,
    }
}

fn regional(agency: &str, regency: &str, zone: Zone) -> Office {
    Office {
        id: format!("{agency}-{regency}"),
        agency: agency.to_owned(),
        area: Some(regency.to_owned()),
        zone,
    }
}
