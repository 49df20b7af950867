#!/bin/sh
# Recompute a log's root from one leaf and its path, with a shell and openssl.
#
#   check_receipt.sh LEAF RECEIPT KEY.pem
#
# LEAF: the leaf's exact bytes. RECEIPT: a .tlog-proof (c2sp.org/tlog-proof). KEY.pem: the log's Ed25519 key.
# Says "the leaf stands in the log" and leaves with 0, or says what is wrong and leaves with 1.
set -eu
leaf=$1 receipt=$2 key=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

no() { echo "$1" >&2; exit 1; }
unbase64() { printf '%s\n' "$1" | openssl base64 -d -A; }
sha256() { openssl dgst -sha256 -binary; }
join() { { printf '\001'; cat "$1" "$2"; } | sha256 > "$work/joined"; mv "$work/joined" "$work/reached"; }

[ "$(sed -n 1p "$receipt")" = "c2sp.org/tlog-proof@v1" ] || no "not a receipt"
index=$(sed -n '2,3s/^index //p' "$receipt")
path=$(sed -e '1,/^index /d' -e '/^$/,$d' "$receipt")
sed '1,/^$/d' "$receipt" > "$work/note"
size=$(sed -n 2p "$work/note")
unbase64 "$(sed -n 3p "$work/note")" > "$work/stated"

# The signature: the three lines before the blank one, signed by the key we were told.
sed -n '1,3p' "$work/note" > "$work/text"
unbase64 "$(sed -n '5s/.* //p' "$work/note")" | tail -c 64 > "$work/signature"
openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$work/text" -sigfile "$work/signature" > /dev/null 2>&1 ||
    no "the checkpoint is not signed by this key"

# The path: RFC 9162, 2.1.3.2.
[ "$index" -lt "$size" ] || no "there is no such leaf"
{ printf '\000'; cat "$leaf"; } | sha256 > "$work/reached"
at=$index last=$((size - 1))
for line in $path; do
    [ "$last" -gt 0 ] || no "the path is too long"
    unbase64 "$line" > "$work/step"
    if [ $((at & 1)) -eq 1 ] || [ "$at" -eq "$last" ]; then
        join "$work/step" "$work/reached"
        while [ "$at" -gt 0 ] && [ $((at & 1)) -eq 0 ]; do at=$((at >> 1)) last=$((last >> 1)); done
    else
        join "$work/reached" "$work/step"
    fi
    at=$((at >> 1)) last=$((last >> 1))
done
[ "$last" -eq 0 ] || no "the path is too short"
cmp -s "$work/reached" "$work/stated" || no "the leaf does not stand in the log"
echo "the leaf stands in the log"
