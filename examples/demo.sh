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
ask figures --topic people_disciplined --limit 6
ask measures --due --limit 6
ask sources --limit 8
ask search 'bribery "border guard"' --limit 4
ask check

cat <<END

What to try next (the ledger is $GRAFTWATCH_LEDGER):
  export GRAFTWATCH_LEDGER=$GRAFTWATCH_LEDGER
  $graftwatch show $sample/30-keldpress-2016-03-02.txt     an article with its claims marked
  $graftwatch show Torvesh                                 everything said of one person, with who said it
  $graftwatch figures --topic crimes_recorded              numbers that may clash
  $graftwatch export claims --format csv > claims.csv      for a spreadsheet
  $graftwatch add PATH ...                                 your own articles
END
if [ "${SERVE:-no}" != no ]; then
  echo "There is no site to serve yet; the terminal is all of it."
fi
