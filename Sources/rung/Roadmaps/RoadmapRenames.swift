import SkillCore
import SkillExchange

/// The renames in a roadmap file, from `--renamed` or from answered questions. The file then keeps
/// the old slugs, with `replacedBy`.
struct RoadmapRenames {
  let accepted: [RoadmapRename]
  /// Possible renames that the user declined.
  let declined: [RoadmapRename]

  static let none = RoadmapRenames(accepted: [], declined: [])

  /// - Throws: `Refusal` 64 for a word that is not `OLD=NEW`.
  static func given(_ words: [String]) throws -> [RoadmapRename] {
    try words.map { word in
      let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let old = Slug(parts[0]), let new = Slug(parts[1]) else {
        throw Refusal(
          "bad-rename", .usage,
          Text("'\(visible(word))' is not OLD=NEW", zh: "\(visible(word)) 没有说明改名"),
          hint: Text("For example: --renamed redis-cache=redis", zh: "请写作：--renamed 旧=新，两个标识符"))
      }
      return RoadmapRename(old: old, new: new)
    }
  }

  /// Asks about each possible rename that is not given already.
  static func asked(
    _ given: [RoadmapRename], from old: Roadmap, to new: Roadmap, _ ask: (String) -> String?
  ) -> RoadmapRenames {
    let likely = RoadmapRename.likely(from: old, to: new).filter { guess in
      !given.contains { $0.old == guess.old || $0.new == guess.new }
    }
    var (accepted, declined) = (given, [RoadmapRename]())
    for guess in likely {
      let question = say(
        "\(guess.old) is gone and \(guess.new) is new. Was it renamed? [y/N] ",
        zh: "\(guess.old) 没有了，新增了 \(guess.new)。是改名吗？[y/N] ")
      if isYes(ask(question)) { accepted.append(guess) } else { declined.append(guess) }
    }
    return RoadmapRenames(accepted: accepted, declined: declined)
  }
}

/// Whether an answer means yes, in either language.
func isYes(_ answer: String?) -> Bool {
  ["y", "yes", "是", "好"].contains(answer?.lowercased() ?? "")
}

/// A roadmap amended by the old slugs of renamed items.
struct AmendedRoadmap {
  let roadmap: Roadmap
  /// The file to rewrite; nil for a stored version, which gets a successor instead.
  private let file: (path: String, bytes: [UInt8])?

  var path: String? { file?.path }

  /// - Throws: `Refusal` 65 if an old slug is still there, or a new one is missing.
  init(file path: String, _ renames: [RoadmapRename], from old: Roadmap, _ context: Context) throws
  {
    let read = try InputFile.read(path, limit: RoadmapFindings.limit, context)
    let (bytes, roadmap) = try AmendedRoadmap.keeping(renames, from: old, in: read, path)
    self.roadmap = roadmap
    file = (path, bytes)
  }

  /// - Parameter version: the successor's.
  init(
    _ stored: Roadmap, version: Int, _ renames: [RoadmapRename], from old: Roadmap
  ) throws {
    let read = Array(RoadmapFile.encode(stored).utf8)
    var roadmap = try AmendedRoadmap.keeping(
      renames, from: old, in: read, "\(stored.reference)"
    ).roadmap
    roadmap.version = version
    self.roadmap = roadmap
    file = nil
  }

  private static func keeping(
    _ renames: [RoadmapRename], from old: Roadmap, in read: [UInt8], _ name: String
  ) throws -> (bytes: [UInt8], roadmap: Roadmap) {
    var bytes = read
    let findings = RoadmapFindings(file: name) { () throws(FileFault) in
      bytes = try RoadmapFile.keeping(renames, from: old, in: read)
      return try RoadmapFile.decode(bytes)
    }
    return (bytes, try findings.sound())
  }

  func write() throws {
    guard let file else { return }
    try OutputFile.write(file.path) { try $0(file.bytes) }
  }
}
