/// Resolves a typed name among slugs and labels.
///
/// An exact slug wins, then an exact label of either language, then a unique prefix; of several
/// matches, the one that is a prefix of all others (`postgres` is `postgresql`, not
/// `postgresql-jsonb`). An inner part of a name never decides.
public struct NameList: Sendable {
  public enum Finding: Hashable, Sendable {
    case one(Slug)
    /// It could be any of these.
    case several([Slug])
    /// It is an inner part of these names.
    case pieces([Slug])
    case none
  }

  private struct Entry: Sendable {
    let slug: Slug
    let name: FoldedText
    let labels: [FoldedText]

    var names: [FoldedText] { [name] + labels }
  }

  private let entries: [Entry]

  /// - Parameter names: each thing's slug and its labels.
  public init(_ names: [(slug: Slug, labels: [String])]) {
    entries = names.map { slug, labels in
      Entry(
        slug: slug, name: FoldedText(name: slug.description),
        labels: labels.map(FoldedText.init(name:)))
    }
  }

  public init(_ items: [Roadmap.Item]) {
    self.init(items.map { ($0.slug, [$0.label.en, $0.label.zh]) })
  }

  public func find(_ name: String) -> Finding {
    let wanted = FoldedText(name: name)
    guard !wanted.isEmpty else { return .none }
    if let exact = entries.first(where: { $0.name == wanted }) { return .one(exact.slug) }
    if let found = finding(entries.filter { $0.labels.contains(wanted) }) { return found }
    let begun = entries.compactMap { entry in
      entry.names.filter { $0.hasPrefix(wanted) }.min { $0.text.count < $1.text.count }
        .map { (entry: entry, name: $0) }
    }
    let root = begun.first { one in
      begun.allSatisfy { other in other.entry.names.contains { $0.hasPrefix(one.name) } }
    }
    if let root {
      // 异步 begins one label, and an inner word of another: ambiguous.
      let others = entries.filter { entry in
        !begun.contains { $0.entry.slug == entry.slug }
          && entry.names.contains { $0.hasWord(beginningWith: wanted) }
      }
      guard !root.entry.name.hasPrefix(wanted), !others.isEmpty else {
        return .one(root.entry.slug)
      }
      return .several((begun.map(\.entry) + others).map(\.slug))
    }
    if !begun.isEmpty { return .several(begun.map(\.entry.slug)) }
    let holding = entries.filter { $0.names.contains { $0.contains(wanted) } }
    return holding.isEmpty ? .none : .pieces(holding.map(\.slug))
  }

  private func finding(_ found: [Entry]) -> Finding? {
    guard let first = found.first else { return nil }
    return found.count == 1 ? .one(first.slug) : .several(found.map(\.slug))
  }

  /// Up to three suggestions: by synonym, then by edit distance.
  public func suggestions(for name: String) -> [Slug] {
    let wanted = FoldedText(name: name)
    let known = Set(entries.map(\.slug))
    var found = Synonyms.slugs(for: wanted).filter(known.contains)
    let near = entries.compactMap { entry -> (Int, Slug)? in
      // Up to three letters, an edit may turn the name into any word of a label.
      let words =
        entry.names.map(\.text)
        + (wanted.text.count > 3 ? entry.names.flatMap { $0.words } : [])
      return words.compactMap { slips(wanted.text, $0) }.min().map { ($0, entry.slug) }
    }
    let least = near.map(\.0).min()
    found += near.filter { $0.0 == least }.map(\.1).filter { !found.contains($0) }
    return Array(found.prefix(3))
  }
}

extension FoldedText {
  /// Whether an inner word (after a blank, a hyphen, a bracket or a change of script) begins so.
  fileprivate func hasWord(beginningWith other: FoldedText) -> Bool {
    guard let first = other.text.first else { return false }
    var before: Character?
    for index in text.indices {
      defer { before = text[index] }
      guard let before, text[index] == first, text[index...].hasPrefix(other.text) else { continue }
      let isBreak = !(before.isLetter || before.isNumber) || before.isASCII != first.isASCII
      if isBreak { return true }
    }
    return false
  }

  /// The words of a label or slug.
  fileprivate var words: [String] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "+" || $0 == "#") }.map(String.init)
      .filter { $0.count > 2 }
  }
}
