/// An entry of a capability: an item, or an any-of group.
public enum EntryID: Hashable, Sendable, CustomStringConvertible {
  case item(Slug)
  case group(Slug)

  public var slug: Slug {
    switch self {
    case .item(let slug), .group(let slug): slug
    }
  }

  /// `asyncio`, or `@web-framework` for a group.
  public var description: String {
    switch self {
    case .item(let slug): slug.description
    case .group(let slug): "@\(slug)"
    }
  }
}
