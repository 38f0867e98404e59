#!/usr/bin/env bash
# Builds TracuuFFI.xcframework: the static libraries for iPhones, their simulator and Macs, with their headers.
#
# Not run here: it needs a Mac with Xcode. Its syntax is checked, and what it calls is written down by Apple and by cargo.
#
# | slice                 | targets                                    |
# | --------------------- | ------------------------------------------ |
# | ios-arm64             | aarch64-apple-ios                          |
# | ios-arm64_x86_64-sim  | aarch64-apple-ios-sim, x86_64-apple-ios    |
# | macos-arm64_x86_64    | aarch64-apple-darwin, x86_64-apple-darwin  |
#
# The headers lie in a folder of their own name, Headers/TracuuFFI, so that an app can hold several frameworks made by UniFFI:
# their files called module.modulemap do not meet.
set -euo pipefail

cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
profile=mobile
out=TracuuFFI.xcframework
export IPHONEOS_DEPLOYMENT_TARGET=15.0 MACOSX_DEPLOYMENT_TARGET=12.0

for tool in cargo rustup lipo xcodebuild; do
    if ! command -v "$tool" >/dev/null; then
        echo "xcframework.sh: expected \`$tool\` on the path, but found none" >&2
        exit 1
    fi
done

target_folder=$(cargo metadata --manifest-path "$root/Cargo.toml" --no-deps --format-version 1 |
    sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The static library of one target. `cargo rustc` makes that alone: `cargo build` would link a dynamic one, too.
build() {
    rustup target add "$1"
    cargo rustc --manifest-path "$root/Cargo.toml" --package tracuu-ffi --lib \
        --crate-type staticlib --profile "$profile" --target "$1"
}

# join <slice> <target>...: one library that holds all of these.
join() {
    local slice=$1 libraries=()
    shift
    for target in "$@"; do
        build "$target"
        libraries+=("$target_folder/$target/$profile/libtracuu_ffi.a")
    done
    mkdir -p "$work/$slice"
    lipo -create "${libraries[@]}" -output "$work/$slice/libtracuu_ffi.a"
}

join ios aarch64-apple-ios
join simulator aarch64-apple-ios-sim x86_64-apple-ios
join macos aarch64-apple-darwin x86_64-apple-darwin

rm -rf "$out"
xcodebuild -create-xcframework \
    -library "$work/ios/libtracuu_ffi.a" -headers Headers \
    -library "$work/simulator/libtracuu_ffi.a" -headers Headers \
    -library "$work/macos/libtracuu_ffi.a" -headers Headers \
    -output "$out"

du -sh "$out"/*/libtracuu_ffi.a
