/// A record by the items of a roadmap, independent of policy.
struct JudgedRecord {
  let index: RoadmapIndex
  /// By position in `index.items`.
  let items: [Record.Item]
  /// The not-applicable marks that count, by capability; no entry without marks.
  private(set) var marks: [Slug: [EntryID: FactID]] = [:]

  init(_ index: RoadmapIndex, _ record: Record) {
    self.index = index
    let record = record.carried(along: index.replacements)
    items = index.items.map { record[$0.slug] }
    guard record.hasMarks else { return }
    for (capability, entries) in index.entries {
      marks[capability] = index.heededMarks(among: entries, record)
    }
  }

  func mastery(of position: Int, policy: Policy, freshOn: LocalDay?) -> Mastery {
    Mastery(of: index.items[position], items[position], policy: policy, freshOn: freshOn)
  }

  func verdict(
    of capability: Roadmap.Capability, _ masteries: [Mastery]
  ) -> CapabilityVerdict {
    let marks = marks[capability.id]
    return CapabilityVerdict(
      capability,
      items: (index.entries[capability.id] ?? []).compactMap {
        index.verdict(of: $0, masteries, mark: marks?[$0])
      })
  }

  /// The items that may be judged differently on another record.
  func positions(judgedOtherwiseIn other: JudgedRecord) -> [Int] {
    items.indices.filter { !items[$0].isJudged(like: other.items[$0]) }
  }
}
