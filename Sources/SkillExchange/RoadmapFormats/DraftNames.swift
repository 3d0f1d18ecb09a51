import SkillCore

/// Slugs for what a draft lists, one each.
///
/// Skills of the same slug are one skill in all roadmaps. A label that another roadmap gives to the
/// same slug shares it; for another label the slug begins with the roadmap's.
struct DraftNames {
  private(set) var slugs: [Slug] = []

  init(_ draft: RoadmapDraft, of roadmap: Slug, known: [Slug: [Text]]) {
    var pool = SlugPool(taken: Set(draft.items.compactMap(\.slug)))
    for (offset, item) in draft.items.enumerated() {
      if let own = item.slug {
        slugs.append(own)
        continue
      }
      var slug =
        Slug(label: item.label) ?? Slug(label: "\(roadmap) \(offset + 1)") ?? .unnamed
      if let labels = known[slug], !labels.contains(where: { DraftNames.shares($0, item.label) }) {
        slug = Slug(label: "\(roadmap) \(item.label)") ?? slug
      }
      slugs.append(pool.take(slug))
    }
  }

  /// The same name, or one that says more of the same: `Redis` and `Redis (cache)`.
  private static func shares(_ known: Text, _ label: String) -> Bool {
    let mine = FoldedText(name: label)
    return [known.en, known.zh].contains {
      let other = FoldedText(name: $0)
      return other.hasPrefix(mine) || mine.hasPrefix(other)
    }
  }
}
