// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "rung",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "rung", targets: ["rung"]),
    // The wrapper and its migration runner, for other programs too; Scripts/trials/benchmark measures it.
    .library(name: "ThinSQLite", targets: ["ThinSQLite"]),
    // For Scripts/trials/fuzzing, which drives them.
    .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
  ],
  targets: [
    .systemLibrary(
      name: "CThinSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    // Leaves: what is neither SQLite's nor a skill tracker's.
    .target(name: "Digest"),
    .target(name: "LocalFiles"),
    // Its module is not called SQLite, so that it can live beside SQLite.swift.
    .target(
      name: "ThinSQLite", dependencies: ["CThinSQLite", "Digest", "LocalFiles"],
      path: "Sources/SQLite"),
    // `.embedInCode` names a member after the file; the ordered list beside the SQL refers to it.
    .target(
      name: "Migrations", dependencies: ["ThinSQLite"], path: "Migrations",
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
        .embedInCode("0010_lengths.sql"),
        .embedInCode("0011_shared_items.sql"),
        .embedInCode("0012_plain_checks.sql"),
        .embedInCode("0013_study_runs.sql"),
        .embedInCode("0014_crowded_days.sql"),
      ]),
    .target(name: "SkillCore"),
    .target(name: "Arguments", dependencies: ["SkillCore"]),
    .target(
      name: "SkillStore",
      dependencies: ["SkillCore", "Migrations", "ThinSQLite", "Digest", "LocalFiles"]),
    .target(
      name: "SkillExchange", dependencies: ["SkillCore"],
      // These ship as the literals of ShippedRoadmapTexts.swift, which take no time to compile.
      exclude: [
        "Roadmaps/data-engineering.json", "Roadmaps/devops-sre.json", "Roadmaps/frontend-web.json",
        "Roadmaps/go-backend.json", "Roadmaps/machine-learning.json", "Roadmaps/swift-server.json",
      ],
      resources: [
        .embedInCode("Roadmaps/python-backend.json"),
        .embedInCode("Roadmaps/roadmap.schema.json"),
        .embedInCode("PostgreSQL/schema.sql"),
        .embedInCode("record.schema.json"),
      ]),
    .executableTarget(
      name: "rung", dependencies: ["SkillCore", "SkillStore", "SkillExchange", "Arguments"]),
    // What strange input is thrown at, by Scripts/trials/fuzz and by a test.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Arguments", "SkillCore", "SkillStore", "SkillExchange", "Migrations", "ThinSQLite",
      ],
      path: "Tests/FuzzTargets"),
    // A memory and a disk that fail, for tests only: no product has it.
    .target(name: "Faults", dependencies: ["CThinSQLite"], path: "Tests/Faults"),
    // What the tests of several targets need.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "DigestTests", dependencies: ["Digest"]),
    .testTarget(name: "SQLiteTests", dependencies: ["ThinSQLite", "LocalFiles", "TestSupport"]),
    .testTarget(
      name: "MigrationsTests", dependencies: ["Migrations", "ThinSQLite", "TestSupport"],
      exclude: ["Golden", "Fixtures"]),
    .testTarget(
      name: "SkillCoreTests", dependencies: ["SkillCore", "TestSupport"], exclude: ["Phrases"]),
    .testTarget(
      name: "SkillStoreTests",
      dependencies: ["SkillStore", "SkillCore", "Migrations", "ThinSQLite", "TestSupport"]),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], exclude: ["Corpus"]),
    .testTarget(
      name: "SkillExchangeTests", dependencies: ["SkillExchange", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "rungTests",
      dependencies: ["rung", "Arguments", "Migrations", "ThinSQLite", "Faults", "TestSupport"],
      exclude: ["Transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)
