//! One request, tried again where the line or the store failed for a moment.

use std::time::Duration;

use rusty_s3::S3Action;
use rusty_s3::actions::{GetObject, HeadObject, PutObject};
use ureq::http::{Response, StatusCode};
use ureq::{Body, SendBody};

use crate::remote::answer::{self, code_in};
use crate::remote::{Store, StoreFault};

/// How often something is tried.
const TRIES: u32 = 5;

/// The pause before the second try; each further one is three times as long.
const PAUSE: Duration = Duration::from_millis(100);

/// For how long a signed request is good: longer than any takes to be sent.
const SIGNED_FOR: Duration = Duration::from_secs(3600);

/// What came of one try.
pub(super) enum Tried<T> {
    Done(T),
    /// It may go better another time.
    Again(StoreFault),
}

impl Store {
    /// Tries something until it goes well, or will not.
    pub(super) fn patiently<T>(
        &self,
        mut attempt: impl FnMut() -> Result<Tried<T>, StoreFault>,
    ) -> Result<T, StoreFault> {
        let mut pause = PAUSE;
        for _ in 1..TRIES {
            if let Tried::Done(done) = attempt()? {
                return Ok(done);
            }
            std::thread::sleep(pause);
            pause *= 3;
        }
        match attempt()? {
            Tried::Done(done) => Ok(done),
            Tried::Again(fault) => Err(fault),
        }
    }

    /// Asks for something small: its whole answer, once one came that is none of a store in trouble.
    pub(super) fn ask(&self, query: &[(&'static str, String)], limit: u64) -> Result<(StatusCode, String), StoreFault> {
        self.patiently(|| {
            let mut action = GetObject::new(&self.bucket, Some(&self.credentials), "");
            for (name, value) in query {
                action.query_mut().insert(*name, value.clone());
            }
            let called = self.agent.get(action.sign(SIGNED_FOR).as_str()).call();
            let mut answer = match self.settled(called)? {
                Tried::Done(answer) => answer,
                Tried::Again(fault) => return Ok(Tried::Again(fault)),
            };
            match answer.body_mut().with_config().limit(limit).read_to_string() {
                Ok(text) => Ok(Tried::Done((answer.status(), text))),
                Err(e) => Ok(Tried::Again(self.unreachable(&e))),
            }
        })
    }

    /// The head of an object.
    pub(super) fn head(&self, key: &str) -> Result<Response<Body>, StoreFault> {
        self.patiently(|| {
            let mut action = HeadObject::new(&self.bucket, Some(&self.credentials), key);
            action.headers_mut().insert("x-amz-checksum-mode", "ENABLED");
            let called =
                self.agent.head(action.sign(SIGNED_FOR).as_str()).header("x-amz-checksum-mode", "ENABLED").call();
            self.settled(called)
        })
    }

    /// An object from some byte on, as it begins to come; what is cut later is the caller's to ask for again.
    pub(super) fn get(
        &self,
        key: &str,
        version: Option<&str>,
        from: u64,
        size: u64,
    ) -> Result<Response<Body>, StoreFault> {
        self.patiently(|| {
            let mut action = GetObject::new(&self.bucket, Some(&self.credentials), key);
            if let Some(version) = version {
                action.query_mut().insert("versionId", version.to_owned());
            }
            let mut request = self.agent.get(action.sign(SIGNED_FOR).as_str());
            if 0 < from {
                request = request.header("range", format!("bytes={from}-"));
            }
            let patience = self.patience_for(size);
            self.settled(request.config().timeout_recv_body(Some(patience)).build().call())
        })
    }

    /// Puts something: what is read, with the headers that say what it is.
    pub(super) fn send(
        &self,
        (key, query): (&str, Option<&'static str>),
        headers: &[(&'static str, String)],
        (body, size): (&mut dyn std::io::Read, u64),
    ) -> Result<Response<Body>, ureq::Error> {
        let mut action = PutObject::new(&self.bucket, Some(&self.credentials), key);
        if let Some(query) = query {
            action.query_mut().insert(query, "");
        }
        for (name, value) in headers {
            action.headers_mut().insert(*name, value.clone());
        }
        let mut request = self.agent.put(action.sign(SIGNED_FOR).as_str()).header("content-length", size.to_string());
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let patience = self.patience_for(size);
        let request = request.config().timeout_send_body(Some(patience)).build();
        request.send(SendBody::from_reader(body))
    }

    /// An answer of a store that is well; of one that is not it is said whether to try again.
    pub(super) fn settled(
        &self,
        called: Result<Response<Body>, ureq::Error>,
    ) -> Result<Tried<Response<Body>>, StoreFault> {
        let mut answer = match called {
            Ok(answer) => answer,
            // Whoever answers is not the one that was meant, or nobody has said whose word is taken: no second try makes that better.
            Err(e) if is_of_certificate(&e) => {
                let says = answer::plain(&e.to_string());
                return Err(StoreFault::NotTrusted { remote: self.name.clone(), says });
            }
            Err(e) => return Ok(Tried::Again(self.unreachable(&e))),
        };
        let status = answer.status();
        // 409: somebody else puts the same object at this moment.
        let is_passing = status.is_server_error() || matches!(status.as_u16(), 408 | 409 | 429);
        if is_passing && status != StatusCode::NOT_IMPLEMENTED {
            let says = answer::told(status, &code_of(&mut answer));
            return Ok(Tried::Again(StoreFault::Unreachable { remote: self.name.clone(), says }));
        }
        if matches!(status.as_u16(), 401 | 403) {
            let says = answer::told(status, &code_of(&mut answer));
            return Err(StoreFault::Denied { remote: self.name.clone(), says });
        }
        Ok(Tried::Done(answer))
    }

    /// What a failed call says. Addresses stay out of it: a signed one names the key.
    pub(super) fn unreachable(&self, e: &ureq::Error) -> StoreFault {
        StoreFault::Unreachable { remote: self.name.clone(), says: answer::plain(&e.to_string()) }
    }

    /// An answer that is none to what was asked.
    pub(super) fn odd(&self, answer: &mut Response<Body>) -> StoreFault {
        let says = answer::told(answer.status(), &code_of(answer));
        StoreFault::Odd { remote: self.name.clone(), says }
    }
}

/// Whether a call failed for the certificate of who answered.
fn is_of_certificate(e: &ureq::Error) -> bool {
    e.to_string().to_lowercase().contains("certificate")
}

/// The code that an answer gives for what went wrong.
pub(super) fn code_of(answer: &mut Response<Body>) -> String {
    let text = answer.body_mut().with_config().limit(answer::MOST_BYTES).read_to_string();
    code_in(&text.unwrap_or_default())
}
