#!/bin/sh
# deedbox hook: before a commit, what is staged is checked: nothing that a manifest lists may be changed, renamed or lost.
# Written by `deedbox hook install`. To chain it to a hook of your own, call `deedbox hook pre-commit` there.
here=$(pwd)
case "${GIT_INDEX_FILE:-}" in
    '') index=$(git rev-parse --git-path index) ;;
    *) index=$GIT_INDEX_FILE ;;
esac
case "$index" in
    /* | [A-Za-z]:*) ;;
    *) index=$here/$index ;;
esac
program=@PROGRAM@
[ -x "$program" ] || program=$(command -v deedbox) || {
    echo 'deedbox is not installed here, so what is committed was not checked' >&2
    exit 0
}
exec "$program" -C @ARCHIVE@ hook pre-commit --index "$index"
