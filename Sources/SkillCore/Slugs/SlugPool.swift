/// Makes slugs unique by appending numbers.
public struct SlugPool {
  private var taken: Set<Slug>
  /// The next number to try, so that n equal names take n tries.
  private var next: [Slug: Int] = [:]

  public init(taken: Set<Slug> = []) {
    self.taken = taken
  }

  /// The slug, or the slug with the first free number from 2.
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
