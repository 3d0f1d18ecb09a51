/// Makes slugs unique, by a number after those that are taken.
public struct SlugPool {
  private var taken: Set<Slug>
  /// The number to try next, so that a thousand equal names take no million looks.
  private var next: [Slug: Int] = [:]

  public init(taken: Set<Slug> = []) {
    self.taken = taken
  }

  /// The slug, or with the first number from 2 that makes it new.
  public mutating func take(_ slug: Slug) -> Slug {
    var free = slug
    while !taken.insert(free).inserted {
      let number = next[slug] ?? 2
      free = slug.numbered(number)
      next[slug] = number + 1
    }
    return free
  }
}
