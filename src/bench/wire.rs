//! HTTP/1.1 over one kept connection, with as little work as possible: the driver shares the machine it measures.

use anyhow::{Context, bail, ensure};
use std::borrow::Cow;
use std::fmt::Write;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// No answer of the portal is longer.
const ANSWER_BYTES_MAX: usize = 4 * 1024 * 1024;

/// One connection.
pub(super) struct Wire {
    pub(super) at: SocketAddr,
    stream: TcpStream,
    held: Vec<u8>,
    /// Sent with every request: headers, each with its line end.
    pub(super) extra: Cow<'static, str>,
}

/// One answer.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) location: Option<String>,
    /// `name=value` of the cookies that were set, as a browser would send them.
    pub(super) cookie: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Wire {
    pub(super) async fn open(at: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            at,
            stream,
            held: Vec::with_capacity(64 * 1024),
            extra: Cow::Borrowed(""),
        })
    }

    pub(super) async fn get(&mut self, path: &str, cookie: &str) -> anyhow::Result<Reply> {
        self.ask("GET", path, cookie, "").await
    }

    pub(super) async fn post(
        &mut self,
        path: &str,
        cookie: &str,
        form: &str,
    ) -> anyhow::Result<Reply> {
        self.ask("POST", path, cookie, form).await
    }

    async fn ask(
        &mut self,
        method: &str,
        path: &str,
        cookie: &str,
        form: &str,
    ) -> anyhow::Result<Reply> {
        let mut request = String::with_capacity(256 + cookie.len() + form.len());
        let _ = write!(request, "{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
        if !cookie.is_empty() {
            let _ = write!(request, "cookie: {cookie}\r\n");
        }
        request.push_str(&self.extra);
        if method == "POST" {
            let kind = "application/x-www-form-urlencoded";
            let length = form.len();
            let _ = write!(
                request,
                "content-type: {kind}\r\ncontent-length: {length}\r\n"
            );
        }
        request.push_str("\r\n");
        request.push_str(form);
        self.stream.write_all(request.as_bytes()).await?;
        self.answer()
            .await
            .with_context(|| format!("{method} {path}"))
    }

    async fn answer(&mut self) -> anyhow::Result<Reply> {
        self.held.clear();
        let head = loop {
            if let Some(end) = find(&self.held, b"\r\n\r\n") {
                break end;
            }
            self.more().await?;
        };
        let text = std::str::from_utf8(&self.held[..head])?;
        let (mut reply, length) = read_head(text)?;
        ensure!(length <= ANSWER_BYTES_MAX, "an answer of {length} bytes");
        let end = head + 4 + length;
        while self.held.len() < end {
            self.more().await?;
        }
        ensure!(self.held.len() == end, "more came than was announced");
        reply.body = self.held[head + 4..].to_vec();
        Ok(reply)
    }

    async fn more(&mut self) -> anyhow::Result<()> {
        if self.stream.read_buf(&mut self.held).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

fn read_head(text: &str) -> anyhow::Result<(Reply, usize)> {
    let mut lines = text.split("\r\n");
    let first = lines.next().unwrap_or_default();
    let status = first.get(9..12).context("no status")?.parse()?;
    let mut reply = Reply {
        status,
        location: None,
        cookie: None,
        body: Vec::new(),
    };
    let mut length = None;
    for line in lines {
        let (name, value) = line.split_once(": ").context("a header without a value")?;
        // Names have no case: another server may write them in another one.
        if name.eq_ignore_ascii_case("content-length") {
            length = Some(value.parse()?);
        } else if name.eq_ignore_ascii_case("location") {
            reply.location = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("set-cookie") {
            let pair = value.split(';').next().unwrap_or_default();
            reply.cookie = Some(match reply.cookie.take() {
                None => pair.to_owned(),
                Some(before) => format!("{before}; {pair}"),
            });
        }
    }
    Ok((reply, length.context("an answer without a length")?))
}

fn find(held: &[u8], what: &[u8]) -> Option<usize> {
    held.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_an_answer_is_read() {
        let head = "HTTP/1.1 303 See Other\r\nlocation: /a\r\nset-cookie: sigap=x; Path=/\r\ncontent-length: 0";
        let (reply, length) = read_head(head).unwrap();
        assert_eq!((reply.status, length), (303, 0));
        assert_eq!(reply.location.as_deref(), Some("/a"));
        assert_eq!(reply.cookie.as_deref(), Some("sigap=x"));
    }
}
