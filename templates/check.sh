#!/bin/sh
# {{ t("pack-about") }}
#   sh data/proof/check.sh ['{{ t("pack-line") }}']
set -u
LC_ALL=C
export LC_ALL
case $0 in */*) cd -- "${0%/*}" || exit 11 ;; esac
cd ../.. || exit 11
bad=0
failed() { bad=1; printf '%s  %s\n' '{{ t("pack-failed") }}' "$1"; }
sha() { sha256sum < "$1" | cut -c1-64; }
written() { sed -n 's/^at = \([0-9T:.+-]*\)$/\1/p' "$1" | head -n 1; }

# {{ t("pack-step-names") }}
break='
'
plain='A-Za-z0-9_.+/\200-\377'
odd=$(find . -name "*$break*" | tr -c "$plain-" '?'; find . ! -type d ! -type f; find . | tr -c "$plain\n-" '?' | grep -e '?' -e '/-')
[ -z "$odd" ] || { failed "{{ t("pack-odd-name") }} $odd"; printf '%s\n' '{{ t("pack-not-whole") }}'; exit 11; }

# {{ t("pack-step-bag") }}
whole() {
  [ "$(sha256sum bag-info.txt bagit.txt manifest-sha256.txt)" = "$(cat tagmanifest-sha256.txt)" ] || return 11
  while IFS= read -r line; do
    [ "$(sha "${line#*  }")" = "${line%%  *}" ] || { failed "${line#*  }"; return 11; }
  done < manifest-sha256.txt
  find . -type f | cut -c3- | while IFS= read -r path; do
    case $path in
      bag-info.txt | bagit.txt | manifest-sha256.txt | tagmanifest-sha256.txt) continue ;;
      data/README.txt | data/README.html | data/exhibits/* | data/proof/*) cut -c67- manifest-sha256.txt | grep -qxF -e "$path" && continue ;;
    esac
    failed "$path: {{ t("pack-not-listed") }}"
    exit 11
  done
}
whole || { printf '%s\n' '{{ t("pack-not-whole") }}'; exit 11; }

# {{ t("pack-step-line") }}
code='[Dd][Ee][Ee][Dd][Bb][Oo][Xx]1 *[^ ]* *[^ ]* '
line=$(printf '%s' "$*" | tr '\n\t' '  ' | sed "s/^ *$code//" | tr 'A-F' 'a-f' | tr -cd '0-9a-f')
if [ $# -gt 0 ] && [ "$(printf '%s' "$line" | wc -c)" -lt 40 ]; then printf '%s\n' '{{ t("pack-line-short") }}'; exit 12; fi
sure=' '
for seal in data/proof/*-seal-????.toml; do
  [ -f "$seal" ] || continue
  digest=$(sha "$seal")
  case $digest in "$line"*) sure="$sure$digest " ;; esac
done
again=1
while [ "$again" = 1 ]; do
  again=0
  for seal in data/proof/*-seal-????.toml; do
    [ -f "$seal" ] || continue
    case $sure in *" $(sha "$seal") "*) ;; *) continue ;; esac
    for digest in $(grep -o '[0-9a-f]\{64\}  [0-9-]*-seal-' "$seal" | cut -c1-64); do
      case $sure in *" $digest "*) ;; *) sure="$sure$digest "; again=1 ;; esac
    done
  done
done
if [ $# -gt 0 ] && [ "$sure" = ' ' ]; then failed '{{ t("pack-line-unknown") }}'; fi

# {{ t("pack-step-seal") }}
lines() {
  while IFS= read -r one; do
    case $one in
      *'  '*) printf '%s\n' "$one" | sha256sum | cut -c1-64 ;;
      *) printf '%s\n' "$one" ;;
    esac
  done < "$1"
}
proved=' '
for list in data/proof/*.list-lines.txt; do
  [ -f "$list" ] || continue
  name=${list%.list-lines.txt}
  case $sure in *" $(sha "$name.toml") "*) ;; *) failed "${name##*/}: {{ t("pack-line-other") }}"; continue ;; esac
  grep -q "^leaves = \"$(sha "$name.leaves.txt")\"\$" "$name.toml" || failed "${name##*/}.leaves.txt"
  while IFS= read -r one; do
    digest=${one%%  *}
    rest=${one#*  }
    count=${rest%%  *}
    writer=${rest##*/}
    case $count in '' | *[!0-9]*) failed "${list##*/}"; continue ;; esac
    grep -qx "$digest" "$name.leaves.txt" || { failed "${list##*/}"; continue; }
    found=
    for file in data/proof/lines/*-"${writer%.sha256}".txt; do
      [ -f "$file" ] || continue
      if [ "$(lines "$file" | head -n "$count" | sha256sum | cut -c1-64)" = "$digest" ]; then found=$file; fi
    done
    if [ -n "$found" ]; then proved="$proved$found:$count:${name##*/} "; else failed "${list##*/}"; fi
  done < "$list"
done
for seal in data/proof/*-seal-????.toml; do
  [ -f "$seal" ] || continue
  name=${seal%.toml}
  case ${seal##*/} in "$(written "$seal" | cut -c1-10)"-seal-*) ;; *) failed "${seal##*/}" ;; esac
  [ ! -f "$name.list-lines.txt" ] || continue
  leads=
  for earlier in data/proof/*-seal-????.toml; do
    if grep -q "$(sha "$earlier")  [0-9-]*-seal-" "$seal"; then leads=1; fi
  done
  if [ -z "$leads" ] || [ -f "$name.leaves.txt" ]; then failed "${name##*/}.list-lines.txt"; fi
done

# {{ t("pack-step-exhibits") }}
loose=' '
for exhibit in $(find data/exhibits -type f | sort); do
  digest=$(sha "$exhibit")
  told=
  for file in data/proof/lines/*.txt; do
    [ -f "$file" ] || continue
    number=$(grep -n "^$digest  " "$file" | head -n 1 | cut -d: -f1)
    case $number in '' | *[!0-9]*) continue ;; esac
    [ -n "$told" ] || told='{{ t("pack-unsealed") }}'
    for part in $proved; do
      rest=${part#*:}
      if [ "${part%%:*}" = "$file" ] && [ "$number" -le "${rest%%:*}" ]; then told=${rest#*:}; break 2; fi
    done
  done
  case $told in
    '') failed "${exhibit##*/}"; continue ;;
    '{{ t("pack-unsealed") }}') loose="$loose$exhibit " ;;
  esac
  printf '%s  %s  %s\n' '{{ t("pack-fits") }}' "${exhibit##*/}" "$told"
done

# {{ t("pack-step-signatures") }}
newest=$(
  for seal in data/proof/*-seal-????.toml; do
    [ -f "$seal" ] || continue
    case $sure in (*" $(sha "$seal") "*) printf '%s %s\n' "$(written "$seal")" "$seal" ;; esac
  done | sort | tail -n 1 | cut -d' ' -f2
)
keys=
if [ -n "$newest" ] && grep -q '/[0-9-]*-allowed-signers-' "$newest"; then
  keys=${newest%.toml}.allowed-signers.txt
  if [ ! -f "$keys" ] || ! grep -q "sha256 = \"$(sha "$keys")\"" "$newest"; then failed "${keys##*/}"; keys=; fi
fi
late=data/proof/late-signers.txt
if [ -n "$keys" ] && [ -f "$late" ] && tr ' ' '\n' < "$late" | grep '^AAAA' | grep -qF -f - "$keys"; then failed "${late##*/}"; fi
signed_by() { [ -f "$1" ] && ssh-keygen -Y verify -f "$1" -I "$who" -n deedbox -O verify-time="${day}1200" -s "$signature" < "$signed" > /dev/null 2>&1; }
lost=data/proof/lost-keys.txt
made_with() { ssh-keygen -Y check-novalidate -n deedbox -s "$2" < "$1" 2>&1 | sed -n 's/^Good .* with \([A-Z0-9-]* key SHA256:[^ ]*\).*/\1/p'; }
since_when() { if [ -f "$lost" ]; then grep -F "${1##* } " "$lost" | head -n 1 | cut -d' ' -f2; fi; }
earlier() { [ "$1" != "$2" ] && [ "${1#??????????T????????}" = "${2#??????????T????????}" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort | head -n 1)" = "$1" ]; }
sealed_before() {
  case $signed in data/proof/*) earlier "$(written "$signed")" "$1" && return ;; esac
  digest=$(sha "$signature")
  for file in data/proof/lines/*.txt; do
    [ -f "$file" ] || continue
    number=$(grep -n "^$digest  " "$file" | head -n 1 | cut -d: -f1)
    case $number in '' | *[!0-9]*) continue ;; esac
    for part in $proved; do
      rest=${part#*:}
      if [ "${part%%:*}" = "$file" ] && [ "$number" -le "${rest%%:*}" ] && earlier "$(written "data/proof/${rest#*:}.toml")" "$1"; then return 0; fi
    done
  done
  return 1
}
signed_again() {
  grep -q "^$(sha "$signature")\$" data/proof/signatures-that-count.txt 2> /dev/null || return 1
  for other in data/exhibits/*.toml; do
    [ -f "$other.sig" ] && grep -q '^action = "signed-again"$' "$other" && grep -q "^by = \"$who\"\$" "$other" || continue
    if grep -q "\"$(sha "$signed")  " "$other" && grep -q "\"$(sha "$signature")  " "$other"; then
      with=$(made_with "$other" "$other.sig")
      if [ -n "$with" ] && [ -z "$(since_when "$with")" ]; then return 0; fi
    fi
  done
  return 1
}
for signature in data/exhibits/*.toml.sig data/proof/*.toml.sig; do
  [ -f "$signature" ] || continue
  signed=${signature%.sig}
  who=$(sed -n 's/^by = "\([a-z0-9_.-]*\)"$/\1/p' "$signed" | head -n 1)
  day=$(sed -n 's/^at = \([0-9]*\)-\([0-9]*\)-\([0-9]*\)T.*$/\1\2\3/p' "$signed" | head -n 1)
  with=$(made_with "$signed" "$signature")
  case $with in
    *-SK\ key*)
      touched=$(sed '/^-----/d' "$signature" | base64 -d | tail -c 5 | od -An -tu1 | sed 's/^ *\([0-9]*\).*/\1/')
      case $touched in *[13579]) ;; *) failed "${signature##*/}: {{ t("pack-not-touched") }}"; continue ;; esac
      ;;
  esac
  from=$(since_when "$with")
  if [ -n "$from" ] && ! sealed_before "$from"; then
    signed_again || { failed "${signature##*/}: {{ t("pack-key-lost") }}"; continue; }
    printf '%s  %s  %s\n' '{{ t("pack-signed-again") }}' "${signed##*/}" "$who"
  elif signed_by "$keys"; then
    printf '%s  %s  %s\n' '{{ t("pack-signed") }}' "${signed##*/}" "$who"
  elif signed_by "$late"; then
    printf '%s  %s  %s\n' '{{ t("pack-signed-late") }}' "${signed##*/}" "$who"
    case $loose in *" $signature "*) ;; *) loose="$loose$signature " ;; esac
  else
    failed "${signature##*/}"
  fi
done

if [ "$bad" != 0 ] || ! sha256sum -c manifest-sha256.txt > /dev/null 2>&1; then printf '%s\n' '{{ t("pack-not-all") }}'; exit 11; fi
count=$(($(printf '%s' "$loose" | wc -w)))
if [ $# -eq 0 ]; then
  printf '%s\n' '{{ t("pack-compare") }}'
elif [ "$count" = 0 ]; then
  printf '%s\n' '{{ t("pack-all-fits") }}'
else
  printf '%s\n' '{{ t("pack-sealed-fits") }}'
fi
[ "$count" = 0 ] || { printf '%s  %s\n' '{{ t("pack-loose") }}' "$count"; exit 13; }
