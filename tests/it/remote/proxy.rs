//! A line to the store that cuts, delays, answers for it, or lies.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is done with one request.
pub enum Act {
    Pass,
    /// The line is cut before anything is answered.
    Cut,
    /// It comes there, and the line is cut before the answer.
    CutAnswer,
    /// Nothing is sent on; this is answered.
    Answer(u16),
    Delay(Duration),
    /// Of the answer's body only so many bytes come.
    Truncate(usize),
    /// The answer with something in it replaced.
    Lie(&'static str, String),
}

/// A request, as it is decided upon.
pub struct Asked<'r> {
    pub method: &'r str,
    pub path: &'r str,
    /// How many came before it.
    pub number: usize,
}

pub struct Proxy {
    pub endpoint: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    pub fn new(upstream: &str, decide: impl Fn(&Asked) -> Act + Send + Sync + 'static) -> Self {
        let upstream = upstream.strip_prefix("http://").unwrap().to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let seen: Arc<Mutex<Vec<String>>> = Arc::default();
        let (noted, decide) = (Arc::clone(&seen), Arc::new(decide));
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (noted, decide, upstream) = (Arc::clone(&noted), Arc::clone(&decide), upstream.clone());
                // A line that somebody else cut is theirs.
                std::thread::spawn(move || serve(client, &upstream, &noted, &*decide));
            }
        });
        Self { endpoint, seen }
    }

    /// The first lines of all requests, without what signs them.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

fn serve(
    mut client: TcpStream,
    upstream: &str,
    noted: &Mutex<Vec<String>>,
    decide: &dyn Fn(&Asked) -> Act,
) -> Option<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        client.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let text = String::from_utf8(head).ok()?;
    let mut words = text.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let path = target.split('?').next()?.to_owned();
    let length = text
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
    let number = {
        let mut noted = noted.lock().unwrap();
        noted.push(format!("{method} {path}"));
        noted.len() - 1
    };
    let act = decide(&Asked { method: &method, path: &target, number });
    if let Act::Cut = act {
        return None;
    }
    let mut body = vec![0; length.unwrap_or(0)];
    client.read_exact(&mut body).ok()?;
    if let Act::Answer(status) = act {
        write!(client, "HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok()?;
        return Some(());
    }
    if let Act::Delay(time) = act {
        std::thread::sleep(time);
    }
    let mut server = TcpStream::connect(upstream).ok()?;
    server.write_all(text.trim_end().as_bytes()).ok()?;
    server.write_all(b"\r\nConnection: close\r\n\r\n").ok()?;
    server.write_all(&body).ok()?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer).ok()?;
    match act {
        Act::CutAnswer => return None,
        Act::Truncate(bytes) => {
            let end = answer.windows(4).position(|part| part == b"\r\n\r\n")? + 4;
            answer.truncate(end + bytes);
        }
        Act::Lie(from, to) => {
            let end = answer.windows(4).position(|part| part == b"\r\n\r\n")? + 4;
            let head = String::from_utf8(answer[..end].to_vec()).ok()?;
            let lied: Vec<String> = head
                .split("\r\n")
                .map(|line| match line.to_ascii_lowercase().starts_with(from) {
                    true => format!("{from}: {to}"),
                    false => line.to_owned(),
                })
                .collect();
            answer = [lied.join("\r\n").as_bytes(), &answer[end..]].concat();
        }
        _ => {}
    }
    client.write_all(&answer).ok()
}
