#!/bin/sh
# Builds the libraries of the AAR into src/main/jniLibs, writes the Kotlin, and holds the alignment of every library.
#
#     rustup target add aarch64-linux-android armv7-linux-androideabi x86_64-linux-android
#     cargo install cargo-ndk
#     ANDROID_NDK_HOME=… bindings/kotlin/android/build-native.sh
#
# Not run where there is no NDK; `test.sh` runs it with a `cargo-ndk` that builds nothing. A folder as its argument takes the place of
# this one for what is written.
set -eu
cd "$(dirname "$0")/../../.."
android=bindings/kotlin/android
out=${1:-$android}
libraries=$out/src/main/jniLibs

# Play refuses 64-bit libraries that cannot be loaded into pages of 16 kB.
flags="-C link-arg=-Wl,-z,max-page-size=16384 -C link-arg=-Wl,-z,common-page-size=16384"
# Packed relocations, which Android reads since version 6, are a tenth of the rest.
flags="$flags -C link-arg=-Wl,--pack-dyn-relocs=android"
# Functions that are the same are linked once.
flags="$flags -C link-arg=-Wl,--icf=all"

# The profile `mobile` strips what debuggers want and keeps what the generator reads. The flags are for phones alone: a program of this
# machine with packed relocations crashes.
RUSTFLAGS="${RUSTFLAGS:-} $flags" \
    cargo ndk --platform 26 -t arm64-v8a -t armeabi-v7a -t x86_64 -o "$libraries" build --profile mobile -p tracuu-ffi

cargo build --quiet -p uniffi-bindgen
target=${CARGO_TARGET_DIR:-target}
"$android/generate.sh" "$target/debug/uniffi-bindgen" "$libraries/arm64-v8a/libtracuu_ffi.so" "$out/build/generated/uniffi"

for library in "$libraries"/*/libtracuu_ffi.so; do
    cargo xtask alignment "$library"
done
