//! What an operator says of their server of mail.

use anyhow::Context;
use app::mail::{Mailer, Server};
use std::path::PathBuf;

/// Without these nobody is told anything by mail, and the pages say so.
#[derive(clap::Args)]
pub(crate) struct PostOffice {
    /// The server of mail: `smtps://HOST` (TLS), `smtp://HOST` (TLS after the greeting), or `smtp+plain://127.0.0.1` on this machine; a user
    /// stands before the host, a password never
    #[arg(long, value_name = "URL", requires = "mail_from")]
    smtp: Option<String>,
    /// Whom letters are from, such as `Sigap <no-reply@sigap.example>`
    #[arg(long, value_name = "ADDRESS", requires = "smtp")]
    mail_from: Option<String>,
    /// File with the password of that user, readable by its owner alone
    #[arg(long, value_name = "FILE", requires = "smtp")]
    smtp_password_file: Option<PathBuf>,
    /// File with certificates (PEM) that are believed of that server beside those of this machine
    #[arg(long, value_name = "FILE", requires = "smtp")]
    smtp_ca: Option<PathBuf>,
}

impl PostOffice {
    pub(crate) fn mailer(&self) -> anyhow::Result<Option<Mailer>> {
        let (Some(url), Some(from)) = (&self.smtp, &self.mail_from) else {
            return Ok(None);
        };
        let password = self
            .smtp_password_file
            .as_deref()
            .map(crate::database::secret);
        let password = password.transpose()?;
        let unread = |file: &PathBuf| format!("cannot read {}", file.display());
        let roots = self.smtp_ca.as_ref();
        let roots = roots.map(|file| std::fs::read(file).with_context(|| unread(file)));
        let roots = roots.transpose()?;
        let server = Server {
            url,
            from,
            password: password.as_deref(),
            roots: roots.as_deref(),
        };
        Ok(Some(Mailer::smtp(&server)?))
    }
}
