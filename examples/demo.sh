#!/bin/sh
# `make demo`: read the sample reporting into a ledger, ask it a few things, and say what to try next.
# $1 is the graftwatch command; GRAFTWATCH_LEDGER says where the ledger goes.
set -eu
graftwatch=$1
sample=examples/reporting

ask() {
  printf '\n$ graftwatch'
  for word in "$@"; do
    case $word in *[\ \"]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\n'
  "$graftwatch" "$@"
}

echo "Ten years of an invented state, Keldavia: $sample/ into $GRAFTWATCH_LEDGER"
ask add "$sample"
ask findings --limit 12
ask findings --kind contradiction --limit 4
ask figures --topic people_disciplined --limit 6
ask measures --due --limit 6
ask show Sabdarek
ask sources --limit 8
ask search 'bribery "border guard"' --limit 4
ask check

try() { printf '  graftwatch %-52s # %s\n' "$1" "$2"; }

printf '\nWhat to try next:\n'
printf '  export PATH="$PWD/%s:$PATH" GRAFTWATCH_LEDGER="$PWD/%s"\n' "$(dirname "$graftwatch")" "$GRAFTWATCH_LEDGER"
try "show $sample/30-keldpress-2016-03-02.txt" "an article with its claims marked"
try "show Sabdarek" "all that is said of one man, and by whom"
try "findings --kind unmet" "what was promised, and nobody says that it was done"
try "show FINDING" "with an id from that list: the reasoning, and who says what"
try "search 'kind:justice after:2016'" "newest first"
try "export claims --format csv > claims.csv" "for a spreadsheet"
try "add PATH ..." "your own articles"
try "serve" "all of it as a site, on this machine alone"
if [ "${SERVE:-yes}" != no ]; then
  printf '\nAnd now as a site; Ctrl+C ends it.\n'
  exec "$graftwatch" serve
fi
