#!/bin/sh
# Writes the Kotlin of Android: generate.sh <uniffi-bindgen> <library> <folder>
set -eu
generator=$1 library=$2 folder=$3
"$generator" generate --language kotlin --no-format --config "$(dirname "$0")/uniffi.toml" --out-dir "$folder" "$library"
# UniFFI 0.32 renames an object everywhere but in what its named constructors return.
source=$folder/io/github/tracuu/tracuu.kt
sed -E 's/(FfiConverterType|\): )SearchIndex( |\.|$)/\1NativeIndex\2/g' "$source" > "$source.renamed"
mv "$source.renamed" "$source"
