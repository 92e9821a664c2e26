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

# {{ t("pack-step-bag") }}
whole() {
  [ "$(sha256sum bag-info.txt bagit.txt manifest-sha256.txt)" = "$(cat tagmanifest-sha256.txt)" ] || return 11
  while IFS= read -r line; do
    [ "$(sha "${line#*  }")" = "${line%%  *}" ] || { failed "${line#*  }"; return 11; }
  done < manifest-sha256.txt
}
whole || { printf '%s\n' '{{ t("pack-not-whole") }}'; exit 11; }

# {{ t("pack-step-line") }}
line=$(printf '%s' "$*" | tr 'A-F' 'a-f' | tr -cd '0-9a-f')
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
    writer=${rest##*/}
    grep -qx "$digest" "$name.leaves.txt" || { failed "${list##*/}"; continue; }
    found=
    for file in data/proof/lines/*-"${writer%.sha256}".txt; do
      if [ "$(lines "$file" | head -n "${rest%%  *}" | sha256sum | cut -c1-64)" = "$digest" ]; then found=$file; fi
    done
    if [ -n "$found" ]; then proved="$proved$found:${rest%%  *}:${name##*/} "; else failed "${list##*/}"; fi
  done < "$list"
done

# {{ t("pack-step-exhibits") }}
for exhibit in data/exhibits/*; do
  digest=$(sha "$exhibit")
  told=
  for file in data/proof/lines/*.txt; do
    number=$(grep -n "^$digest  " "$file" | head -n 1 | cut -d: -f1)
    [ -n "$number" ] || continue
    [ -n "$told" ] || told='{{ t("pack-unsealed") }}'
    for part in $proved; do
      rest=${part#*:}
      if [ "${part%%:*}" = "$file" ] && [ "$number" -le "${rest%%:*}" ]; then told=${rest#*:}; break; fi
    done
  done
  if [ -n "$told" ]; then printf '%s  %s  %s\n' '{{ t("pack-fits") }}' "${exhibit##*/}" "$told"; else failed "${exhibit##*/}"; fi
done

# {{ t("pack-step-signatures") }}
for signature in data/exhibits/*.toml.sig data/proof/*.toml.sig; do
  [ -f "$signature" ] || continue
  signed=${signature%.sig}
  who=$(sed -n 's/^by = "\([a-z0-9_.-]*\)"$/\1/p' "$signed" | head -n 1)
  day=$(sed -n 's/^at = \([0-9]*\)-\([0-9]*\)-\([0-9]*\)T.*$/\1\2\3/p' "$signed" | head -n 1)
  told=
  for keys in data/proof/*.allowed-signers.txt; do
    [ -f "$keys" ] || continue
    seal=${keys%.allowed-signers.txt}.toml
    case $sure in *" $(sha "$seal") "*) ;; *) continue ;; esac
    grep -q "sha256 = \"$(sha "$keys")\"" "$seal" || continue
    ssh-keygen -Y verify -f "$keys" -I "$who" -n deedbox -O verify-time="${day}1200" -s "$signature" < "$signed" > /dev/null 2>&1 && told=$who
  done
  if [ -n "$told" ]; then printf '%s  %s  %s\n' '{{ t("pack-signed") }}' "${signed##*/}" "$told"; else failed "${signature##*/}"; fi
done

if [ "$bad" = 0 ] && sha256sum -c manifest-sha256.txt > /dev/null 2>&1; then
  if [ $# -gt 0 ]; then printf '%s\n' '{{ t("pack-all-fits") }}'; else printf '%s\n' '{{ t("pack-compare") }}'; fi
  exit 0
fi
printf '%s\n' '{{ t("pack-not-all") }}'
exit 11
