#!/bin/sh
# Writes the Kotlin of Android: generate.sh <uniffi-bindgen> <library> <folder>
set -eu
generator=$1 library=$2 folder=$3
"$generator" generate --language kotlin --no-format --config "$(dirname "$0")/uniffi.toml" --out-dir "$folder" "$library"
# UniFFI 0.32 renames an object everywhere but in what its named constructors return.
source=$folder/io/github/tracuu/tracuu.kt
# Half a surrogate pair becomes U+FFFD, and no exception that the errors of the library do not know.
sed -E -e 's/(FfiConverterType|\): )SearchIndex( |\.|$)/\1NativeIndex\2/g' \
    -e 's/onMalformedInput\(CodingErrorAction\.REPORT\)/onMalformedInput(CodingErrorAction.REPLACE).replaceWith(byteArrayOf(-17, -65, -67))/' \
    "$source" > "$source.renamed"
mv "$source.renamed" "$source"
