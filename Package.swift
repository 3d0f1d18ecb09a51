// swift-tools-version: 6.1
import PackageDescription

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "rung",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "rung", targets: ["rung"]),
    // For Scripts/benchmark, which measures the wrapper against its peers.
    .library(name: "SQLite", targets: ["SQLite"]),
    // For Scripts/fuzzing, which drives them.
    .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "SQLite", dependencies: ["CSQLite"]),
    // `.embedInCode` names a member after the file; the ordered list beside the SQL refers to it.
    .target(
      name: "Migrations", dependencies: ["SQLite"], path: "Migrations",
      exclude: ["checksums"],
      resources: [
        .embedInCode("0001_learners.sql"),
        .embedInCode("0002_roadmaps.sql"),
        .embedInCode("0003_facts.sql"),
        .embedInCode("0004_study_totals.sql"),
        .embedInCode("0005_note_search.sql"),
        .embedInCode("0006_unions.sql"),
        .embedInCode("0007_study_days.sql"),
        .embedInCode("0008_study_tags.sql"),
        .embedInCode("0009_proof_index.sql"),
      ]),
    .target(name: "SkillCore"),
    .target(name: "SkillStore", dependencies: ["SkillCore", "Migrations", "SQLite"]),
    .target(
      name: "SkillExchange", dependencies: ["SkillCore"],
      resources: [
        .embedInCode("Roadmaps/python-backend.json"),
        .embedInCode("Roadmaps/data-engineering.json"),
        .embedInCode("Roadmaps/roadmap.schema.json"),
        .embedInCode("PostgreSQL/schema.sql"),
        .embedInCode("record.schema.json"),
      ]),
    .executableTarget(
      name: "rung", dependencies: ["SkillCore", "SkillStore", "SkillExchange", argumentParser],
      exclude: ["Manual"]),
    // What strange input is thrown at, by Scripts/fuzz and by a test.
    .target(
      name: "FuzzTargets",
      dependencies: ["SkillCore", "SkillStore", "SkillExchange", "Migrations", "SQLite"],
      path: "Tests/FuzzTargets"),
    // A memory and a disk that fail, for tests only: no product has it.
    .target(name: "Faults", dependencies: ["CSQLite"], path: "Tests/Faults"),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
    .testTarget(
      name: "MigrationsTests", dependencies: ["Migrations", "SQLite"],
      exclude: ["Golden", "Fixtures"]),
    .testTarget(name: "SkillCoreTests", dependencies: ["SkillCore"]),
    .testTarget(
      name: "SkillStoreTests", dependencies: ["SkillStore", "SkillCore", "Migrations", "SQLite"]),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], exclude: ["Corpus"]),
    .testTarget(
      name: "SkillExchangeTests", dependencies: ["SkillExchange"], exclude: ["Fixtures"]),
    .testTarget(
      name: "rungTests", dependencies: ["rung", "Migrations", "SQLite", "Faults"],
      exclude: ["Transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)
