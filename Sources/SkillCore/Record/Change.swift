/// A difference between two verdicts on one roadmap.
public enum Change: Hashable, Sendable {
  /// Its score or whether it is met changed, or only something in it.
  case capability(from: CapabilityVerdict, to: CapabilityVerdict)
  /// An item, a group or a group's member whose mastery or state changed.
  case item(from: ItemVerdict, to: ItemVerdict)
}

extension Assessment {
  /// The differences in roadmap order: each capability before its items, each group before its
  /// members. What only one of the roadmaps has is left out.
  public func changes(since earlier: Assessment) -> [Change] {
    let old = Dictionary(earlier.capabilities.map { ($0.id, $0) }) { first, _ in first }
    return capabilities.flatMap { capability -> [Change] in
      guard let before = old[capability.id] else { return [] }
      // Shared items are listed once, under their own capability.
      let items =
        capability.itemsOf == nil
        ? Assessment.changes(from: before.items, to: capability.items) : []
      let isSame =
        before.score == capability.score && before.met == capability.met && items.isEmpty
      return (isSame ? [] : [.capability(from: before, to: capability)]) + items
    }
  }

  private static func changes(from old: [ItemVerdict], to new: [ItemVerdict]) -> [Change] {
    let old = Dictionary(old.map { ($0.entry, $0) }) { first, _ in first }
    return new.flatMap { item -> [Change] in
      guard let before = old[item.entry] else { return [] }
      let isSame = before.mastery == item.mastery && before.state == item.state
      return (isSame ? [] : [.item(from: before, to: item)])
        + changes(from: before.members, to: item.members)
    }
  }
}
