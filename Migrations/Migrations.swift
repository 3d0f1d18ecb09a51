import ThinSQLite

/// The schema's history, in order. A shipped migration is never edited: `Scripts/new-migration`
/// makes the next one, and adds its line here.
public enum SchemaHistory {
  /// "Rung" in ASCII: marks the file as ours (PRAGMA application_id).
  public static let applicationID: Int32 = 0x5275_6E67

  // The embedded constant is named after the file, with its leading digit replaced.
  private static let files: [(version: Int, name: String, text: @Sendable () -> [UInt8])] = [
    (1, "learners", { PackageResources._001_learners_sql }),
    (2, "roadmaps", { PackageResources._002_roadmaps_sql }),
    (3, "facts", { PackageResources._003_facts_sql }),
    (4, "study_totals", { PackageResources._004_study_totals_sql }),
    (5, "note_search", { PackageResources._005_note_search_sql }),
    (6, "unions", { PackageResources._006_unions_sql }),
    (7, "study_days", { PackageResources._007_study_days_sql }),
    (8, "study_tags", { PackageResources._008_study_tags_sql }),
    (9, "proof_index", { PackageResources._009_proof_index_sql }),
    (10, "lengths", { PackageResources._010_lengths_sql }),
    (11, "shared_items", { PackageResources._011_shared_items_sql }),
    (12, "plain_checks", { PackageResources._012_plain_checks_sql }),
    (13, "study_runs", { PackageResources._013_study_runs_sql }),
    (14, "crowded_days", { PackageResources._014_crowded_days_sql }),
  ]

  /// The `PRAGMA user_version` of an up-to-date file.
  public static var newestVersion: Int { files.last?.version ?? 0 }

  /// - Throws: `MigrationError` if a file lacks its up or its down part.
  public static func migrations() throws -> [Migration] {
    try files.map { file in
      try Migration(
        version: file.version, name: file.name, text: String(decoding: file.text(), as: UTF8.self))
    }
  }
}
