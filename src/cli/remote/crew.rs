//! Four at a time: while one waits for the store, others send.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::context::Context;
use crate::cli::environment::ProgressShown;
use crate::error::{Error, Result};

/// How many work at once.
const HANDS: usize = 4;

/// Does something with each of many things; what it gives is in no order. The first error ends it.
pub(super) fn each<T: Sync, R: Send>(
    ctx: &mut Context,
    things: &[T],
    act: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let bar = CrewBar::new(ctx, things.len());
    let (next, done) = (AtomicUsize::new(0), Mutex::new((Vec::new(), None::<Error>)));
    let work = || {
        while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
            let made = act(thing);
            bar.step();
            let Ok(mut done) = done.lock() else { return };
            match made {
                Ok(made) => done.0.push(made),
                Err(e) => {
                    next.store(things.len(), Ordering::Relaxed);
                    done.1.get_or_insert(e);
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..HANDS.min(things.len()) {
            // A machine that gives no further thread goes on with fewer.
            let _ = std::thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    bar.clear();
    let (made, fault) = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    fault.map_or(Ok(made), Err)
}

/// A bar, drawn once it has taken a second, where somebody looks.
struct CrewBar {
    began: Instant,
    bar: Option<ProgressBar>,
}

impl CrewBar {
    fn new(ctx: &mut Context, all: usize) -> Self {
        let bar = (ctx.own_progress() == ProgressShown::Shown).then(|| {
            let bar = ProgressBar::hidden();
            bar.set_length(u64::try_from(all).unwrap_or_default());
            let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        Self { began: Instant::now(), bar }
    }

    fn step(&self) {
        let Some(bar) = &self.bar else { return };
        if Duration::from_secs(1) < self.began.elapsed() && bar.is_hidden() {
            bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
        }
        bar.inc(1);
    }

    fn clear(&self) {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
    }
}
