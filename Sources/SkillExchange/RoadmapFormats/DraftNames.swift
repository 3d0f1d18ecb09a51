import SkillCore

/// Assigns a slug to each item of a draft.
///
/// Skills with the same slug are one skill in all roadmaps. Items of an earlier version keep their
/// slugs. A label that another roadmap has shares that slug; if the slug of a label means another
/// skill there, it is prefixed by the roadmap's slug.
struct DraftNames {
  private(set) var slugs: [Slug] = []
  /// Skills shared with other roadmaps.
  private(set) var shared: [Slug] = []
  /// Skills kept apart in spite of the same slug.
  private(set) var apart: [(slug: Slug, other: Slug, label: Text)] = []

  init(
    _ draft: RoadmapDraft, of roadmap: Slug, known: [Slug: [Text]], earlier: Roadmap? = nil
  ) {
    var kept: [FoldedText: Slug] = [:]
    for item in earlier?.items ?? [] where item.counts {
      let label = FoldedText(name: item.label.en)
      if kept[label] == nil { kept[label] = item.slug }
    }
    let byLabel = DraftNames.byLabel(known)
    var pool = SlugPool(taken: Set(draft.items.compactMap(\.slug)))
    // Earlier slugs are assigned first, to the first item with the label.
    let own = draft.items.map { item -> Slug? in
      guard item.slug == nil, let slug = kept.removeValue(forKey: FoldedText(name: item.label))
      else { return item.slug }
      let free = pool.take(slug)
      return free == slug ? slug : nil
    }
    for (offset, item) in draft.items.enumerated() {
      if let slug = own[offset] {
        slugs.append(slug)
        if known[slug] != nil { shared.append(slug) }
        continue
      }
      let plain = Slug(label: item.label) ?? Slug(label: "\(roadmap) \(offset + 1)") ?? .unnamed
      var slug = plain
      if let labels = known[slug] {
        if labels.contains(where: { DraftNames.shares($0, item.label) }) {
          shared.append(slug)
        } else {
          slug = Slug(label: "\(roadmap) \(item.label)") ?? slug
          apart.append((slug, plain, labels[0]))
        }
      } else if let other = byLabel[FoldedText(name: item.label)] {
        slug = other
        shared.append(slug)
      }
      slugs.append(pool.take(slug))
    }
  }

  var remarks: [Text] {
    var remarks: [Text] = []
    if !shared.isEmpty {
      let (names, more) = DraftNames.few(shared.map { "\($0)" })
      remarks.append(
        Text(
          "shared with other roadmaps: \(names)" + (more > 0 ? " and \(more) more" : ""),
          zh: "与其他路线图共有：\(names)" + (more > 0 ? " 等，另有 \(more) 项" : "")))
    }
    for (slug, other, label) in apart.prefix(5) {
      remarks.append(
        Text(
          "\(slug) is kept apart from \(other), which is “\(label.en)” elsewhere; to share it, write that slug",
          zh: "\(slug) 与 \(other)（其他路线图中为“\(label.zh)”）分开；要共用请写该标识符"))
    }
    return remarks
  }

  private static func few(_ names: [String]) -> (String, Int) {
    (names.prefix(12).joined(separator: " "), max(0, names.count - 12))
  }

  /// Labels that only one skill has.
  private static func byLabel(_ known: [Slug: [Text]]) -> [FoldedText: Slug] {
    var found: [FoldedText: Set<Slug>] = [:]
    for (slug, labels) in known {
      for label in labels {
        for name in [label.en, label.zh] { found[FoldedText(name: name), default: []].insert(slug) }
      }
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The same name, or an extended one: `Redis` and `Redis (cache)`, `Docker` and
  /// `containerisation (Dockerfile)`.
  private static func shares(_ known: Text, _ label: String) -> Bool {
    let mine = FoldedText(name: label)
    return [known.en, known.zh].contains {
      let other = FoldedText(name: $0)
      return other.hasPrefix(mine) || mine.hasPrefix(other)
        || NameWords(other).holds(NameWords(mine)) || NameWords(mine).holds(NameWords(other))
    }
  }
}
