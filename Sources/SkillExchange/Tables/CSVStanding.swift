import SkillCore

/// Rows of computed tables: export only, as they follow from the facts.
extension CSVTable {
  /// A row of `skills`.
  ///
  /// - Parameters:
  ///   - mastery: 0...100.
  ///   - completedAt: the time of the completion that counts; nil without one.
  public static func row(
    of item: Roadmap.Item, in roadmap: Roadmap, state: ItemState, mastery: Int,
    studied: StudyTime, completedAt: Moment?
  ) -> [String] {
    [
      roadmap.slug.description, String(roadmap.version), item.stage.map(String.init) ?? "",
      item.slug.description, item.label.en, item.label.zh, String(item.stars),
      item.capability.description, state.rawValue, String(mastery), String(studied.seconds),
      completedAt?.iso8601 ?? "",
    ]
  }

  /// The rows of `levels` for one learner and one policy, a row per capability in roadmap order.
  /// The level is empty below the lowest one.
  public static func rows(
    of assessment: Assessment, learner: String, roadmap: Roadmap, asOf: LocalDay
  ) -> [[String]] {
    let head = [
      learner, roadmap.slug.description, String(roadmap.version), asOf.description,
      assessment.policy.rawValue, assessment.level?.id.description ?? "",
    ]
    return assessment.capabilities.map { capability in
      head + [
        capability.id.description, capability.level.description, String(capability.score),
        capability.met ? "true" : "false",
        capability.missing.map(\.description).joined(separator: " "),
      ]
    }
  }
}
