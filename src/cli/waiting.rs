//! A sign of life on a terminal for what takes longer than a second.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::environment::ProgressShown;

/// Nobody wonders before that.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the sign moves.
const BEAT: Duration = Duration::from_millis(150);

/// A sign that moves while a command reads, from its first second until it is dropped.
#[derive(Debug)]
pub(super) struct WaitingSign {
    stop: Option<Sender<()>>,
    shown: Option<JoinHandle<()>>,
}

impl WaitingSign {
    /// Begins to wait, where somebody looks.
    pub(super) fn begin(progress: ProgressShown) -> Option<Self> {
        if progress == ProgressShown::Hidden {
            return None;
        }
        let (stop, stopped) = channel::<()>();
        let shown = std::thread::spawn(move || {
            if stopped.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let sign = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed}") {
                sign.set_style(style);
            }
            while stopped.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                sign.tick();
            }
            sign.finish_and_clear();
        });
        Some(Self { stop: Some(stop), shown: Some(shown) })
    }
}

impl Drop for WaitingSign {
    fn drop(&mut self) {
        drop(self.stop.take());
        // The sign is gone from the screen before anything else is printed there.
        let _ = self.shown.take().map(JoinHandle::join);
    }
}
