import SkillCore

extension ForeignFormat {
  static let anki = ForeignFormat(
    name: "anki",
    abstract: Text("Anki's collection (collection.anki2).", zh: "Anki 的集合文件（collection.anki2）。"),
    more: Text(
      "The deck decides the skill, whole or by its parts from the last to the first, then the note's tags. Reviews at most ten minutes apart are one session. The file is only read; close Anki first.",
      zh: "先按整个牌组、再按其各级（从后往前）、最后按笔记的标签确定技能。相隔不超过十分钟的复习合为一次学习。该文件只会被读取；请先关闭 Anki。"),
    examples: ["rung import anki collection.anki2 --map Python=asyncio --skip-unmatched"],
    endings: [".anki2", ".anki21", ".anki21b", ".apkg", ".colpkg"], shape: .database,
    recognise: AnkiReviews.looks
  ) { file, reading, take in
    try AnkiReviews.read(file.anki(), reading, naming: file.naming, take)
  }
}

/// What an Anki collection holds of study: its decks, and one row for each answer.
public struct AnkiCollectionRows {
  /// The deck names of collections up to schema 14, a JSON object; else empty.
  public let decksJSON: String
  /// Of later ones, whose names have U+001F between their levels.
  public let decks: [(id: Int64, name: String)]
  public let forEachReview: ((AnkiReview) throws -> Void) throws -> Void

  public init(
    decksJSON: String, decks: [(id: Int64, name: String)],
    forEachReview: @escaping ((AnkiReview) throws -> Void) throws -> Void
  ) {
    self.decksJSON = decksJSON
    self.decks = decks
    self.forEachReview = forEachReview
  }
}

/// A row of `revlog`, with its card's home deck and its note's tags.
public struct AnkiReview: Sendable {
  /// When it was answered, in milliseconds since 1970.
  public let id: Int64
  /// How long the answer took, in milliseconds.
  public let time: Int64
  public let ease: Int64
  /// 0 learn, 1 review, 2 relearn, 3 filtered, 4 manual, 5 rescheduled.
  public let type: Int64
  /// Nil for a card that was deleted.
  public let deck: Int64?
  /// Blank-separated.
  public let tags: String

  public init(id: Int64, time: Int64, ease: Int64, type: Int64, deck: Int64?, tags: String) {
    self.id = id
    self.time = time
    self.ease = ease
    self.type = type
    self.deck = deck
    self.tags = tags
  }
}

/// Reviews, joined to sessions: of one skill, while the next begins at most 10 minutes after the last
/// ended. Source: FORMATS2, "Anki".
public enum AnkiReviews {
  /// A database is recognised by its tables; what Anki packs it into cannot be read.
  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    let own = "rung import anki ~/.local/share/Anki2/'User 1'/collection.anki2"
    if head.bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      return .init(
        saying: Text("is compressed (zstd)", zh: "是 zstd 压缩文件"),
        instead: Text(
          "If it is Anki's: zstd -d FILE -o collection.anki2, and rung import anki collection.anki2",
          zh: "如果来自 Anki：zstd -d FILE -o collection.anki2，再 rung import anki collection.anki2"))
    }
    guard head.isZip, head.holds("collection.anki2") else {
      return nil
    }
    return .init(
      saying: Text("is a package of Anki's, which is not read", zh: "是 Anki 的打包文件，无法直接读取"),
      instead: Text(
        "Close Anki and give its own file: \(own). Or unpack it: unzip FILE, and zstd -d what ends with .anki21b",
        zh: "请关闭 Anki，直接使用它自己的文件：\(own)。或先解包：unzip FILE，其中以 .anki21b 结尾的再用 zstd -d"))
  }

  public static let deleted = "(deleted cards)"
  private static let longestGap: Int64 = 600_000

  /// - Parameter naming: which of a review's names decides: the deck's whole path, its parts from the last
  ///   to the first, the note's tags.
  public static func read(
    _ rows: AnkiCollectionRows, _ reading: ForeignReading, naming: ForeignNaming,
    _ take: (ForeignEntry) throws -> Void
  ) throws {
    let decks = try deckNames(rows)
    var open: [String: Run] = [:]
    var row = 0
    try rows.forEachReview { review in
      row += 1
      guard isStudy(review) else { return }
      let position = FilePosition(line: row, column: 1)
      let path = review.deck.map { decks[$0] ?? deleted } ?? deleted
      let names = names(of: path, review)
      let second = (Double(review.id) / 1000).rounded(.down)
      guard (0...86_400_000).contains(review.time), ForeignReading.canHold(epoch: Int(second))
      else {
        let known = ForeignNames(project: path, words: names.filter { $0 != path })
        return try take(.refused(unreadable(review, position), names: known))
      }
      let found = naming(names)
      // An undecided deck is one by its path: that is what is listed.
      let key = found.map { "=\($0.skill)" } ?? path
      if var run = open[key], review.id - review.time <= run.last + longestGap {
        run.last = max(run.last, review.id)
        run.first = min(run.first, review.id - review.time)
        open[key] = run
        return
      }
      if let run = open[key] { try take(run.entry(reading)) }
      open[key] = Run(
        first: review.id - review.time, last: review.id, id: review.id, position: position,
        name: found?.name ?? path, path: path, words: names.filter { $0 != path })
    }
    for run in open.values.sorted(by: { $0.id < $1.id }) { try take(run.entry(reading)) }
  }

  /// Manual and rescheduled cards were not answered; an answer without a time was not timed.
  private static func isStudy(_ review: AnkiReview) -> Bool {
    review.ease != 0 && review.time != 0 && review.type != 4 && review.type != 5
  }

  private static func names(of path: String, _ review: AnkiReview) -> [String] {
    let parts = path.components(separatedBy: "::")
    let whole = parts.count > 1 ? [path] : []
    return whole + parts.reversed() + review.tags.split(separator: " ").map(String.init)
  }

  private static func unreadable(_ review: AnkiReview, _ position: FilePosition) -> FileFault {
    FileFault(
      at: position,
      Text(
        "review \(review.id) took \(review.time) ms: that cannot be",
        zh: "复习记录 \(review.id) 的用时 \(review.time) 毫秒：不可能"))
  }

  private static func deckNames(_ rows: AnkiCollectionRows) throws -> [Int64: String] {
    var names: [Int64: String] = [:]
    for deck in rows.decks {
      names[deck.id] = deck.name.components(separatedBy: "\u{1F}").joined(separator: "::")
    }
    guard names.isEmpty, !rows.decksJSON.isEmpty else { return names }
    let json = try PositionedJSON.read(Array(rows.decksJSON.utf8))
    guard case .object(let members) = json.value else { return names }
    for member in members {
      guard let id = Int64(member.key), case .string(let name)? = member.value.find("name")?.value
      else { continue }
      names[id] = name
    }
    return names
  }

  private struct Run {
    var first: Int64
    var last: Int64
    let id: Int64
    let position: FilePosition
    /// What decided; the path where nothing did.
    let name: String
    let path: String
    let words: [String]

    func entry(_ reading: ForeignReading) -> ForeignEntry {
      guard let start = reading.moment(epochSeconds: Double(first) / 1000),
        let end = reading.moment(epochSeconds: Double(last) / 1000)
      else { return .empty }
      let names = ForeignNames(
        project: name, tags: name == path ? [] : [path], words: words)
      return reading.entry(at: position, from: start, to: end, named: names) { time in
        var session = ForeignSession(
          position: position, externalID: "\(id)", time: time, project: name,
          tags: names.tags)
        session.hasID = true
        session.words = words
        return session
      }
    }
  }
}

extension String {
  fileprivate func components(separatedBy mark: String) -> [String] {
    split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
