//! The limits that a reader sets itself before it reads anything.

use std::io;

/// Limits that hold for the reader's life: memory, files, and no picture of it on the disk when it dies.
///
/// # Errors
/// The system does not set them, and so nothing is read. Systems without such limits have those of size, number and the clock alone.
#[cfg(unix)]
pub(super) fn set_for_life() -> io::Result<()> {
    use rustix::process::Resource;
    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    // Those that are open stay so; nothing else can be opened.
    set(Resource::Nofile, 3)?;
    // Not every system counts what a process maps (macOS takes the number, and may refuse one below what is mapped already).
    let memory = set(Resource::As, super::MEMORY);
    if cfg!(target_os = "linux") { memory } else { Ok(()) }
}

#[cfg(not(unix))]
pub(super) fn set_for_life() -> io::Result<()> {
    Ok(())
}

/// So many seconds of the processor from now on, also where nobody is there any more to look at the clock.
#[cfg(unix)]
pub(super) fn set_for_next(seconds: u64) -> io::Result<()> {
    use rustix::time::{ClockId, clock_gettime};
    let spent = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or_default();
    set_soft(rustix::process::Resource::Cpu, spent.saturating_add(seconds).saturating_add(1))
}

#[cfg(not(unix))]
pub(super) fn set_for_next(_: u64) -> io::Result<()> {
    Ok(())
}

/// Sets a limit that cannot be lifted again, nor is it above one that was set before.
#[cfg(unix)]
fn set(resource: rustix::process::Resource, most: u64) -> io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    let before = getrlimit(resource);
    let most = [before.current, before.maximum].into_iter().flatten().fold(most, u64::min);
    Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
}

/// Sets a limit that the reader itself may set anew.
#[cfg(unix)]
fn set_soft(resource: rustix::process::Resource, most: u64) -> io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    let maximum = getrlimit(resource).maximum;
    let current = Some(maximum.map_or(most, |maximum| maximum.min(most)));
    Ok(setrlimit(resource, Rlimit { current, maximum })?)
}
