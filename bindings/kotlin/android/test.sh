#!/bin/sh
# Tests what needs no NDK: the sources for Android, the layout with the library of this machine in it, the rules, the scripts.
set -eu
cd "$(dirname "$0")/../../.."
android=bindings/kotlin/android
target=${CARGO_TARGET_DIR:-target}
work=bindings/kotlin/target/android
failed() { echo "FAILED android: $1" >&2; exit 1; }

for script in "$android"/*.sh; do sh -n "$script" || failed "$script"; done

# The two tables of names differ in the cleaner alone.
plain() { grep -v -e '^#' -e '^android = true$' -e '^$' "$1"; }
[ "$(plain "$android/uniffi.toml")" = "$(plain bindings/kotlin/uniffi.toml)" ] || failed "the two uniffi.toml differ"

library=$(ls "$target"/debug/libtracuu_ffi.so "$target"/debug/libtracuu_ffi.dylib 2>/dev/null | head -n 1)
[ -n "$library" ] || { echo "android: SKIP, no library was built"; exit 0; }
rm -rf "$work"
"$android/generate.sh" "$target/debug/uniffi-bindgen" "$library" "$work/generated"
source=$work/generated/io/github/tracuu/tracuu.kt
grep -q 'AndroidSystemCleaner' "$source" || failed "the sources do not use Android's cleaner"
grep -q 'class NativeIndex' "$source" || failed "the sources are not renamed"
! grep -qE '(FfiConverterType|\): )SearchIndex( |\.|$)' "$source" || failed "the sources are renamed by halves"

# The layout of an AAR, with the library of this machine in the place of Android's.
mkdir -p "$work/aar/jni/x86_64"
cp "$android/src/main/AndroidManifest.xml" "$work/aar/"
cp "$android/consumer-rules.pro" "$work/aar/proguard.txt"
cp "$library" "$work/aar/jni/x86_64/libtracuu_ffi.so"
for file in AndroidManifest.xml proguard.txt jni/x86_64/libtracuu_ffi.so; do
    [ -s "$work/aar/$file" ] || failed "the layout lacks $file"
done
rm -rf "$work/aar/jni"

for rule in '-keep class com.sun.jna.\*\* { \*; }' '-keep class io.github.tracuu.\*\* { \*; }' '-dontwarn java.awt'; do
    grep -q -e "^$rule" "$android/consumer-rules.pro" || failed "consumer-rules.pro lacks $rule"
done
for line in 'consumerProguardFiles("consumer-rules.pro")' 'jna:.*@aar' 'minSdk = 26' '../src/main/kotlin'; do
    grep -q -e "$line" "$android/build.gradle.kts" || failed "build.gradle.kts lacks $line"
done
for flag in max-page-size=16384 common-page-size=16384 'cargo xtask alignment'; do
    grep -q -e "$flag" "$android/build-native.sh" || failed "build-native.sh lacks $flag"
done
echo "android: sources, layout, rules and scripts are right; libraries for Android were not built here"
