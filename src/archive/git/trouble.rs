//! What git says where it cannot meet another repository, by who must act. git speaks English here: `LC_ALL` is C.

use crate::archive::git::asking::GitFault;

/// How a push ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushEnd {
    Taken,
    /// Others pushed meanwhile.
    Late,
}

/// What git, ssh and curl say where nobody is let in.
const SHUT_OUT: [&str; 10] = [
    "Authentication failed",
    "could not read Username",
    "could not read Password",
    "terminal prompts disabled",
    "Permission denied",
    "Host key verification failed",
    "Invalid username or",
    "returned error: 401",
    "returned error: 403",
    "access denied",
];

/// What they say where nobody answers, or no repository is there.
const NOT_THERE: [&str; 14] = [
    "Could not resolve host",
    "Name or service not known",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "No route to host",
    "Connection refused",
    "Connection timed out",
    "Operation timed out",
    "Operation too slow",
    "unable to access",
    "Could not read from remote repository",
    "does not appear to be a git repository",
    "unable to connect",
    "hung up unexpectedly",
];

/// A fault of git's that a network may have caused.
pub(super) fn of_network(fault: GitFault, remote: &str) -> GitFault {
    let GitFault::Failed(says) = fault else { return fault };
    let remote = remote.to_owned();
    // ssh says both where a key is not taken: that nobody was let in is the reason.
    if SHUT_OUT.iter().any(|mark| says.contains(mark)) {
        GitFault::ShutOut { remote, says }
    } else if NOT_THERE.iter().any(|mark| says.contains(mark)) {
        GitFault::NotThere { remote, says }
    } else {
        GitFault::Failed(says)
    }
}

/// What a push that failed says.
pub(super) fn of_push(says: &str, remote: &str) -> Result<PushEnd, GitFault> {
    let refused = says.lines().find(|line| line.starts_with('!') || line.contains(" ! ["));
    let Some(refused) = refused else {
        return Err(of_network(GitFault::Failed(says.to_owned()), remote));
    };
    let is_of = |marks: &[&str]| marks.iter().any(|mark| refused.contains(mark));
    // Another push has the branch's lock, or moved it between the look and the write.
    let raced = [
        "failed to update ref",
        "cannot lock ref",
        "failed to lock",
        "incorrect old value",
        "reference already exists",
    ];
    if refused.contains("[rejected]") || is_of(&raced) || is_of(&["fetch first", "non-fast-forward"]) {
        return Ok(PushEnd::Late);
    }
    if refused.contains("branch is currently checked out") {
        return Err(GitFault::CheckedOut { remote: remote.to_owned() });
    }
    let told: Vec<&str> = says.lines().filter_map(|line| line.strip_prefix("remote: ")).map(str::trim).collect();
    let told: Vec<&str> = told.into_iter().filter(|line| !line.is_empty()).take(TOLD).collect();
    let reason = refused.rsplit_once('\t').map_or(refused, |(_, reason)| reason);
    let says = if told.is_empty() { reason.to_owned() } else { told.join("; ") };
    Err(GitFault::Declined { remote: remote.to_owned(), says })
}

/// Lines that are handed on of what a server says.
const TOLD: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_were_faster_with_is_no_fault() {
        for says in [
            "To /srv/t\n!\tabc:refs/heads/main\t[rejected] (fetch first)\nDone",
            "To /srv/t\n!\tabc:refs/heads/main\t[rejected] (non-fast-forward)\nDone",
            "!\tabc:refs/heads/main\t[remote rejected] (failed to update ref)",
            "!\tabc:refs/heads/main\t[remote rejected] (cannot lock ref 'refs/heads/main': is at 1 but expected 2)",
        ] {
            assert_eq!(of_push(says, "origin"), Ok(PushEnd::Late), "{says}");
        }
    }

    #[test]
    fn a_refusal_is_told_in_the_servers_words() {
        let says =
            "remote: no pushes on Sundays        \nremote: \n!\ta:b\t[remote rejected] (pre-receive hook declined)";
        let declined = GitFault::Declined { remote: "origin".to_owned(), says: "no pushes on Sundays".to_owned() };
        assert_eq!(of_push(says, "origin"), Err(declined));
        let says = "!\ta:b\t[remote rejected] (branch is currently checked out)";
        assert_eq!(of_push(says, "origin"), Err(GitFault::CheckedOut { remote: "origin".to_owned() }));
    }

    #[test]
    fn who_is_shut_out_is_told_so_and_not_that_nobody_answers() {
        let says = "git@example.com: Permission denied (publickey).\nfatal: Could not read from remote repository.";
        let fault = of_network(GitFault::Failed(says.to_owned()), "origin");
        assert!(matches!(fault, GitFault::ShutOut { .. }), "{fault:?}");
        let says = "fatal: unable to access 'https://h/': Could not resolve host: h";
        assert!(matches!(of_network(GitFault::Failed(says.to_owned()), "origin"), GitFault::NotThere { .. }));
        assert_eq!(of_network(GitFault::Failed("odd".to_owned()), "o"), GitFault::Failed("odd".to_owned()));
    }
}
