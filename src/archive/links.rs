//! Links that may not be followed: how they are refused, and how such a refusal is known.

use std::io;

/// What the system says where a link is met that may not be followed.
pub(super) fn link_in_the_way() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, LinkInTheWay)
}

#[derive(Debug, thiserror::Error)]
#[error("a link stands in the way")]
struct LinkInTheWay;

/// Whether an error says that a link, or a way out, stands in the way.
pub(super) fn is_loop(e: &io::Error) -> bool {
    let ours = e.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<LinkInTheWay>);
    #[cfg(unix)]
    let systems = [rustix::io::Errno::LOOP, rustix::io::Errno::XDEV, rustix::io::Errno::NXIO]
        .iter()
        .any(|errno| e.raw_os_error() == Some(errno.raw_os_error()));
    #[cfg(not(unix))]
    let systems = false;
    ours || systems
}
