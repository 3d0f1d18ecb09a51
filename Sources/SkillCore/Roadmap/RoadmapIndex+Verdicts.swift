extension RoadmapIndex {
  /// The not-applicable marks of one capability that count. A mark on a must-have does not; if
  /// everything is marked (after a merge, say) none does, so that a capability never becomes empty.
  func heededMarks(among entries: [EntryID], _ record: Record) -> [EntryID: FactID] {
    var marks: [EntryID: FactID] = [:]
    for entry in entries where !isMustHave(entry) {
      marks[entry] = record[entry.slug].notApplicable
    }
    return marks.count < entries.count ? marks : [:]
  }

  func isMustHave(_ entry: EntryID) -> Bool {
    switch entry {
    case .item(let slug): position[slug].map { items[$0].mustHave } ?? false
    case .group(let slug): groups[slug]?.mustHave ?? false
    }
  }

  func verdict(of entry: EntryID, _ masteries: [Mastery], mark: FactID?) -> ItemVerdict? {
    switch entry {
    case .item(let slug):
      return position[slug].map { ItemVerdict(items[$0], masteries[$0], mark: mark) }
    case .group(let slug):
      let members = (members[slug] ?? []).map {
        ItemVerdict(items[$0], masteries[$0], mark: mark)
      }
      return groups[slug].map { ItemVerdict($0, members: members, mark: mark) }
    }
  }
}
