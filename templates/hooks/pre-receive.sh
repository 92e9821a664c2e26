#!/bin/sh
# deedbox hook: refuses a push that changes or takes away what a manifest lists, or rewrites what was pushed before.
# Written by `deedbox hook install --server`. Needs git, sh and awk; deedbox itself need not be here.
LC_ALL=C
export LC_ALL
bad=0

say() {
    bad=1
    printf 'deedbox: %s\n' "$*" >&2
}

# What differs between two commits, in lines:
#   data <older commit's path>              a file of a bundle was changed, or is gone and is nowhere else in its volume
#   bag <path>                              what closed a volume was changed or is gone
#   list <-|+> <blob> <volume> <bundle>     a manifest on the older, on the newer side
# A volume's folder may move into its box, and late papers of it to where late things lie: bytes and lines go along.
differing() {
    git -c core.quotePath=false diff-tree -r --raw --no-renames --no-abbrev "$1" "$2" | awk -F '\t' '
        # The bundle of a path, the volume of that bundle, and the path inside it.
        function place(path,    n, part, j, i) {
            bundle = ""; inside = ""; volume = ""; moved = 0
            n = split(path, part, "/")
            for (j = 2; j <= n; j++) {
                bundle = bundle (j == 2 ? "" : "/") part[j - 1]
                if (j > 4 && part[j - 4] == "units") volume = part[j - 1] == "room" ? bundle : "volume/" part[j - 2] "_" part[j - 1]
                else if (j > 5 && part[j - 5] == "moved-out" && part[j - 2] ~ /^box-/) { volume = "volume/" part[j - 1]; moved = 2 }
                else if (j > 3 && part[j - 3] == "moved-out" && part[j - 2] == "late") { volume = "volume/" part[j - 1]; moved = 1 }
                else if (j > 3 && part[j - 3] == "registers") volume = bundle
                else if ((part[j - 1] == "staff" || part[j - 1] == "policies") && (part[j] == "data" || part[j] == "manifests")) volume = bundle
                if (volume != "") {
                    for (i = j; i <= n; i++) inside = inside (i == j ? "" : "/") part[i]
                    return 1
                }
            }
            return 0
        }
        {
            split($1, field, " ")
            old = field[3]; new = field[4]; path = $2
            # git quotes a name with a quotation mark in it.
            if (path ~ /^"/) path = substr(path, 2, length(path) - 2)
            if (!place(path)) next
            if (inside ~ /^manifests\//) {
                if (old !~ /^0+$/) print "list\t-\t" old "\t" volume "\t" bundle
                if (new !~ /^0+$/) print "list\t+\t" new "\t" volume "\t" bundle
            } else if (inside ~ /^data\//) {
                if (old ~ /^0+$/) { if (moved) there[volume "\t" inside] = there[volume "\t" inside] " " new }
                else if (new ~ /^0+$/) { gone[path] = volume "\t" inside; bytes[path] = old }
                else if (old != new) print "data\t" path
            } else if (moved == 2 && old !~ /^0+$/ && old != new) print "bag\t" path
        }
        END {
            for (path in gone) if (index(there[gone[path]] " ", " " bytes[path] " ") == 0) print "data\t" path
        }'
}

# Lines that manifests lost or that say something else now: `<what><tab><path in the bundle><tab><bundle>`.
lines_lost() {
    objects=$(printf '%s\n' "$1" | awk -F '\t' '$1 == "list" { print $3 }')
    [ -n "$objects" ] || return 0
    {
        printf '%s\n' "$1" | awk -F '\t' '$1 == "list"'
        echo =
        printf '%s\n' "$objects" | git cat-file --batch
        echo end
    } | awk -F '\t' '
        !reading && $0 == "=" { reading = 1; left = -1; next }
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
                else { is[key, digest] = 1; now[key] = now[key] " " digest; paths[key] = 1 }
            }
        }
        END {
            if (!whole) print "unread\tmanifests"
            for (k in was) if (!(k in is)) { split(was[k], part, "\t"); print "gone\t" part[2] "\t" where[was[k]] }
            for (key in had) if (key in paths) {
                n = split(now[key], named, " ")
                for (i = 1; i <= n; i++) if (index(had[key] " ", " " named[i] " ") == 0) {
                    split(key, part, "\t"); print "other\t" part[2] "\t" where[key]
                }
            }
        }'
}

# Whether a manifest of an earlier commit lists a path.
listed() {
    bundle=${2%%/data/*}
    inside=${2#"$bundle"/}
    git ls-tree "$1" "$bundle/manifests/" | awk '{ print $3 }' | while read -r manifest; do
        git cat-file blob "$manifest"
    done | tr -d '\r' | INSIDE=$inside awk '
        { path = substr($0, 67); sub(/^\.\//, "", path); if (path == ENVIRON["INSIDE"]) found = 1 }
        END { exit !found }'
}

# Checks what differs between an earlier commit and a later one.
check() {
    git cat-file -e "$1^{tree}" && git cat-file -e "$2^{tree}" && found=$(differing "$1" "$2") || { say "cannot compare $1 with $2"; return; }
    [ -n "$found" ] || return 0
    tab=$(printf '\t')
    lost=$(lines_lost "$found") || say "cannot read the manifests of $1 and $2"
    while IFS=$tab read -r sort path rest; do
        case "$sort" in
            data) if listed "$1" "$path"; then say "$path is listed, and may not be changed, renamed or taken away"; fi ;;
            bag) say "$path closed its volume, and may not be changed or taken away" ;;
        esac
    done <<END
$found
END
    while IFS=$tab read -r sort path bundle; do
        case "$sort" in
            # The line of a file that never came along may go.
            gone) if git cat-file -e "$1:$bundle/$path" 2>/dev/null; then say "$bundle: the manifest line of $path is gone"; fi ;;
            other) say "$bundle: a manifest line of $path names other bytes than before" ;;
            unread) say "a manifest cannot be read: $path" ;;
        esac
    done <<END
$lost
END
}

# Whether a commit stays reachable without a name.
kept_elsewhere() {
    for other in $(git for-each-ref --format='%(refname)'); do
        [ "$other" = "$2" ] && continue
        git merge-base --is-ancestor "$1" "$other^{commit}" 2>/dev/null && return 0
    done
    return 1
}

is_zero() {
    case "$1" in *[!0]*) return 1 ;; *) return 0 ;; esac
}

head=$(git symbolic-ref -q HEAD)
while read -r old new name; do
    if is_zero "$new"; then
        if [ "$name" = "$head" ]; then
            say "$name is the branch of the archive, and may not be deleted"
        elif git rev-parse -q --verify "$old^{commit}" >/dev/null && ! kept_elsewhere "$old" "$name"; then
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
    else
        # A new branch: against the commits from which it departs.
        for from in $(git rev-list --boundary "$new" --not --all | sed -n 's/^-//p'); do
            check "$from" "$new"
        done
    fi
    # A merge keeps what each of its sides had.
    merges=$(git rev-list --merges --parents "$new" --not --all | awk '{ for (i = 2; i <= NF; i++) print $i, $1 }')
    while read -r parent merge; do
        [ -z "$parent" ] || check "$parent" "$merge"
    done <<END
$merges
END
done
exit $bad
