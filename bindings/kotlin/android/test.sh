#!/bin/sh
# Tests what needs no NDK: build-native.sh with a `cargo-ndk` that drops this machine's library, the sources, the rules, the scripts.
set -eu
cd "$(dirname "$0")/../../.."
android=bindings/kotlin/android
target=${CARGO_TARGET_DIR:-target}
work=$PWD/bindings/kotlin/target/android
failed() { echo "FAILED android: $1" >&2; exit 1; }

for script in "$android"/*.sh; do sh -n "$script" || failed "$script"; done

# The two tables of names differ in the cleaner alone.
plain() { grep -v -e '^#' -e '^android = true$' -e '^$' "$1"; }
[ "$(plain "$android/uniffi.toml")" = "$(plain bindings/kotlin/uniffi.toml)" ] || failed "the two uniffi.toml differ"

for rule in '-keep class com.sun.jna.\*\* { \*; }' '-keep class io.github.tracuu.\*\* { \*; }' '-dontwarn java.awt'; do
    grep -q -e "^$rule" "$android/consumer-rules.pro" || failed "consumer-rules.pro lacks $rule"
done
for line in 'consumerProguardFiles("consumer-rules.pro")' 'jna:.*@aar' 'minSdk = 26' '../src/main/kotlin' 'build/generated/uniffi'; do
    grep -q -e "$line" "$android/build.gradle.kts" || failed "build.gradle.kts lacks $line"
done

if [ "$(uname -s)" != Linux ]; then
    echo "SKIP android: the libraries of this machine are no ELF, so build-native.sh was not run"
    exit 0
fi

# In the place of the NDK: a library for this machine, aligned by the flags that the script gave.
rm -rf "$work"
mkdir -p "$work/bin"
cat > "$work/bin/cargo-ndk" <<'STUB'
#!/bin/sh
set -eu
case "$RUSTFLAGS" in *--pack-dyn-relocs=android*) ;; *) echo "no packed relocations" >&2; exit 1 ;; esac
library=$TRACUU_STUB_LIBRARY
shift
while [ $# -gt 0 ]; do
    case "$1" in
        -t) abis="${abis:-} $2"; shift 2 ;;
        -o) out=$2; shift 2 ;;
        *) shift ;;
    esac
done
for abi in $abis; do
    mkdir -p "$out/$abi"
    cp "$library" "$out/$abi/"
done
STUB
chmod +x "$work/bin/cargo-ndk"
# Leaves the library of this machine there, aligned as those of phones are.
cargo xtask alignment
library=$target/debug/libtracuu_ffi.so
[ -f "$library" ] || failed "no library was built"

TRACUU_STUB_LIBRARY=$library PATH="$work/bin:$PATH" "$android/build-native.sh" "$work/aar" || failed "build-native.sh"
for abi in arm64-v8a armeabi-v7a x86_64; do
    [ -s "$work/aar/src/main/jniLibs/$abi/libtracuu_ffi.so" ] || failed "build-native.sh left no library for $abi"
done
source=$work/aar/build/generated/uniffi/io/github/tracuu/tracuu.kt
grep -q 'AndroidSystemCleaner' "$source" || failed "the sources do not use Android's cleaner"
grep -q 'CodingErrorAction.REPLACE' "$source" || failed "half a surrogate pair throws"
grep -q 'class NativeIndex' "$source" || failed "the sources are not renamed"
! grep -qE '(FfiConverterType|\): )SearchIndex( |\.|$)' "$source" || failed "the sources are renamed by halves"
rm -rf "$work"
echo "android: build-native.sh, sources, rules and scripts are right; libraries for Android were not built here"
