# Stores beyond this disk.
store-unknown = there is no store `{ $given }`
    .mend = { $known_count ->
        [0] `deedbox remote add NAME --endpoint URL --bucket BUCKET` enters one
       *[other] deedbox.toml knows { $known }
    }
store-neither = there is neither a store nor a unit `{ $given }`
    .mend = { $known_count ->
        [0] deedbox.toml knows no store; `deedbox unit list` shows the units
       *[other] deedbox.toml knows the stores { $known }; `deedbox unit list` shows the units
    }
store-not-named = which store is not said
    .mend = { $known_count ->
        [0] deedbox.toml knows none: `deedbox remote add NAME --endpoint URL --bucket BUCKET` enters one
       *[other] name one: { $known }
    }
store-taken = there is a store { $remote } already
    .mend = `deedbox remote list` shows it; another one needs another name
store-no-keys = the keys of { $remote } are not known
    .mend = set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write them into ~/.config/deedbox/remotes.toml under `[{ $remote }]` as `key` and `secret`
store-keys-open = others may read { $file }
    .mend = `chmod 600 { $file }`
store-keys-file = { $file } cannot be understood
    .mend = under `[NAME]` stand `key` and `secret`, and where they are needed `token` and `certificates`
store-address = the address of { $remote } cannot be understood: { $endpoint }
    .mend = correct `endpoint` in deedbox.toml
store-certificates = the certificates for { $remote } are none
    .mend = `certificates` in remotes.toml names a file of PEM
store-not-trusted = who answers for { $remote } has a certificate that nothing here trusts, so nothing was sent
    .mend = ask who runs the store; where the certificate is your own, `certificates` under its name in remotes.toml names the PEM file of who signed it
store-unreachable = { $remote } cannot be reached
    .mend = look after the line, and run the command again: it goes on where it was
store-denied = { $remote } refuses
    .mend = the keys do not open it, or not for this: they need to read, write and list, to set retention, and where a governance lock is to become a compliance lock to bypass governance
store-no-bucket = { $remote } has no bucket { $bucket }
    .mend = make it, with versions and with object lock
store-odd = { $remote } answered what is no answer
    .mend = look whether the address is that of a store that speaks S3
store-not-versioned = { $remote } keeps no versions: what is overwritten there would be lost
    .mend = turn versioning on for the bucket, and run the command again
store-not-lockable = { $remote } cannot lock what lies there: it could be deleted
    .mend = make the bucket anew with object lock, which is decided when it is made
store-governance = { $remote } lets who has a special right delete what is locked there: it is no place for the only copy
    .mend = write `lock = "compliance"` under `[remote.{ $remote }]` in deedbox.toml, then `deedbox remote push { $remote }` locks it all so that nobody can
store-not-saved = git does not have { $path } yet; nothing goes
    .mend = `deedbox save` first: what is taken away here stays in history
store-overwrites = { $remote } overwrites what it is told to leave (`If-None-Match`)
    .mend = originals are not given to such a store: take another, or a newer version of it
store-unchecked = { $remote } takes bytes that are not those of the digest that comes with them
    .mend = originals are not given to such a store: take another, or a newer version of it
store-found-missing = { $path } is not there
store-found-deleted = { $path } was deleted there; `deedbox remote fetch` finds its versions, and `deedbox remote push` puts it there again
store-found-other-bytes = { $path } has other bytes there; its versions may have the right ones
store-found-not-locked = { $path } is not locked there, and must be until { $until }; `deedbox remote push` locks it
store-found-lock-too-short = { $path } is locked there until { $locked }, and must be until { $until }; `deedbox remote push` makes that longer
store-found-weak-lock = { $path } can be deleted there by who has a special right; `deedbox remote push` locks it so that nobody can
store-found-too-large = { $path } is larger than 5 GiB: a store takes that in parts alone, and then has no digest of it
store-found-altered-here = { $path } has other bytes here than were listed, and was not sent; `deedbox verify` tells why
store-found-nowhere = { $path } is neither here nor there
store-found-refused = { $path } came there with other bytes than were sent: the line, or what stands in it, alters them
store-done-added = { $remote } is fit, and stands in { $file } now. Next: `deedbox remote push { $remote }`.
store-done-would-add = { $remote } is fit, and would be entered.
store-done-no-stores = There are no stores: `deedbox remote add NAME --endpoint URL --bucket BUCKET` enters one.
store-done-nothing-missing = Every paper is here.
store-done-older-version = { $path } has other bytes there; an older version had the right ones.
store-done-drop-asked = It waits for approval: `deedbox approve { $id }`, then the same command again; that approval stands for the year and the store.
store-done-nothing-to-drop = Nothing that was boxed for { $year } lies here and could go.
store-done-kept-for-ever = { $volumes ->
        [one] One volume is kept for ever
       *[other] { $volumes } volumes are kept for ever
    }: no lock outlasts that, and the papers stay here.
store-done-dropped = { $papers ->
        [one] One paper lies
       *[other] { $papers } papers lie
    } in { $remote } alone now ({ $id }). `deedbox verify --allow-absent` counts them, `deedbox remote fetch { $remote }` brings them back.
store-done-term-is-over = { $volumes ->
        [one] The term of { $volumes } volume is over
       *[other] The terms of { $volumes } volumes are over
    }: no lock keeps their papers in a store any more, so that they stay here until they are destroyed.
store-done-nothing-dropped = Nothing goes: the store is not proved to have all of it for as long as it must.
store-done-sync-pushed = { $papers ->
        [one] One paper went
       *[other] { $papers } papers went
    } to { $remote }.
store-pushed = { $remote }: { $new } new, { $there } there, { $longer } locked for longer, { $wrong } wrong.
store-would-push = { $remote }: { $new } to be sent, { $there } there, { $longer } to be locked for longer, { $wrong } wrong.
store-verified = { $remote }: { $right } right, { $wrong } wrong.
store-fetched = { $remote }: { $brought } brought back, { $wrong } wrong.
store-done-bag-asked = It waits for approval: `deedbox approve { $id }`, then the same command again.
store-done-bag-written = { $folder } has the volume without { $holes ->
        [one] its paper
       *[other] its { $holes } papers
    }; fetch.txt says where to fetch them ({ $id }).
