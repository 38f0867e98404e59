// swift-tools-version: 6.0
// tracuu for Swift: the generated sources, and a thin layer over them.
//
// | on     | the native library is                                                                        |
// | ------ | -------------------------------------------------------------------------------------------- |
// | Apple  | `TracuuFFI.xcframework`, which `xcframework.sh` builds                                       |
// | Linux  | `libtracuu_ffi.so`, found by the linker: `swift build -Xlinker -L<folder>`                    |
//
// With `TRACUU_SYSTEM_LIBRARY=1` a Mac links `libtracuu_ffi.dylib` as Linux does, for tests without an XCFramework.

import PackageDescription

#if os(Linux)
let usesSystemLibrary = true
#else
let usesSystemLibrary = Context.environment["TRACUU_SYSTEM_LIBRARY"] == "1"
#endif

let native: Target =
    usesSystemLibrary
    ? .systemLibrary(name: "TracuuFFI", path: "Headers/TracuuFFI")
    : .binaryTarget(name: "TracuuFFI", path: "TracuuFFI.xcframework")

let package = Package(
    name: "Tracuu",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [.library(name: "Tracuu", targets: ["Tracuu"])],
    targets: [
        native,
        .target(
            name: "Tracuu",
            dependencies: ["TracuuFFI"],
            linkerSettings: usesSystemLibrary ? [.linkedLibrary("tracuu_ffi")] : []
        ),
        .testTarget(name: "TracuuTests", dependencies: ["Tracuu"]),
    ],
    swiftLanguageModes: [.v6]
)
