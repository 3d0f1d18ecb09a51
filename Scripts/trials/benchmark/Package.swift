// swift-tools-version: 6.1
// A package of its own: what is measured against never enters the product's dependencies.
import PackageDescription

let package = Package(
  name: "benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "rung", path: "../../.."),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CSQLite3", pkgConfig: "sqlite3"),
    .executableTarget(name: "loops-c", dependencies: ["CSQLite3"], path: "Sources/LoopsC"),
    .executableTarget(
      name: "loops-rung", dependencies: [.product(name: "ThinSQLite", package: "rung")],
      path: "Sources/LoopsRung"),
    .executableTarget(
      name: "loops-grdb", dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      path: "Sources/LoopsGRDB"),
  ],
  swiftLanguageModes: [.v6]
)
