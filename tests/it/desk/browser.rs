//! A browser without scripts: cookies, forms, redirects followed by hand.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

const BORDER: &str = "a-border-that-no-file-holds";

/// One visitor.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(super) address: String,
    pub(crate) cookie: Option<String>,
    /// A ceremony with a passkey on its way.
    pub(crate) ceremony: Option<String>,
    /// By what it is known again: kept when somebody signs out.
    pub(crate) known: Option<String>,
    /// What the forms of this session carry.
    pub(crate) token: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Browser {
    pub(crate) fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            cookie: None,
            ceremony: None,
            known: None,
            token: String::new(),
        }
    }

    pub(crate) fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, &[], b"")
    }

    /// A page that must be there.
    pub(crate) fn see(&mut self, path: &str) -> Page {
        let page = self.get(path);
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        page
    }

    /// Follows redirects until there is a page.
    pub(crate) fn follow(&mut self, path: &str) -> (String, Page) {
        let mut path = path.to_owned();
        for _ in 0..8 {
            let page = self.get(&path);
            if page.status != 303 {
                return (path, page);
            }
            path = page.location();
        }
        panic!("{path} leads round in a circle")
    }

    /// Sends a form with the token of this session.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token.clone();
        let with_token = [fields, &[("csrf", token.as_str())]].concat();
        self.post_raw(path, &encoded(&with_token))
    }

    /// Sends a form where the program may be gone; gives what was answered, if it was.
    pub(crate) fn try_post(&mut self, path: &str, fields: &[(&str, &str)]) -> Option<Page> {
        let token = self.token.clone();
        let body = encoded(&[fields, &[("csrf", token.as_str())]].concat());
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        self.try_send("POST", path, &form, &body).ok()
    }

    /// Sends a body as it stands.
    pub(crate) fn post_raw(&mut self, path: &str, body: &[u8]) -> Page {
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        self.send("POST", path, &form, body)
    }

    /// Sends a form with a file, as a browser does: the fields, then the file.
    pub(crate) fn upload(&mut self, path: &str, name: &str, file: &[u8]) -> Page {
        let mut body = format!(
            "--{BORDER}\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n\
             --{BORDER}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n",
            self.token
        )
        .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{BORDER}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BORDER}");
        self.send("POST", path, &[("Content-Type", &kind)], &body)
    }

    /// One request, one connection.
    pub(crate) fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Page {
        self.try_send(method, path, headers, body)
            .unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    /// The same where the program may be gone at any moment.
    pub(crate) fn try_send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> std::io::Result<Page> {
        let mut head =
            format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (name, value) in headers {
            head.extend([*name, ": ", *value, "\r\n"]);
        }
        let cookies: Vec<&str> = [&self.cookie, &self.ceremony, &self.known]
            .into_iter()
            .filter_map(Option::as_deref)
            .collect();
        if !cookies.is_empty() {
            head.extend(["Cookie: ", &cookies.join("; "), "\r\n"]);
        }
        if method != "GET" && method != "HEAD" {
            let length = body.len().to_string();
            head.extend(["Content-Length: ", length.as_str(), "\r\n"]);
        }
        let mut socket = TcpStream::connect(&self.address)?;
        socket.set_read_timeout(Some(Duration::from_secs(30)))?;
        socket.set_nodelay(true)?;
        socket.write_all(format!("{head}\r\n").as_bytes())?;
        // A body that is refused unread ends the connection: what was answered still counts.
        let written = socket.write_all(body);
        let mut answer = Vec::new();
        let read = socket.read_to_end(&mut answer);
        let page = Page::parse(&answer).ok_or_else(|| {
            let broken = written.and(read.map(drop)).err();
            broken.unwrap_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
        })?;
        for cookie in page.headers("set-cookie") {
            self.keep(cookie);
        }
        Ok(page)
    }

    /// Keeps a cookie among the others, or forgets it where it is taken back.
    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        if pair.starts_with("sigap-kunci=") {
            self.ceremony = Some(pair.to_owned()).filter(|pair| !pair.ends_with('='));
            return;
        }
        if pair.starts_with("sigap-perangkat=") {
            self.known = Some(pair.to_owned());
            return;
        }
        let name = pair.split_once('=').map_or(pair, |(name, _)| name);
        let others = self.cookie.take().unwrap_or_default();
        let others = others.split("; ").filter(|other| {
            let known = other.split_once('=').map_or("", |(name, _)| name);
            !known.is_empty() && known != name
        });
        let fresh = Some(pair).filter(|pair| !pair.ends_with('='));
        let kept: Vec<&str> = others.chain(fresh).collect();
        self.cookie = Some(kept.join("; ")).filter(|kept| !kept.is_empty());
    }
}

impl Page {
    fn parse(answer: &[u8]) -> Option<Self> {
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self {
            status,
            head,
            body: answer[end + 4..].to_vec(),
        })
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// Every header of this name, as a list.
    pub(crate) fn all_headers(&self, name: &str) -> Vec<&str> {
        self.headers(name).collect()
    }

    /// Every header of this name.
    fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let lines = self
            .head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "));
        lines
            .filter(move |(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// Names of its headers, in their order.
    pub(crate) fn header_names(&self) -> Vec<String> {
        let lines = self.head.lines().skip(1);
        let names = lines.filter_map(|line| Some(line.split_once(": ")?.0.to_owned()));
        names.collect()
    }

    /// Where this leads.
    pub(crate) fn location(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.text());
        self.header("location").unwrap().to_owned()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn has(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The value of the first hidden input of this name.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        self.between(&mark, "\"").unwrap_or_default()
    }

    /// What stands between the first `from` and the next `to`.
    pub(crate) fn between(&self, from: &str, to: &str) -> Option<String> {
        let text = self.text();
        let rest = text.split_once(from)?.1;
        Some(rest.split_once(to)?.0.to_owned())
    }

    /// Everything that stands between `from` and `to`.
    pub(crate) fn all(&self, from: &str, to: &str) -> Vec<String> {
        let text = self.text();
        let parts = text.split(from).skip(1);
        parts
            .filter_map(|part| Some(part.split_once(to)?.0.to_owned()))
            .collect()
    }

    /// What became of each product of a case, in the words of its page; those that came out alike share a card.
    pub(crate) fn outcomes(&self) -> Vec<String> {
        let cards = self.all("<article class=\"card product\">", "</article>");
        let outcomes = cards.iter().flat_map(|card| {
            let (names, rest) = card.split_once("<span class=\"tag").unwrap();
            let said = rest.split_once('>').unwrap().1.split('<').next().unwrap();
            vec![said.to_owned(); names.matches("<h3>").count()]
        });
        outcomes.collect()
    }
}

/// Fields as a browser sends them.
pub(crate) fn encoded(fields: &[(&str, &str)]) -> Vec<u8> {
    serde_urlencoded::to_string(fields).unwrap().into_bytes()
}
