//! What strangers' bytes may do to the readers of them, tried by libFuzzer: the target that `TARGET` names (`src/fuzzed/mod.rs` has them).
//!
//! deedbox reads PDFs and workbooks by a process of its own, which may have so much memory and may die of it (`src/archive/apart`). Here
//! it is the same: what a library of others panics at, or fills the memory with, is an answer. What deedbox's own lines do is not.

#![no_main]

use std::alloc::{GlobalAlloc, Layout, System};
use std::panic;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The most memory, in bytes: as much as a reader may map.
const MEMORY: usize = 640 << 20;

/// What libFuzzer exits with where memory runs out, and passes over when it is told to (`-ignore_ooms`).
const OUT_OF_MEMORY: i32 = 71;

static TARGET: OnceLock<String> = OnceLock::new();

static USED: AtomicUsize = AtomicUsize::new(0);

libfuzzer_sys::fuzz_target!(init: begin(), |bytes: &[u8]| {
    let target = TARGET.get().map_or("", String::as_str);
    if deedbox::fuzzed::is_apart(target) {
        let _ = panic::catch_unwind(|| deedbox::fuzzed::run(target, bytes));
    } else {
        deedbox::fuzzed::run(target, bytes);
    }
});

/// Panics of others' parsers unwind, ours end the program.
fn begin() {
    let target = TARGET.get_or_init(|| std::env::var("TARGET").unwrap_or_default());
    if deedbox::fuzzed::is_apart(target) {
        let ours = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let is_others = info.location().is_some_and(|at| at.file().contains("/registry/src/"));
            if !is_others {
                ours(info);
            }
        }));
    }
}

struct Bounded;

#[global_allocator]
static ALLOCATOR: Bounded = Bounded;

unsafe extern "C" {
    fn _exit(code: i32) -> !;
}

impl Bounded {
    fn take(bytes: usize) {
        if MEMORY < USED.fetch_add(bytes, Relaxed).saturating_add(bytes) {
            // Nothing may be allocated any more, so that nothing can be said. SAFETY: it takes nothing and does not come back.
            let is_apart = TARGET.get().is_some_and(|target| deedbox::fuzzed::is_apart(target));
            if is_apart { unsafe { _exit(OUT_OF_MEMORY) } } else { std::process::abort() }
        }
    }
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Bounded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::take(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        Self::take(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Self::take(size);
        USED.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(at, layout, size) }
    }
}
