//! Where a case is, as it travels.

use app::view::StageView;
use serde::Serialize;
use utoipa::ToSchema;

/// Where a case is.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    Draft,
    /// A register did not answer; it is asked again.
    WaitingRegister,
    WaitingOfficer,
    /// An officer needs something of the resident.
    WaitingApplicant,
    /// An officer asked the resident something; the clock stands until they answer.
    WaitingClarification,
    /// The resident objected, and a person looks at it again.
    WaitingObjection,
    /// What was granted is made once its bill is paid.
    WaitingPayment,
    Decided,
    Withdrawn,
}

impl From<&StageView> for Stage {
    fn from(view: &StageView) -> Self {
        match view {
            StageView::Draft => Self::Draft,
            StageView::WaitingRegister { .. } => Self::WaitingRegister,
            StageView::WaitingOfficer => Self::WaitingOfficer,
            StageView::WaitingApplicant => Self::WaitingApplicant,
            StageView::WaitingClarification => Self::WaitingClarification,
            StageView::WaitingObjection => Self::WaitingObjection,
            StageView::WaitingPayment { .. } => Self::WaitingPayment,
            StageView::Decided(_) => Self::Decided,
            StageView::Withdrawn => Self::Withdrawn,
        }
    }
}
