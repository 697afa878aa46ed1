//! How far the record of a case is.

use app::view::Standing;
use serde::Serialize;
use utoipa::ToSchema;

/// How far the record of the latest step is. Once it is sealed, whoever kept the proof can show that it was changed later.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    pub(crate) state: RecordState,
    /// The block of the ledger in which it was sealed; nothing before that.
    #[schema(minimum = 0)]
    pub(crate) block: Option<u64>,
}

/// Where it is on its way.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RecordState {
    /// In no log yet; it takes a moment.
    Waiting,
    /// In the log of the agency.
    Recorded,
    /// Under an anchor of the ledger: a proof can be had.
    Sealed,
}

impl From<Standing> for Record {
    fn from(standing: Standing) -> Self {
        let (state, block) = match standing {
            Standing::Waiting => (RecordState::Waiting, None),
            Standing::Recorded => (RecordState::Recorded, None),
            Standing::Sealed { block, .. } => (RecordState::Sealed, Some(block)),
        };
        Self { state, block }
    }
}
