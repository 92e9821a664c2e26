# Keys, and papers that lie encrypted.
secrecy-appraisal = { $copy } is its encrypted copy
secrecy-done-key-waits = The key of { $person } waits for an approval: `deedbox approve { $event }`; then `deedbox keys wrap`.
secrecy-done-key-ended = The key of { $person } has ended: { $why_code }. `deedbox keys wrap` wraps to it no more; what was copied or opened before stays so.
secrecy-done-filed = Filed encrypted as { $id }. Its title, “{ $title }”, is read by everybody; its text by who has a key.
secrecy-done-recovery-made = The public half goes into deedbox.toml, under [secrecy]: `{ $line }`. The secret half is kept nowhere: two envelopes in two places, and whoever has one opens every confidential paper.
secrecy-done-recovery-page = { $file } holds the secret half: print it twice, then take the file away.
secrecy-done-box-begun = The key box { $folder } is begun. It opens to: { $staff }, and the key for recovery. Keep a copy of the box: without it nothing that is encrypted opens.
secrecy-done-not-due = Nothing has changed: every key is wrapped to who opens papers now.
secrecy-done-would-wrap = { $keys ->
         [one] One key would be wrapped anew, to: { $staff }, and the key for recovery
        *[other] { $keys } keys would be wrapped anew, to: { $staff }, and the key for recovery
    }.
secrecy-done-wrapped-no-no-more = Generation { $generation }: { $keys ->
         [one] one key is
        *[other] { $keys } keys are
    } wrapped anew. The box opens to: { $staff }, and the key for recovery. It does not reach what was copied before.
secrecy-done-wrapped = Generation { $generation }: { $keys ->
         [one] one key is
        *[other] { $keys } keys are
    } wrapped anew. The box opens to: { $staff }, and the key for recovery; no more to { $no_more }. It does not reach what they copied: collect sticks and old copies of the box.
secrecy-done-wrapped-in-part = Generation { $generation }: wrapped anew: { $keys }; opened by no key here: { $closed }. Every key that was there before is there still: whoever opens those papers runs `deedbox keys wrap` again (or `--identity` with the recovery key).
secrecy-done-recovery-not-taken = deedbox.toml names other recovery keys than the key box has ({ $keys }), and nothing is wrapped to them: ask who changed them (`git log -p deedbox.toml`), then `deedbox keys wrap --take-up-recovery`, or put the old ones back.
secrecy-done-recovery-not-taken-no-keys = deedbox.toml names no recovery key, and the key box has one: keys are wrapped to that still. Ask who took it out (`git log -p deedbox.toml`), and put it back.
secrecy-done-would-wrap-alone = { $keys ->
         [one] One key
        *[other] { $keys } keys
    } would be wrapped anew, to the key for recovery alone: nobody here opens papers any more.
secrecy-done-wrapped-alone = Generation { $generation }: { $keys ->
         [one] one key is
        *[other] { $keys } keys are
    } wrapped anew. Nobody here opens papers any more: the box opens to the key for recovery alone. It does not reach what they copied who left: collect sticks and old copies of the box.
secrecy-done-checked = { $papers ->
         [0] No paper lies encrypted
        *[other] Encrypted papers: { $papers }; without a key: { $missing }
    }.
secrecy-done-encrypted-carried = { $papers ->
         [one] One paper goes
        *[other] { $papers } papers go
    } along encrypted. What opens them does not: hand over the key box and an envelope with a recovery key apart, by hand.
secrecy-done-bundle-encrypted = { $exhibits ->
         [one] One exhibit lies
        *[other] { $exhibits } exhibits lie
    } encrypted in the bundle, as in the file; its README says so. Who has to read it gets a clear copy with `deedbox disclose`.
secrecy-done-handed-papers = Papers: { $usable } open; { $encrypted } encrypted, as they were listed; { $damaged } damaged or missing.
secrecy-done-handed-encrypted = What is encrypted opens with the key box and the secret half of a key, which are handed over apart: `deedbox keys check --identity FILE` in a copy of data/archive opens each.
secrecy-done-all-open = Every one of them opens to its last byte ({ $papers }).
secrecy-done-spare = { $keys ->
         [one] One key is
        *[other] { $keys } keys are
    } there for no paper of this archive: of a command that was stopped, or of a clone that was not merged. `deedbox keys check --sweep` takes away what is older than 31 days.
secrecy-done-swept = Taken away: { $keys }; left, being younger than 31 days: { $young }.
secrecy-done-wrap-due = Who opens confidential papers has changed: `deedbox keys wrap`.
secrecy-done-opened-to = { $id } lies in clear in { $file } now: take it away when it was read.
secrecy-done-clear-taken = A stopped command had left { $path } in clear: it was taken away.
secrecy-done-clear-promised = A stopped command left { $path } in clear, and it is registered as handed out: release it there again (`-o` with that path without its ending), or take it away.
secrecy-done-urgent = { $id } is opened before anybody let it be: { $loan } waits for the general manager, and the audit names it until it is approved, or a breach is entered.
secrecy-done-secured = { $copy } is the encrypted copy of { $id }; the clear one is on the list { $list }, which waits for an approval: `deedbox approve { $list }`. Until that is carried out it lies in clear.
secrecy-done-lies-in-clear = { $id } lies in clear: once it is confidential, `deedbox secure { $id }`.
secrecy-done-none-encrypted = Nothing of this archive lies encrypted: no key goes along, and no copy.
secrecy-done-keys-carried = { $papers ->
        [one] The key of 1 paper that lies encrypted goes
       *[other] The keys of { $papers } papers that lie encrypted go
    } along in data/keys, wrapped to { $key }.
secrecy-done-clear-carried = { $papers ->
        [one] 1 paper that lies encrypted goes
       *[other] { $papers } papers that lie encrypted go
    } along in clear, in data/clear: whoever has the folder reads them.
secrecy-done-not-opened = { $path } goes as it lies: nothing here opens it, nor will anything there. `deedbox keys check --identity FILE` says why.
