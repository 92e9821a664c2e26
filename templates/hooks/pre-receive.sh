#!/bin/sh
# deedbox hook: refuses a push that changes or takes away what a manifest lists, or rewrites what was pushed before.
# Written by `deedbox hook install --server`. Needs git, sh and awk; deedbox itself need not be here.
LC_ALL=C
# What is compared are the commits themselves, not what replaces or grafts show in their stead.
GIT_NO_REPLACE_OBJECTS=1
GIT_GRAFT_FILE=/dev/null/none
export LC_ALL GIT_NO_REPLACE_OBJECTS GIT_GRAFT_FILE
unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS GIT_ATTR_SOURCE
tab=$(printf '\t')
bad=0

say() {
    bad=1
    printf 'deedbox: %s\n' "$*" >&2
}

plain() {
    git -c core.quotePath=false "$@"
}

# What differs between two commits, in lines:
#   data <path> <older blob> <newer blob> <bundle>   a file of a bundle was changed, or is gone and is nowhere else in its volume
#   bag <path>                                       what closed a volume was changed or is gone
#   new <path> <inside> <volume> <bundle>            a file of a bundle is new
#   list <-|+> <blob> <volume> <bundle>              every manifest, on both sides, of bundles with a new file or a manifest that differs
#   odd <path> <why>                                 what may be in no archive
#   settings <path> <older blob> <newer blob>        `deedbox.toml` differs
#   attributes <path> <older blob> <newer blob> <own>   `.gitattributes` of an archive (`own`), above or below it, differs
# An archive is where a `deedbox.toml` lies in one of the two. A volume's folder may move into its box, and late papers of it
# to where late things lie: bytes and lines go along.
differing() {
    {
        plain ls-tree -r --full-tree "$1" && echo = && plain ls-tree -r --full-tree "$2" && echo = &&
            plain diff-tree -r --raw --no-renames --no-abbrev --ignore-submodules=none "$1" "$2" && echo =
    } | awk -F '\t' '
        # git quotes a name with a quotation mark or a control character in it.
        function unquoted(path) {
            if (path ~ /^"/) { path = substr(path, 2, length(path) - 2); quoted = 1 } else quoted = 0
            return "/" path
        }
        # The bundle of a path below an archive, its volume, and the path inside it; 0 where it is in none.
        function place(prefix, path,    n, part, j, i) {
            bundle = ""; inside = ""; volume = ""; moved = 0
            n = split(path, part, "/")
            if ((part[1] == "staff" || part[1] == "policies") && n >= 2) j = 2
            else if (part[1] == "registers" && n >= 4) j = 4
            else if (part[1] == "units" && n >= 5) j = 5
            else if (part[1] == "moved-out" && part[2] == "late" && n >= 4) { j = 4; moved = 1 }
            else if (part[1] == "moved-out" && part[4] ~ /^box-/ && n >= 6) { j = 6; moved = 2 }
            else return 0
            for (i = 1; i < j; i++) bundle = bundle (i == 1 ? "" : "/") part[i]
            for (i = j; i <= n; i++) inside = inside (i == j ? "" : "/") part[i]
            if (part[1] == "units" && part[4] != "room") volume = "volume/" part[3] "_" part[4]
            else if (moved) volume = "volume/" part[j - 1]
            else volume = bundle
            bundle = substr(prefix bundle, 2)
            volume = prefix volume
            return 1
        }
        # A list by the name that a writer can have: what a sync service made of one is none.
        function is_list(inside) { return inside ~ /^manifests\/[a-z0-9][a-z0-9-]*\.sha256$/ }
        # How each name of the later state is spelt: two that differ in capitals alone are one elsewhere.
        function spell(path,    low) {
            low = tolower(path)
            if (!(low in spelt)) spelt[low] = path
            else if (spelt[low] != path) clash[low] = 1
        }
        function spell_all(path) {
            spell(path)
            while (sub(/\/[^\/]*$/, "", path) && path != "" && !(path in spelt_once)) { spelt_once[path] = 1; spell(path) }
        }
        function clashes(path) {
            path = tolower(path)
            do { if (path in clash) return 1 } while (sub(/\/[^\/]*$/, "", path) && path != "")
            return 0
        }
        function is_file(mode) { return mode == "100644" || mode == "100755" }
        function odd(path, why) { if (!((path, why) in told)) { told[path, why] = 1; print "odd\t" substr(path, 2) "\t" why } }
        function below(prefix, path, old_mode, new_mode, old, new,    rest, n, part, i, name, first, there) {
            rest = substr(path, length(prefix) + 1)
            there = new_mode != "000000"
            n = split(rest, part, "/")
            if (there) for (i = 1; i <= n; i++) {
                name = tolower(part[i])
                gsub(/\342\200[\213-\217\252-\256]|\357\273\277/, "", name)
                sub(/[. ]+$/, "", name)
                if (name == ".deedbox" || name ~ /^deedbo~[0-9]/) odd(path, "workshop")
            }
            first = tolower(part[1])
            if (there && first ~ /^(units|staff|policies|registers|moved-out|schema|deedbox\.toml|\.gitattributes)$/) {
                if (first != part[1]) odd(path, "case")
                else if (old_mode == "000000" && clashes(path)) odd(path, "case")
                if (!is_file(new_mode)) odd(path, "link")
            }
            if (rest == "deedbox.toml" && old_mode != "000000") {
                if (!there) odd(path, "gone")
                else if (old != new) print "settings\t" substr(path, 2) "\t" old "\t" new
            }
            if (rest == ".gitattributes" && !there) odd(path, "attributes-gone")
            if (!place(prefix, rest)) return
            if (inside ~ /^manifests\//) {
                if (is_list(inside) && !quoted) { if (old != new || old_mode != new_mode) listed[bundle] = volume }
                else if (there) odd(path, "place")
            } else if (inside ~ /^data\//) {
                if (old_mode == "000000") {
                    listed[bundle] = volume
                    print "new\t" substr(path, 2) "\t" inside "\t" volume "\t" bundle
                    if (moved) arrived[volume "\t" inside] = arrived[volume "\t" inside] " " new
                }
                else if (!there) { gone[path] = volume "\t" inside; bytes[path] = old; of[path] = bundle }
                else if (old != new) print "data\t" substr(path, 2) "\t" old "\t" new "\t" bundle
            } else if (moved == 2 && old_mode != "000000" && old != new) print "bag\t" substr(path, 2)
        }
        BEGIN { section = 0 }
        $0 == "=" { section++; next }
        section < 2 {
            split($1, field, " ")
            path = unquoted($2)
            if (path ~ /\/deedbox\.toml$/) {
                prefix = substr(path, 1, length(path) - length("deedbox.toml"))
                if (quoted) odd(path, "name")
                if (!(prefix in known)) { known[prefix] = 1; prefixes[++archives] = prefix }
            }
            if (path ~ /\/manifests\/[a-z0-9][a-z0-9-]*\.sha256$/ && is_file(field[1])) {
                manifests[section]++
                manifest[section, manifests[section]] = field[3]
                where[section, manifests[section]] = path
            }
            if (section == 1) spell_all(path)
            next
        }
        {
            split(substr($1, 2), field, " ")
            path = unquoted($2)
            for (a = 1; a <= archives; a++) {
                if (index(path, prefixes[a]) == 1) below(prefixes[a], path, field[1], field[2], field[3], field[4])
                name = path
                sub(/.*\//, "", name)
                folder = substr(path, 1, length(path) - length(name))
                if (tolower(name) == ".gitattributes" && field[2] != "000000" && (index(folder, prefixes[a]) == 1 || index(prefixes[a], folder) == 1)) {
                    if (!is_file(field[2])) odd(path, "link")
                    else print "attributes\t" substr(path, 2) "\t" field[3] "\t" field[4] "\t" (folder == prefixes[a] ? "own" : "other")
                }
            }
        }
        END {
            if (section != 3) { print "broken"; exit }
            for (path in gone) if (index(arrived[gone[path]] " ", " " bytes[path] " ") == 0) print "data\t" substr(path, 2) "\t" bytes[path] "\t-\t" of[path]
            for (s = 0; s < 2; s++) for (m = 1; m <= manifests[s]; m++) for (a = 1; a <= archives; a++) {
                if (index(where[s, m], prefixes[a]) != 1) continue
                if (!place(prefixes[a], substr(where[s, m], length(prefixes[a]) + 1))) continue
                if (is_list(inside) && (bundle in listed)) print "list\t" (s == 0 ? "-" : "+") "\t" manifest[s, m] "\t" volume "\t" bundle
            }
        }'
}

# Lines that manifests lost or that say something else now, `<what><tab><path in the bundle><tab><bundle>`, and new files that
# none lists, `unlisted<tab><path>`.
lines_lost() {
    objects=$(printf '%s\n' "$1" | awk -F '\t' '$1 == "list" { print $3 }')
    printf '%s\n' "$1" | awk -F '\t' '$1 == "list" || $1 == "new" { found = 1 } END { exit !found }' || return 0
    {
        printf '%s\n' "$1" | awk -F '\t' '$1 == "new"'
        printf '%s\n' "$1" | awk -F '\t' '$1 == "list"'
        echo =
        [ -z "$objects" ] || printf '%s\n' "$objects" | git cat-file --batch
        echo end
    } | awk -F '\t' '
        !reading && $0 == "=" { reading = 1; left = -1; next }
        !reading && $1 == "new" { fresh[$4 "\t" $3] = $2; next }
        !reading { n++; side[n] = $2; volume[n] = $4; bundle[n] = $5; next }
        left < 0 {
            if ($0 == "end" && at == n) { whole = 1; next }
            split($0, head, " ")
            at++
            if (head[2] != "blob") { print "unread\t" $0; next }
            left = head[3] + 0
            next
        }
        {
            # The bytes of the object, and the line end that git puts after them.
            left -= length($0) + 1
            line = $0
            sub(/\r$/, "", line)
            path = substr(line, 67)
            sub(/^\.\//, "", path)
            digest = tolower(substr(line, 1, 64))
            if (length(line) > 66 && digest ~ /^[0-9a-f]+$/ && path ~ /^data\//) {
                key = volume[at] "\t" path
                if (side[at] == "-") { was[key, digest] = key; where[key] = bundle[at]; had[key] = had[key] " " digest }
                else { is[key, digest] = 1; now[key] = now[key] " " digest; at_bundle[key] = bundle[at] }
            }
        }
        END {
            if (!whole) print "unread\tmanifests"
            for (key in fresh) if (!(key in now)) print "unlisted\t" fresh[key]
            for (k in was) if (!(k in is)) { split(was[k], part, "\t"); print "gone\t" part[2] "\t" where[was[k]] }
            for (key in now) {
                n = split(now[key], named, " ")
                split(key, part, "\t")
                for (i = 1; i <= n; i++) {
                    if (key in had) { if (index(had[key] " ", " " named[i] " ") == 0) print "other\t" part[2] "\t" where[key] }
                    else if (named[i] != named[1]) print "two\t" part[2] "\t" at_bundle[key]
                }
            }
        }'
}

# The digests by which the manifests of an earlier commit list a file of a bundle.
digests() {
    git ls-tree "$1" "$2/manifests/" | awk '{ print $3 }' | while read -r manifest; do
        git cat-file blob "$manifest"
    done | tr -d '\r' | INSIDE=$3 awk '
        { path = substr($0, 67); sub(/^\.\//, "", path); if (path == ENVIRON["INSIDE"]) print tolower(substr($0, 1, 64)) }'
}

# The digest of a blob's bytes, where a program tells it.
digest_of() {
    for program in 'sha256sum' 'shasum -a 256' 'sha256 -q'; do
        command -v "${program%% *}" >/dev/null 2>&1 || continue
        git cat-file blob "$1" | $program | awk '{ print $1 }'
        return
    done
}

# Whether a file of a bundle that differs was listed, and is not again what its line says (then it was mended).
was_spoilt() {
    lines=$(digests "$1" "$5" "${2#"$5"/}")
    [ -n "$lines" ] || return 1
    [ "$4" != - ] || return 0
    then=$(digest_of "$3") now=$(digest_of "$4")
    case " $(echo $lines) " in
        *" $then "*) return 0 ;;
        *" ${now:-none} "*) return 1 ;;
    esac
}

# Lines of `.gitattributes` by which git would change bytes, in one text and not in an earlier one; and `gone` where the earlier
# one of an archive kept every byte and this one does not.
attributes() {
    {
        is_zero "$1" || git cat-file blob "$1"
        printf '\n\001\n'
        git cat-file blob "$2"
    } | OWN=$3 awk '
        $0 == "\001" { later = 1; next }
        {
            sub(/\r$/, ""); gsub(/\t/, " "); sub(/^ +/, ""); sub(/ +$/, ""); gsub(/  +/, " ")
            if ($0 == "" || $0 ~ /^#/) next
            if (!later) { had[$0] = 1; next }
            has[$0] = 1
            # A pattern in quotation marks may hold spaces.
            rest = $0
            if (rest ~ /^"/) sub(/^"([^"\\]|\\.)*"/, "", rest); else sub(/^[^ ]+/, "", rest)
            n = split(rest, word, " ")
            for (i = 1; i <= n; i++)
                if (word[i] ~ /^!?(text|crlf|eol|ident|filter|working-tree-encoding)(=.*)?$/ && word[i] != "filter=lfs" && !($0 in had)) print $0
        }
        END { if (ENVIRON["OWN"] == "own" && ("* -text" in had) && !("* -text" in has)) print "gone" }'
}

# A key of the settings' first part, that before all tables.
key_of() {
    git cat-file blob "$1" | awk -v key="$2" '
        /^[ \t]*\[/ { exit }
        { line = $0; sub(/\r$/, "", line); sub(/[ \t]*#.*$/, "", line) }
        match(line, "^[ \t]*\"?" key "\"?[ \t]*=") { print substr(line, RLENGTH + 1) }' | tr -d ' \t"'"'"
}

# Checks what differs between an earlier commit and a later one.
check() {
    git cat-file -e "$1^{tree}" && git cat-file -e "$2^{tree}" && found=$(differing "$1" "$2") || { say "cannot compare $1 with $2"; return; }
    [ -n "$found" ] || return 0
    lost=$(lines_lost "$found") || say "cannot read the manifests of $1 and $2"
    while IFS=$tab read -r sort path one two more; do
        case "$sort" in
            broken) say "cannot compare $1 with $2" ;;
            data) if was_spoilt "$1" "$path" "$one" "$two" "$more"; then say "$path is listed, and may not be changed, renamed or taken away"; fi ;;
            bag) say "$path closed its volume, and may not be changed or taken away" ;;
            settings)
                for key in format id; do
                    was=$(key_of "$one" $key)
                    [ -z "$was" ] || [ "$was" = "$(key_of "$two" $key)" ] || say "$path: \`$key\` may not be changed"
                done
                ;;
            attributes)
                lines=$(attributes "$one" "$two" "$more")
                [ -z "$lines" ] || while IFS= read -r line; do
                    case "$line" in
                        gone) say "$path: the line \`* -text\` keeps every byte, and may not be taken away" ;;
                        *) say "$path: git would change bytes by the line \`$line\`" ;;
                    esac
                done <<END
$lines
END
                ;;
            odd)
                case "$one" in
                    workshop) say "$path is of somebody's .deedbox/, which belongs to one working copy alone" ;;
                    case) say "$path would take the place of another file where capitals are not told from small letters" ;;
                    link) say "$path is a link or another repository, and no file" ;;
                    place) say "$path is no manifest (manifests/NAME.sha256), and has no place there" ;;
                    name) say "$path: the folder of an archive may have no quotation mark, backslash or control character in its name" ;;
                    gone | attributes-gone) say "$path may not be taken away" ;;
                esac
                ;;
        esac
    done <<END
$found
END
    while IFS=$tab read -r sort path bundle; do
        case "$sort" in
            # The line of a file that never came along may go.
            gone) if git cat-file -e "$1:$bundle/$path" 2>/dev/null; then say "$bundle: the manifest line of $path is gone"; fi ;;
            other) say "$bundle: a manifest line of $path names other bytes than before" ;;
            two) say "$bundle: two manifest lines of $path name different bytes" ;;
            unlisted) say "$path is in no manifest: \`deedbox file\` files papers, \`deedbox mend --adopt\` takes one in" ;;
            unread) say "a manifest cannot be read: $path" ;;
        esac
    done <<END
$lost
END
}

is_zero() {
    case "$1" in *[!0]*) return 1 ;; *) return 0 ;; esac
}

# Whether a commit holds an archive.
has_archive() {
    git ls-tree -r --name-only --full-tree "$1" | awk '/^"?(.*\/)?deedbox\.toml"?$/ { found = 1 } END { exit !found }'
}

# Whether a commit stays reachable without the names that this push takes away or moves.
kept_elsewhere() {
    for other in $(git for-each-ref --format='%(refname)'); do
        case "$pushed" in *" $other "*) continue ;; esac
        git merge-base --is-ancestor "$1" "$other^{commit}" 2>/dev/null && return 0
    done
    return 1
}

updates=$(cat)
pushed=" $(printf '%s\n' "$updates" | awk '{ printf "%s ", $3 }')"
head=$(git symbolic-ref -q HEAD)
git rev-parse -q --verify HEAD >/dev/null && born=yes || born=no
empty=$(git hash-object -t tree /dev/null)
while read -r old new name; do
    case "$name" in
        '') continue ;;
        refs/replace/*) say "$name would show other commits than those that were pushed"; continue ;;
    esac
    if is_zero "$new"; then
        old=$(git rev-parse -q --verify "$old^{commit}") || continue
        case "$name" in
            "$head" | refs/heads/main | refs/heads/master) say "$name is the branch of the archive, and may not be deleted"; continue ;;
        esac
        if [ $born = no ] && has_archive "$old"; then
            say "$name may not be deleted: HEAD of this repository names $head, which is not there; whoever keeps it runs \`git symbolic-ref HEAD $name\`"
        elif ! kept_elsewhere "$old"; then
            say "$name holds commits that no other branch has, and may not be deleted"
        fi
        continue
    fi
    # What is no commit (a tag of a file) is no state of the archive.
    new=$(git rev-parse -q --verify "$new^{commit}") || continue
    if ! is_zero "$old" && old=$(git rev-parse -q --verify "$old^{commit}"); then
        if ! git merge-base --is-ancestor "$old" "$new"; then
            say "$name would lose commits that were pushed before (a forced push)"
            continue
        fi
        check "$old" "$new"
    elif [ -n "$(git rev-list -n 1 "$new" --not --all)" ]; then
        # A new branch: against the commits from which it departs.
        from=$(git rev-list --boundary "$new" --not --all | sed -n 's/^-//p')
        for one in $from; do
            check "$one" "$new"
        done
        # One that departs from none is the first push, or would begin anew what is here already.
        if [ -z "$from" ]; then
            check "$empty" "$new"
            if has_archive "$new"; then
                for other in $(git for-each-ref --format='%(objectname)'); do
                    other=$(git rev-parse -q --verify "$other^{commit}") || continue
                    if has_archive "$other"; then
                        say "$name would begin the archive anew, without what was pushed before"
                        break
                    fi
                done
            fi
        fi
    fi
    # A merge keeps what each of its sides had.
    merges=$(git rev-list --merges --parents "$new" --not --all | awk '{ for (i = 2; i <= NF; i++) print $i, $1 }')
    while read -r parent merge; do
        [ -z "$parent" ] || check "$parent" "$merge"
    done <<END
$merges
END
done <<END
$updates
END
exit $bad
