import SkillCore

/// A renamed item. The file should keep the old slug, with `replacedBy`.
public struct RoadmapRename: Sendable, Equatable {
  public let old: Slug
  public let new: Slug

  public init(old: Slug, new: Slug) {
    self.old = old
    self.new = new
  }

  /// Possible renames without `replacedBy`: for each removed item at most one added item, by the
  /// same label in a language, else by a slug that differs in a few letters.
  public static func likely(from old: Roadmap, to new: Roadmap) -> [RoadmapRename] {
    let (before, after) = (Set(old.items.map(\.slug)), Set(new.items.map(\.slug)))
    let gone = old.items.filter { $0.counts && !after.contains($0.slug) }
    var came = new.items.filter { $0.counts && !before.contains($0.slug) }
    // With hundreds of removed items it is another roadmap, not a rename.
    guard gone.count <= 100, came.count <= 1_000 else { return [] }
    var renames: [RoadmapRename] = []
    func take(_ isLike: (Roadmap.Item, Roadmap.Item) -> Bool) {
      for item in gone where !renames.contains(where: { $0.old == item.slug }) {
        guard let index = came.firstIndex(where: { isLike(item, $0) }) else { continue }
        renames.append(RoadmapRename(old: item.slug, new: came.remove(at: index).slug))
      }
    }
    take { sameLabel($0.label, $1.label) }
    // `Git` became `Git und Versionierung`: only if unambiguous.
    for item in gone where !renames.contains(where: { $0.old == item.slug }) {
      let like = came.indices.filter { saysMore(item.label, came[$0].label) }
      guard like.count == 1 else { continue }
      renames.append(RoadmapRename(old: item.slug, new: came.remove(at: like[0]).slug))
    }
    take { nearestWord(to: $0.slug.description, in: [$1.slug.description]) != nil }
    return renames
  }

  /// Whether one label has all words of the other.
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
