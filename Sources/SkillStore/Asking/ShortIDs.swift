import SkillCore
import ThinSQLite

extension Store {
  /// The shortest suffix of its id, of at least four digits, that is unique.
  public func shortID(_ id: FactID) throws -> String {
    try shortIDs([id]).first ?? id.suffix(4)
  }

  /// The same of several, six to a query.
  public func shortIDs(_ ids: [FactID]) throws -> [String] {
    var (rest, short) = (ids[...], [String]())
    while !rest.isEmpty {
      let some = rest.prefix(Store.idsAtATime)
      rest = rest.dropFirst(Store.idsAtATime)
      // As a rule no other id ends like it.
      short += try zip(some, haveRivals(some)).map { try $1 ? longerID($0) : $0.suffix(4) }
    }
    return short
  }

  private func longerID(_ id: FactID) throws -> String {
    let rivals = try endings(like: id)
    let own = Ending(id)
    // Sorted by suffix, the most similar ids are neighbours.
    let place = rivals.place { $0 < own }
    let next = place + (place < rivals.count && rivals[place] == own ? 1 : 0)
    let neighbours = [place - 1, next].filter(rivals.indices.contains).map { rivals[$0] }
    let shared = neighbours.map(own.digitsShared).max() ?? 0
    return id.suffix(min(max(shared + 1, 4), 32))
  }

  /// The ids with the same last two bytes, sorted by suffix; cached.
  private func endings(like id: FactID) throws -> [Ending] {
    let tail = Store.tail(id)
    if let known = endings[tail] { return known }
    let ids = try db.all("select uid from fact where substr(uid, 15) = ?1", tail) {
      Ending(try $0.id(0))
    }.sorted()
    if ids.count > 50 { endings[tail] = ids }
    return ids
  }

  private static let idsAtATime = 6
  private static let (rival, rivals) = (rivals(of: 1), rivals(of: idsAtATime))

  private static func rivals(of count: Int) -> String {
    let rival = "(select 1 from fact where substr(uid, 15) = ? and uid <> ? limit 1)"
    return "select " + Array(repeating: rival, count: count).joined(separator: ", ")
  }

  /// Whether another fact has the last two bytes of each.
  ///
  /// - Parameter ids: `idsAtATime` at most.
  private func haveRivals(_ ids: ArraySlice<FactID>) throws -> [Bool] {
    let most = ids.count == 1 ? 1 : Store.idsAtATime
    return try db.withStatement(most == 1 ? Store.rival : Store.rivals) { statement in
      for (place, id) in ids.enumerated() {
        try statement.bind(Store.tail(id), at: 2 * place + 1)
        try statement.bind(id.bytes, at: 2 * place + 2)
      }
      for place in 2 * ids.count..<max(2 * ids.count, 2 * most) {
        try statement.bindNull(at: place + 1)
      }
      guard try statement.step() else { return ids.map { _ in false } }
      let found = try statement.withRow { row in
        try ids.indices.map { try !row.isNull($0 - ids.startIndex) }
      }
      try statement.reset()
      return found
    }
  }

  private static func tail(_ id: FactID) -> [UInt8] {
    [UInt8(truncatingIfNeeded: id.low >> 8), UInt8(truncatingIfNeeded: id.low)]
  }
}
