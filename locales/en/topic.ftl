# What `deedbox help TOPIC` tells.
topic-list = Topics, each shown by `deedbox help TOPIC`:
topic-unknown = there is neither a command nor a topic { $named }
topic-near = did you mean { $near }? `deedbox help topics` lists the topics
topic-all = `deedbox help` lists the commands and the topics
topic-or = {" or "}

topic-getting-started--about = from nothing to the first filed paper
topic-getting-started =
    Getting started

    Look at a small estate first; nothing of it matters:
      deedbox demo harbour-tower
      cd harbour-tower
      deedbox status

    Then found your own:
      deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan'
      cd tower
      export DEEDBOX_STAFF=wong-ka-yan
      deedbox staff add chan --name 'Chan Siu Ming' --role clerk
      deedbox unit add 1203 --floor 12 --area 120.5
      deedbox add 1203 --company 宏達貿易有限公司 --move-in 2026-03-01
      deedbox file 1203 lease.pdf --category contracts --date 2026-03-01

    Registers that you have already come in at once: `deedbox help import`.
    Any command can be tried with `--dry-run`: it tells what would change, and changes nothing.

topic-daily--about = the ten commands of every day
topic-daily =
    The ten commands of every day

      deedbox status                                   what wants doing today
      deedbox search 冷氣                              find a word anywhere
      deedbox show 1203                                a client's file
      deedbox file 1203 letter.pdf --category correspondence
      deedbox record payment 1203 --amount 5200
      deedbox record repair 1203 --category 空調 --title 冷氣滴水
      deedbox update 1203/x4p9 --status attended       the next step of a case
      deedbox lend 1203 --to 李律師 --purpose 簽約前查閱
      deedbox return 1203/d1ps                         what was lent is back
      deedbox pending                                  what waits for a decision

    Something entered wrongly is put right with `deedbox amend`, or voided with `deedbox void`.

topic-year-end--about = what the end of a year asks for
topic-year-end =
    The end of a year

      deedbox audit                                    which clauses are kept
      deedbox report moved-out --year 2025             who left
      deedbox archive-moved-out --year 2025 --plan -o plan.toml
      deedbox archive-moved-out --year 2025 --apply plan.toml
      deedbox print catalogue --year 2025 --in-archive catalogue and box labels once more
      deedbox report yearbook --year 2025              the year in figures
      deedbox survey open --year 2026 --to all         the next survey
      deedbox verify                                   every byte is as it was listed

    The plan can be read, and signed, before it is applied.

topic-dates--about = how days and times are written
topic-dates =
    Dates and times

    A day is 2026-03-01. A time is 2026-11-23T10:30, in the estate's offset from UTC, or with one of its own: 2026-11-23T10:30+08:00.

      --date 2026-03-01          the day on which it happened; else today
      --when 2026-11-23T10:30    the time, where the hour matters: repairs, complaints
      --as-of 2025-12-31         a report's state at the end of that day, by when things happened
      --known-at 2026-01-05      only what had been entered by then
      1203@2025-06-30            the client who left unit 1203 on that day

    They are read as an office writes them: 2026年3月1日, 3月1日 (of this year), 20260301, 民國115年3月1日, 1 Mar 2026; today, yesterday, 今天,
    明天, +7d, 3天前; 10:30 is today's, 昨天 下午3:05. What can be read in two ways, such as 3/4/2026, is refused.

    What happened and when it was entered are two things, and both are kept: a record has `date` or `time`, and `at`.
    Nothing can happen later than now.

      deedbox record repair 1203 --category 空調 --when 2026-11-23T09:10
      deedbox report arrears --as-of 2025-12-31 --known-at 2026-01-05

topic-ids--about = how units, records and people are named
topic-ids =
    How things are named

      1203                   a unit, and the file of its present client
      1203@2025-06-30        the file of the client who left on that day
      1203/x4p9              a record of it; the four last letters are enough
      1203/cover             the client's data; `1203/unit` is the unit itself
      1203/cover+02-h3c8     one event of a record, such as an amendment
      notices/k2m7           a record of a register
      chan                   a person of the staff

    A name will do where it is one's alone: `show 宏達`, `--custodian 陳小明`, `return 張律師`; and a unit, where one thing of it can take
    the step: `approve 1203`, `return 1203`. Where several fit, they are listed.

    Every command that enters something prints its id on stdout alone, so that it can be used again:
      id=$(deedbox record complaint 1203 --about service-quality --title 冷氣過冷)
      deedbox update "$id" --status assigned --to 工程部

topic-files--about = what lies where in the archive
topic-files =
    What lies where

      deedbox.toml           the estate's settings: retention, roles, days
      units/12/1203/         a unit: its room, and a folder for each client
      units/12/1203/2026-03-01_acme_k36p/data/
                             a client's file: cover.toml, originals/, records/
      units/12/1203/…/manifests/
                             the list of its files with their SHA-256
      staff/                 the staff, a record per person
      registers/             what concerns no one client: notices, surveys, disclosures
      moved-out/2025/        boxed volumes of those who have left
      inbox/                 papers that wait to be filed
      policies/              the policies
      FORMAT.md, schema/     what the files mean

    A file is written once and never altered; what happens later is a new file beside it. All of it is text and papers: it can be
    read without deedbox.

      deedbox show 1203      tells where its file lies
      deedbox doctor         looks at what is around the archive

topic-roles--about = who approves what
topic-roles =
    Roles

      clerk, supervisor      enter, file, lend on request
      manager                loans, amendments, voids, refiling, waived gates, applications, fit-out works, the staff
      general-manager        confidential loans, disclosures, results of complaints, the report of a survey
      sales-director         confirms a client's data

    That is what holds unless `[approvals]` in deedbox.toml says otherwise. One person may hold several roles.

      deedbox staff add lee --name 'Lee Wai' --role manager
      deedbox staff role lee --give general-manager
      deedbox pending --mine                           what waits for you
      deedbox --as lee approve 1203/x4p9               or: deedbox --as lee reject 1203/x4p9 --reason …

    deedbox takes the word of who acts (`--as`, DEEDBOX_STAFF); it asks for no password.

topic-excel--about = registers from and to a spreadsheet
topic-excel =
    Spreadsheets

    In: headers may be Chinese or English, in any order; `deedbox help import` lists them.
      deedbox import registers/ --dry-run              what would come in
      deedbox --as lee import registers/
      deedbox import list.csv --register clients
    All rows of a file come in or none; a wrong row is named with its line and column.
    A fee sheet (應收 and 實收 in a row, or a month in each column) becomes charges and payments:
      deedbox import fees.xlsx --item 管理費 --dry-run

    Out: any table can be had as CSV, in UTF-8.
      deedbox --format csv report arrears > arrears.csv
      deedbox --format csv show 1203 > papers.csv
    Registers as `import` reads them, which is registered and needs the general manager's authority:
      deedbox export -o estate.xlsx --to Finance --purpose audit
    A cell that a spreadsheet would take for a formula is made text.

topic-git--about = working with git, and with each other
topic-git =
    git

    The archive is a folder of small files, each written once: git keeps its history, and two people can work apart.
      deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan' --git
      deedbox save                                     commit all of it; the message says who did what
      deedbox changes main..origin/main                what a pull would bring
      git pull && git push

    After a merge:
      deedbox mend                                     what needs no judgement
      deedbox verify                                   whether all is there, unaltered

    Lists merge line by line; no two people write the same file. Never edit a file by hand: `deedbox amend` does it on record.

topic-proof--about = how to check the archive without deedbox
topic-proof =
    Checking without deedbox

    Each folder of records has manifests with the SHA-256 of its files. On any Linux:
      cd units/12/1203/2026-03-01_acme_k36p
      cat manifests/* | sha256sum -c --quiet
    A boxed volume is a BagIt 1.0 bag, which any BagIt program can check:
      bagit.py --validate moved-out/2025/12/box-01/…

    With deedbox: `deedbox verify` checks all of it, and looks for what is missing or too many.
    The manifests show what changed since they were written. Whether somebody changed a manifest as well, git's history shows, and
    a copy kept elsewhere.

topic-languages--about = English, 繁體中文, 简体中文
topic-languages =
    Languages

      deedbox --lang zh-Hant status
      export DEEDBOX_LANG=zh-Hans
      lang = "zh-Hant"                                 in ~/.config/deedbox/config.toml

    Else the system's locale decides, else `language` in the estate's deedbox.toml, else English.
    Commands, options, and the codes in files, JSON and CSV are the same in every language, so that offices can exchange them.
    Everyday commands have Chinese names as well: `deedbox 查 冷氣`.
    A search takes traditional and simplified letters, and full and half width, as one: 陈 finds 陳.

topic-exit-codes--about = what a command ends with, for scripts
topic-exit-codes =
    Exit codes

      0      done
      1      findings, a shut gate, or nothing found
      2      the input is wrong
      3      refused by policy or state
      4      the machine failed, or the archive is damaged
      5      somebody else holds the lock
      130    interrupted

    A command that fails has changed nothing.
      deedbox verify --quick || echo 'something wants mending'
