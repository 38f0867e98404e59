#!/bin/sh
# Builds the libraries of the AAR into src/main/jniLibs, writes the Kotlin, and holds the alignment of every library.
#
#     rustup target add aarch64-linux-android armv7-linux-androideabi x86_64-linux-android
#     cargo install cargo-ndk
#     ANDROID_NDK_HOME=… bindings/kotlin/android/build-native.sh
#
# Not run where there is no NDK; `test.sh` tests what needs none.
set -eu
cd "$(dirname "$0")/../../.."
android=bindings/kotlin/android
libraries=$android/src/main/jniLibs

# Play refuses 64-bit libraries that cannot be loaded into pages of 16 kB.
export RUSTFLAGS="${RUSTFLAGS:-} -C link-arg=-Wl,-z,max-page-size=16384 -C link-arg=-Wl,-z,common-page-size=16384"
# Packed relocations, which Android reads since version 6, are a tenth of the rest.
RUSTFLAGS="$RUSTFLAGS -C link-arg=-Wl,--pack-dyn-relocs=android"

# The profile `mobile` strips what debuggers want and keeps what the generator reads.
cargo ndk --platform 26 -t arm64-v8a -t armeabi-v7a -t x86_64 -o "$libraries" build --profile mobile -p tracuu-ffi

RUSTFLAGS= cargo build --quiet -p uniffi-bindgen
target=${CARGO_TARGET_DIR:-target}
"$android/generate.sh" "$target/debug/uniffi-bindgen" "$libraries/arm64-v8a/libtracuu_ffi.so" "$android/build/generated/uniffi"

for library in "$libraries"/*/libtracuu_ffi.so; do
    cargo xtask alignment "$library"
done
