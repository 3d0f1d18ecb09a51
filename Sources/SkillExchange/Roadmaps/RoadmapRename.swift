import SkillCore

/// An item that got another slug. The file should keep the old one, with `replacedBy`.
public struct RoadmapRename: Sendable, Equatable {
  public let old: Slug
  public let new: Slug

  public init(old: Slug, new: Slug) {
    self.old = old
    self.new = new
  }

  /// What the author may have renamed, not knowing of `replacedBy`. One guess for each item that vanished: the same label in a language, else a slug that differs by a few
  /// letters. An item is the new name of one other at most.
  public static func likely(from old: Roadmap, to new: Roadmap) -> [RoadmapRename] {
    let (before, after) = (Set(old.items.map(\.slug)), Set(new.items.map(\.slug)))
    let gone = old.items.filter { $0.counts && !after.contains($0.slug) }
    var came = new.items.filter { $0.counts && !before.contains($0.slug) }
    // Hundreds of items gone at once: another roadmap, not a rename.
    guard gone.count <= 100, came.count <= 1_000 else { return [] }
    var renames: [RoadmapRename] = []
    func take(_ isLike: (Roadmap.Item, Roadmap.Item) -> Bool) {
      for item in gone where !renames.contains(where: { $0.old == item.slug }) {
        guard let index = came.firstIndex(where: { isLike(item, $0) }) else { continue }
        renames.append(RoadmapRename(old: item.slug, new: came.remove(at: index).slug))
      }
    }
    take { sameLabel($0.label, $1.label) }
    // `Git` became `Git und Versionierung`: only where one item alone could be meant.
    for item in gone where !renames.contains(where: { $0.old == item.slug }) {
      let like = came.indices.filter { saysMore(item.label, came[$0].label) }
      guard like.count == 1 else { continue }
      renames.append(RoadmapRename(old: item.slug, new: came.remove(at: like[0]).slug))
    }
    take { nearestWord(to: $0.slug.description, in: [$1.slug.description]) != nil }
    return renames
  }

  /// All words of one label stand in the other.
  private static func saysMore(_ left: Text, _ right: Text) -> Bool {
    [(left.en, right.en), (left.zh, right.zh)].contains { old, new in
      let (old, new) = (NameWords(FoldedText(name: old)), NameWords(FoldedText(name: new)))
      return old.holds(new) || new.holds(old)
    }
  }

  private static func sameLabel(_ left: Text, _ right: Text) -> Bool {
    FoldedText(name: left.en) == FoldedText(name: right.en)
      || FoldedText(name: left.zh) == FoldedText(name: right.zh)
  }
}
